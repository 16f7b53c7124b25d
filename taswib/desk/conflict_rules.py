"""What a newsroom says of conflicts of interest: who is next in line, and whether grave steps take two persons."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.people.membership import Role
from taswib.people.newsroom import Newsroom


class Line(models.TextChoices):
    """To whom a case goes first when somebody of the desk is recused; the reviewer from outside always comes last."""

    STANDARDS_FIRST = "standards", _("standards editor, then the other editors, then the reviewer from outside")
    EDITORS_FIRST = "editor", _("other editors, then the standards editor, then the reviewer from outside")

    @property
    def roles(self) -> tuple[Role, ...]:
        first, second = Role.STANDARDS, Role.EDITOR
        return (first, second, Role.REVIEWER) if self == Line.STANDARDS_FIRST else (second, first, Role.REVIEWER)


class ConflictRules(models.Model):
    """One row a newsroom; a newsroom without one keeps to the defaults."""

    newsroom = models.OneToOneField(Newsroom, on_delete=models.CASCADE, related_name="conflict_rules")
    line = models.CharField(max_length=9, choices=Line.choices, default=Line.STANDARDS_FIRST)
    two_persons = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.newsroom} · {self.get_line_display()}"

    @classmethod
    def of(cls, newsroom: Newsroom) -> "ConflictRules":
        return cls.objects.filter(newsroom=newsroom).first() or cls(newsroom=newsroom)

    @property
    def roles(self) -> tuple[Role, ...]:
        """The line, from the first to the last."""
        return Line(self.line).roles
