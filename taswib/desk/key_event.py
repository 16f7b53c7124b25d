"""What happened to keys: who gave whom access, who lost it, when the desk's keys were changed."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.people.newsroom import Newsroom
from taswib.people.person import Person


class KeyStep(models.TextChoices):
    TAKEN = "taken", _("the desk's keys taken over")
    GIVEN = "given", _("access given")
    REMOVED = "removed", _("access taken away")
    CHANGED = "changed", _("the desk's keys changed")
    PRINTED = "printed", _("recovery key printed")
    USED = "used", _("recovery key used")


class KeyEvent(models.Model):
    """`by` is empty where the recovery key did it, `person` where it is about paper or about nobody."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="key_events")
    step = models.CharField(max_length=7, choices=KeyStep.choices)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.get_step_display()} · {self.at:%Y-%m-%d}"


def tell(
    newsroom: Newsroom, step: KeyStep, *, by: Person | None, now: datetime, person: Person | None = None
) -> KeyEvent:
    """Leave the row, in the caller's transaction."""
    return KeyEvent.objects.create(newsroom=newsroom, step=step, person=person, by=by, at=now)
