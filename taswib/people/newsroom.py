"""The newsroom: whose articles and desk these are."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Case, F, When

from taswib.people.spoken import in_this_language

# Friday and Saturday in most Arab states; Saturday and Sunday in Lebanon, Morocco and Tunisia (standards.md).
_WEEKENDS = {"TN": "56", "MA": "56"}
_FRIDAY_SATURDAY = "45"


class Months(models.TextChoices):
    """The territory whose month names the newsroom prints, as CLDR has them."""

    LEVANT = "SY"
    GULF_AND_EGYPT = "EG"
    TUNISIA = "TN"
    ALGERIA = "DZ"
    MOROCCO = "MA"


class NewsroomQuerySet(models.QuerySet["Newsroom"]):
    def home(self) -> "Newsroom | None":
        """The newsroom that this installation serves, the first that was made; None where there is none yet."""
        return self.order_by("id").first()

    def at(self, host: str) -> "Newsroom | None":
        """The newsroom whose pages stand at this host name; the first one answers for names that are nobody's."""
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        own = name.lower().removesuffix(".")
        return self.order_by(Case(When(host=own, then=0), default=1), "id").first()


class Newsroom(models.Model):
    """An outlet with its own desk, its own articles and its own log."""

    slug = models.SlugField(unique=True)
    name_ar = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    tagline_ar = models.CharField(max_length=300, blank=True)
    tagline_en = models.CharField(max_length=300, blank=True)
    home = models.URLField(max_length=500, blank=True)
    time_zone = models.CharField(max_length=64, default="Asia/Damascus")
    months = models.CharField(max_length=2, choices=Months.choices, default=Months.LEVANT)
    promise_days = models.PositiveSmallIntegerField(default=5)
    weekend = models.CharField(
        max_length=6, blank=True, help_text="weekdays, 0 is Monday; empty: as is usual where its months are named so"
    )
    host = models.CharField(
        max_length=253, null=True, unique=True, help_text="where its pages stand; empty: wherever no other's do"
    )
    wants_second_factor = models.BooleanField(default=False, help_text="who signs in has to have one")
    confirms_publication = models.BooleanField(default=False, help_text="publishing asks who it is once more")
    notices_published = models.PositiveIntegerField(default=0)

    objects = NewsroomQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_this_language(self.name_ar, self.name_en)

    @property
    def tagline(self) -> str:
        return in_this_language(self.tagline_ar, self.tagline_en)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def weekend_days(self) -> frozenset[int]:
        """The weekdays on which the desk does not work, as date.weekday() counts them."""
        return frozenset(map(int, self.weekend or _WEEKENDS.get(self.months, _FRIDAY_SATURDAY)))

    @property
    def address(self) -> str:
        """Where its pages stand, without the slash at the end; "" where the operator named no host."""
        scheme = "https" if settings.PUBLIC_ADDRESS.startswith("https:") else "http"
        return f"{scheme}://{self.host}" if self.host else settings.PUBLIC_ADDRESS

    def day_of(self, moment: datetime) -> date:
        """The day on the newsroom's calendar."""
        return moment.astimezone(self.zone).date()

    def hold(self) -> None:
        """Hold this row until the caller's transaction ends: what is the newsroom's as a whole is changed by one at a time.

        Rows of cases are held before it, as publishing does, and never after.
        """
        Newsroom.objects.select_for_update(no_key=True).get(pk=self.pk)

    def next_notice_number(self) -> int:
        """The number of the notice that is being published, counted by the database inside the caller's transaction.

        The row stays locked until the transaction ends, so numbers have neither doubles nor gaps.
        """
        Newsroom.objects.filter(pk=self.pk).update(notices_published=F("notices_published") + 1)
        self.refresh_from_db(fields=["notices_published"])
        return self.notices_published
