"""A profile of deadlines: what a regulator, a press law or the newsroom itself demands, as data with its source."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.desk.working_calendar import Unit, spoken
from taswib.people.newsroom import Newsroom
from taswib.people.spoken import in_this_language

LONGEST = 400
"""Days that a deadline may have."""


class Duty(models.TextChoices):
    """What has to be done by then."""

    ANSWER = "answer", _("answer the reader")
    PUBLISH = "publish", _("publish what is owed")


class Verification(models.TextChoices):
    """How far the rule was compared with its source. None of it is legal advice."""

    VERIFIED = "verified", _("verified at its source")
    PARTLY = "partly", _("verified in part")
    UNVERIFIED = "unverified", _("not verified")
    HOUSE = "house", _("the newsroom's own rule")


class DeadlineProfileQuerySet(models.QuerySet["DeadlineProfile"]):
    def of(self, newsroom: Newsroom) -> "DeadlineProfileQuerySet":
        return self.filter(newsroom=newsroom)

    def kept(self) -> "DeadlineProfileQuerySet":
        """Those by which new cases are measured."""
        return self.filter(is_active=True)


class DeadlineProfile(models.Model):
    """`kinds` are the kinds of case that it is about. What runs already keeps the days with which it began."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="deadline_profiles")
    key = models.SlugField(max_length=40, blank=True, help_text="of the library's entry that it was taken from")
    name_ar = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160, blank=True)
    source = models.CharField(max_length=300, blank=True)
    verification = models.CharField(max_length=10, choices=Verification.choices, default=Verification.UNVERIFIED)
    kinds = models.JSONField(default=list)
    duty = models.CharField(max_length=7, choices=Duty.choices, default=Duty.ANSWER)
    days = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(LONGEST)])
    unit = models.CharField(max_length=8, choices=Unit.choices, default=Unit.WORKING)
    pauses = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    objects = DeadlineProfileQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_this_language(self.name_ar, self.name_en)

    @property
    def within(self) -> str:
        """Its days, as people say them."""
        return spoken(self.days, self.unit)

    @property
    def is_unverified(self) -> bool:
        return self.verification in (Verification.UNVERIFIED, Verification.PARTLY)
