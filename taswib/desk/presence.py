"""Who has a case before them just now, so that two people know of each other before they write over each other."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

from taswib.desk.case import Case
from taswib.people.person import Person

LASTS = timedelta(minutes=3)
"""Since the page was opened, or since its script last said that it is open."""


class Presence(models.Model):
    """One row a person and case, moved on; it says nothing of what anybody did."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="one_presence_a_person")]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.case_id}"


def note_presence(case: Case, person: Person, now: datetime) -> None:
    """`person` has it before them."""
    Presence.objects.update_or_create(case=case, person=person, defaults={"seen_at": now})


def also_here(case: Case, person: Person, now: datetime) -> list[Person]:
    """Everybody else who has it before them."""
    lately = Presence.objects.filter(case=case, seen_at__gt=now - LASTS).exclude(person=person)
    return [one.person for one in lately.select_related("person").order_by("pk")]
