"""A countersignature: what takes two persons. One asks with a reason, another agrees; each step is a row of the case."""

from copy import copy
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.desk.case import Case
from taswib.desk.notice import Notice
from taswib.desk.report import Report
from taswib.people.person import Person

WAITS = timedelta(days=7)
"""How long a request waits for somebody; then it has lapsed, and can be made again."""
SERVES_LOOK, SERVES_NOTICE = timedelta(days=1), timedelta(days=7)
"""How long an agreement serves, from the moment at which it is given."""


class Matter(models.TextChoices):
    """What is asked for."""

    CONTACT = "contact", _("to see how a reader can be reached")
    NOTICE = "notice", _("to publish a retraction or removal")
    CHANGE = "change", _("to change a retraction or removal that is public")


class Signed(models.TextChoices):
    """How a request stands."""

    ASKED = "asked", _("waits for a second person")
    AGREED = "agreed", _("agreed")
    DECLINED = "declined", _("refused")
    TAKEN_BACK = "taken_back", _("taken back")
    LAPSED = "lapsed", _("lapsed")
    ALONE = "alone", _("done by one person: nobody else was free of conflict")


class CountersignatureQuerySet(models.QuerySet["Countersignature"]):
    def asked(self, now: datetime) -> "CountersignatureQuerySet":
        """Those that wait for somebody's answer."""
        return self.filter(state=Signed.ASKED, until__gt=now)

    def lapsed(self, now: datetime) -> "CountersignatureQuerySet":
        """Those that nobody answered in time."""
        return self.filter(state=Signed.ASKED, until__lte=now)

    def serving(self, now: datetime) -> "CountersignatureQuerySet":
        """Those that were agreed to and still hold."""
        return self.filter(state=Signed.AGREED, until__gt=now)

    def going_on(self, now: datetime) -> "CountersignatureQuerySet":
        """What waits and what serves, with the people in it and the notice that it is about."""
        here = self.filter(state__in=(Signed.ASKED, Signed.AGREED), until__gt=now)
        return here.select_related("asked_by", "answered_by", "notice")

    def done_alone(self, case: Case, notice: Notice, by: Person, now: datetime) -> "Countersignature":
        """That nobody else was free of conflict to agree: the figures tell of it."""
        alone = {"state": Signed.ALONE, "asked_by": by, "asked_at": now, "until": now}
        return self.create(case=case, matter=Matter.NOTICE, notice=notice, edition=notice.edition, **alone)

    def of_look(self, report: Report, person: Person) -> "CountersignatureQuerySet":
        """That this person may look at how to reach this reader: an agreement serves nobody else."""
        return self.filter(matter=Matter.CONTACT, report=report, asked_by=person)

    def of_notice(self, notice: Notice, edition: str) -> "CountersignatureQuerySet":
        """That the notice goes out in exactly this wording."""
        return self.filter(matter=Matter.NOTICE, notice=notice, edition=edition)

    def of_changes(self, notice: Notice) -> "CountersignatureQuerySet":
        return self.filter(matter=Matter.CHANGE, notice=notice)

    def of_change(self, notice: Notice, edition: str) -> "CountersignatureQuerySet":
        """That the public notice says exactly this from now on."""
        return self.of_changes(notice).filter(edition=edition)


class Countersignature(models.Model):
    """`until` is when the request lapses, and once it was agreed to, when the agreement does."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="countersignatures")
    matter = models.CharField(max_length=8, choices=Matter.choices)
    report = models.ForeignKey(Report, null=True, on_delete=models.PROTECT, related_name="+")
    notice = models.ForeignKey(Notice, null=True, on_delete=models.PROTECT, related_name="+")
    edition = models.CharField(max_length=64, blank=True, help_text="the wording that is agreed to")
    proposed = models.JSONField(
        default=dict, blank=True, help_text="of a change: the wording in full, and `over` which edition"
    )
    state = models.CharField(max_length=10, choices=Signed.choices, default=Signed.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    until = models.DateTimeField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = CountersignatureQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["case", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_by=None) | ~models.Q(answered_by=models.F("asked_by")),
                name="signed_by_two",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_matter_display()} · {self.get_state_display()}"

    @property
    def is_agreed(self) -> bool:
        return self.state == Signed.AGREED

    @property
    def asked_over(self) -> str:
        """The edition of the notice that stood when it was asked for."""
        return str(self.proposed.get("over", self.edition))

    @property
    def wording(self) -> Notice | None:
        """What the second person agrees to: the draft, or the public notice as it would read; not stored."""
        if self.notice is None or not self.proposed:
            return self.notice
        would_be = copy(self.notice)
        for name, value in self.proposed.items():
            if name != "over":
                setattr(would_be, name, value)
        return would_be

    @property
    def is_of_contact(self) -> bool:
        return self.matter == Matter.CONTACT
