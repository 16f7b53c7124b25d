"""Days on which the desk does not work: a table that the newsroom keeps."""

from django.db import models

from taswib.desk.working_calendar import WorkingCalendar
from taswib.people.newsroom import Newsroom
from taswib.people.spoken import in_this_language


class HolidayQuerySet(models.QuerySet["Holiday"]):
    def of(self, newsroom: Newsroom) -> "HolidayQuerySet":
        return self.filter(newsroom_id=newsroom.pk)

    def in_year(self, year: int) -> "HolidayQuerySet":
        return self.filter(day__year=year)


class Holiday(models.Model):
    """`is_confirmed` is false for a day that was calculated and that the moon, or a government, may still move."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="holidays")
    day = models.DateField()
    name_ar = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    is_confirmed = models.BooleanField(default=True)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["newsroom", "day"], name="one_holiday_a_day")]

    def __str__(self) -> str:
        return f"{self.day} · {self.name}"

    @property
    def name(self) -> str:
        return in_this_language(self.name_ar, self.name_en)


def calendar_of(newsroom: Newsroom) -> WorkingCalendar:
    """The newsroom's calendar as its tables stand now."""
    days = Holiday.objects.of(newsroom).values_list("day", flat=True)
    return WorkingCalendar(newsroom.weekend_days, frozenset(days))
