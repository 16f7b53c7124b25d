"""What was done to people: who invited whom, which roles changed, who left, whose sessions were ended."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.people.membership import Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person


class PersonStep(models.TextChoices):
    INVITED = "invited", _("invited")
    UNINVITED = "uninvited", _("invitation taken back")
    JOINED = "joined", _("joined")
    ROLES = "roles", _("roles changed")
    LEFT = "left", _("left")
    BYLINES = "bylines", _("names in bylines changed")
    SESSIONS = "sessions", _("sessions ended")
    PASSWORD = "password", _("password changed")
    FACTOR = "factor", _("second factor set up")
    NO_FACTOR = "no_factor", _("second factor taken away")
    CODES = "codes", _("recovery codes made")
    CODE_USED = "code_used", _("recovery code used")
    GUESSED = "guessed", _("too many wrong codes")
    RULES = "rules", _("rules of signing in changed")
    LINE = "line", _("next in line on conflicts of interest changed")
    TWO = "two", _("rule of two switched on")
    ONE = "one", _("rule of two switched off")


_OF_ROLES = {PersonStep.INVITED, PersonStep.UNINVITED, PersonStep.JOINED, PersonStep.ROLES}


_OF_CONFLICTS = (PersonStep.LINE, PersonStep.TWO, PersonStep.ONE)


class PersonEventQuerySet(models.QuerySet["PersonEvent"]):
    def of_conflict_rules(self) -> "PersonEventQuerySet":
        """Who changed the rules on conflicts of interest, and why."""
        return self.filter(step__in=_OF_CONFLICTS).select_related("by")

    def update(self, **kwargs: object) -> int:
        raise TypeError("What was done to people is never changed; record another row.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("What was done to people is never deleted.")


class PersonEvent(models.Model):
    """`by` is empty where the operator did it by a command; `detail` names roles or a colleague, never a secret."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="person_events")
    step = models.CharField(max_length=10, choices=PersonStep.choices)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    detail = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    objects = PersonEventQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.get_step_display()} · {self.at:%Y-%m-%d}"

    @property
    def told(self) -> str:
        """The detail for people to read: roles by their names."""
        if self.step not in _OF_ROLES:
            return self.detail
        return " · ".join(str(Role(one).label) for one in self.detail.split() if one in Role.values)


def tell(
    newsroom: Newsroom,
    step: PersonStep,
    *,
    by: Person | None,
    now: datetime,
    person: Person | None = None,
    detail: str = "",
) -> PersonEvent:
    """Leave the row, in the caller's transaction."""
    return PersonEvent.objects.create(newsroom=newsroom, step=step, person=person, by=by, detail=detail[:300], at=now)


def tell_everywhere(person: Person, step: PersonStep, *, by: Person | None, now: datetime) -> None:
    """What concerns somebody's account stands in each newsroom that they belong to."""
    for newsroom in Newsroom.objects.filter(memberships__person=person).distinct():
        tell(newsroom, step, by=by, now=now, person=person)
