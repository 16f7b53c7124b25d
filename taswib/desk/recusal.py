"""A conflict of interest: who stands too close to a matter to judge it, and why. permissions.py asks it of every act.

Who wrote an article stands on its byline, who edited it beside it (`Article.editors`); the rest is a row here.
"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from taswib.archive.article import Article
from taswib.people.person import Person

if TYPE_CHECKING:
    from taswib.desk.case import Case


class Ground(models.TextChoices):
    """Why somebody is recused."""

    WROTE = "wrote", _("wrote the article")
    EDITED = "edited", _("edited the article")
    NAMED = "named", _("a report is about them")
    DECLARED = "declared", _("declared a conflict of interest")


class RecusalQuerySet(models.QuerySet["Recusal"]):
    def standing(self) -> "RecusalQuerySet":
        return self.filter(lifted_at=None)

    def of(self, person: Person) -> "RecusalQuerySet":
        return self.filter(person=person)

    def of_articles(self) -> "RecusalQuerySet":
        """From everything on an article."""
        return self.filter(report=None)

    def of_reports(self) -> "RecusalQuerySet":
        """From the case in which a report is handled, whichever that is."""
        return self.exclude(report=None)

    def touching(self, case: "Case") -> "RecusalQuerySet":
        """Those that keep somebody from this case."""
        return self.standing().filter(Q(report=None, article=case.article_id) | Q(report__case=case))


class Recusal(models.Model):
    """Of one article, or of one report, with which it goes into whatever case the report is handled in.

    `why` is the desk's sentence, "" where the reader said whom the report is about; `by` is empty then.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="recusals")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="recusals")
    report = models.ForeignKey("desk.Report", null=True, on_delete=models.CASCADE, related_name="recusals")
    ground = models.CharField(max_length=8, choices=Ground.choices)
    why = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    objects = RecusalQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "report", "ground"], condition=Q(lifted_at=None), name="recused_once_a_report"
            ),
            models.UniqueConstraint(
                fields=["person", "article", "ground"],
                condition=Q(lifted_at=None, report=None),
                name="recused_once_an_article",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_ground_display()}"


def grounds_of(person: Person, article: Article, case: "Case | None" = None) -> frozenset[Ground]:
    """Why `person` may not judge the case; without one, anything on the article. Asked in one query."""
    standing = Recusal.objects.standing().of(person).filter(article=OuterRef("pk"))
    named = standing.of_reports()
    asked = {
        Ground.WROTE: Article.authors.through.objects.filter(article=OuterRef("pk"), person=person),
        Ground.EDITED: Article.editors.through.objects.filter(article=OuterRef("pk"), person=person),
        Ground.NAMED: named.filter(report__case=case.pk) if case else named,
        Ground.DECLARED: standing.of_articles(),
    }
    found = {ground.value: Exists(rows) for ground, rows in asked.items()}
    row = Article.objects.filter(pk=article.pk).values(**found).first() or {}
    return frozenset(ground for ground in Ground if row.get(ground.value))


def conflicted(person: Person, *, article: str = "article", case: str = "pk") -> Q:
    """The condition that a row is of an article or a case from which `person` is recused; these are its fields' names."""
    standing = Recusal.objects.standing().of(person)
    return (
        Q(**{f"{article}__in": Article.authors.through.objects.filter(person=person).values("article")})
        | Q(**{f"{article}__in": Article.editors.through.objects.filter(person=person).values("article")})
        | Q(**{f"{article}__in": standing.of_articles().values("article")})
        | Q(**{f"{case}__in": standing.of_reports().values("report__case")})
    )
