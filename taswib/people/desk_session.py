"""A session at the desk: one browser in which somebody signed in. Ending it takes effect at its next request.

It says which kind of device, and when to ten minutes. No address is kept, and the cookie's value is not here: a stolen
database lets nobody in by it. Half of the person's key lies in the row, locked with a key that the browser has: whoever
ends the row ends that too.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef

from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.people.second_factor import SecondFactor

LONGEST = timedelta(hours=12)
"""From signing in, whatever is done meanwhile."""
IDLE = timedelta(hours=3)
"""Without a request. What is typed into a page that stayed open longer is carried over the next sign-in."""
_STEP = timedelta(minutes=10)


class DeskSessionQuerySet(models.QuerySet["DeskSession"]):
    def alive(self, now: datetime) -> "DeskSessionQuerySet":
        return self.filter(began_at__gt=now - LONGEST, seen_at__gt=now - IDLE)

    def with_demand(self) -> "DeskSessionQuerySet":
        """Each with `owes_factor`: a newsroom of theirs, at whichever's address they are, wants a second one of them."""
        wanted = Newsroom.objects.filter(memberships__person=OuterRef("person"), wants_second_factor=True)
        there = SecondFactor.objects.filter(person=OuterRef("person"))
        return self.annotate(owes_factor=ExpressionWrapper(Exists(wanted) & ~Exists(there), models.BooleanField()))

    def over(self, now: datetime) -> "DeskSessionQuerySet":
        return self.exclude(began_at__gt=now - LONGEST, seen_at__gt=now - IDLE)


class DeskSession(models.Model):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="desk_sessions")
    device = models.CharField(max_length=60, blank=True)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField(help_text="to ten minutes, as its beginning")
    half = models.BinaryField(default=b"", help_text="of the person's key, locked; the browser has what opens it")

    objects = DeskSessionQuerySet.as_manager()

    class Meta:
        ordering = ["-seen_at", "-id"]

    def __str__(self) -> str:
        return f"{self.device} · {self.began_at:%Y-%m-%d}"

    def seen(self, now: datetime) -> None:
        """Written once in ten minutes at most; the person's day once a day."""
        if now - self.seen_at < _STEP:
            return
        DeskSession.objects.filter(pk=self.pk).update(seen_at=_roughly(now))
        _seen_on(self.person_id, now)


def begin_session(person: Person, device: str, now: datetime, half: bytes = b"") -> DeskSession:
    """Those of this person that ran out are forgotten meanwhile."""
    DeskSession.objects.filter(person=person).over(now).delete()
    _seen_on(person.pk, now)
    at = _roughly(now)
    return DeskSession.objects.create(person=person, device=device, began_at=at, seen_at=at, half=half)


def end_sessions(person: Person, *, but: int = 0) -> int:
    """All of them, or all `but` one; how many there were."""
    return DeskSession.objects.filter(person=person).exclude(pk=but).delete()[0]


def _roughly(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute // 10 * 10, second=0, microsecond=0)


def _seen_on(person_id: int, now: datetime) -> None:
    Person.objects.filter(pk=person_id).exclude(last_seen_on=now.date()).update(last_seen_on=now.date())
