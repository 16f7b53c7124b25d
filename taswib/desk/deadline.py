"""A deadline: one clock of a case. A case may have several, its newsroom's promise among them."""

from datetime import date

from django.db import models

from taswib.desk.deadline_profile import DeadlineProfile, Duty
from taswib.desk.working_calendar import Unit, WorkingCalendar


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def running(self) -> "DeadlineQuerySet":
        """Not met yet, also while they pause."""
        return self.filter(met_on=None)

    def ticking(self) -> "DeadlineQuerySet":
        return self.running().filter(paused_on=None)

    def of_profiles(self) -> "DeadlineQuerySet":
        return self.select_related("profile").order_by("due_on", "pk")


class Deadline(models.Model):
    """The newsroom's own promise has no profile. `paused_days` are days of its unit in which it stood still."""

    case = models.ForeignKey("desk.Case", on_delete=models.CASCADE, related_name="deadlines")
    profile = models.ForeignKey(DeadlineProfile, null=True, on_delete=models.PROTECT, related_name="deadlines")
    duty = models.CharField(max_length=7, choices=Duty.choices, default=Duty.ANSWER)
    days = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=8, choices=Unit.choices, default=Unit.WORKING)
    pauses = models.BooleanField(default=True)
    started_on = models.DateField()
    due_on = models.DateField()
    paused_on = models.DateField(null=True)
    paused_days = models.PositiveSmallIntegerField(default=0)
    met_on = models.DateField(null=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["case", "met_on"])]

    def __str__(self) -> str:
        return f"{self.profile or self.case.newsroom} · {self.due_on}"

    @property
    def is_promise(self) -> bool:
        """Whether it is the newsroom's own, which every reader is told."""
        return self.profile_id is None

    def is_overdue(self, on: date) -> bool:
        """Whether it was due before `on`, or before the day on which it was met. What pauses is not overdue."""
        if self.met_on:
            return self.met_on > self.due_on
        return self.paused_on is None and self.due_on < on

    def count(self, calendar: WorkingCalendar) -> None:
        """Say anew when it is due, on the calendar as it stands."""
        self.due_on = calendar.after(self.started_on, self.days + self.paused_days, self.unit)

    def pause(self, on: date) -> None:
        """Stand still from the end of `on`; changes nothing where it doesn't pause, or does already."""
        if self.pauses and self.met_on is None and self.paused_on is None:
            self.paused_on = on

    def resume(self, on: date, calendar: WorkingCalendar) -> None:
        """Go on: as many days are left as when it paused."""
        if self.paused_on is None:
            return
        self.paused_days += calendar.between(self.paused_on, on, self.unit)
        self.paused_on = None
        self.count(calendar)

    def meet(self, on: date, calendar: WorkingCalendar) -> None:
        """What it asked for is done."""
        if self.met_on is None:
            self.resume(on, calendar)
            self.met_on = on
