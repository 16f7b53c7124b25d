"""Which role a person holds in which newsroom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.people.newsroom import Newsroom


class Role(models.TextChoices):
    EDITOR = "editor", _("Desk editor")
    STANDARDS = "standards", _("Standards editor")
    AUTHOR = "author", _("Author")
    REVIEWER = "reviewer", _("Outside reviewer")
    ADMINISTRATOR = "administrator", _("Administrator")


MEANING = {
    Role.EDITOR: _("Handles cases: reads reports, writes to readers, decides, publishes. Never on their own articles."),
    Role.STANDARDS: _("Does what an editor does, and keeps the rules: deadlines, holidays, codes."),
    Role.AUTHOR: _("Explains what they wrote; sees neither what readers wrote nor who they are."),
    Role.REVIEWER: _("From outside: reads reports and decides; never learns how to reach a reader."),
    Role.ADMINISTRATOR: _("Keeps people, sources and rules; reads nothing of what readers send."),
}
"""Each role in one sentence, as the page of people says it."""


class MembershipQuerySet(models.QuerySet["Membership"]):
    def of(self, newsroom: Newsroom) -> "MembershipQuerySet":
        return self.filter(newsroom_id=newsroom.pk)

    def administrators(self) -> "MembershipQuerySet":
        """Of those who can still sign in."""
        return self.filter(role=Role.ADMINISTRATOR, person__is_active=True)


class Membership(models.Model):
    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newsroom", "person", "role"], name="one_row_a_role")]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_role_display()} · {self.newsroom}"
