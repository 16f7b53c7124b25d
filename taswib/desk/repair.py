"""A repair: the work of having one confirmed copy mended, until it was read that it is."""

import secrets
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models, transaction
from django.db.models import F

from taswib.desk.copy import Copy
from taswib.desk.copy_reading import CopyReading, Seen
from taswib.desk.receipt import lookup_of, receipt_for
from taswib.desk.recusal import conflicted
from taswib.desk.refusals import AnotherSite, ReasonsMissing
from taswib.desk.repair_clock import LEASE, due_on, next_reading
from taswib.desk.repair_state import UNMENDED, RepairState, after
from taswib.desk.transition import Actor, Step
from taswib.desk.verdict import MENDED, STANDS_WRONG, Verdict
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person

LONGEST_DUE = F("due_on").asc(nulls_last=True)
"""The order of work; what waits for nothing comes last, on every database."""


class RepairQuerySet(models.QuerySet["Repair"]):
    def begin(self, copy: Copy, *, now: datetime) -> "Repair":
        """The repair of a copy that was just confirmed; it is read at once."""
        token = secrets.token_hex(16)
        return self.create(
            copy=copy,
            newsroom=copy.newsroom,
            token=token,
            lookup=lookup_of(receipt_for(token)),
            due_on=due_on(copy.newsroom, RepairState.CONFIRMED, now),
            changed_at=now,
            read_next_at=now,
        )

    def of(self, newsroom: Newsroom) -> "RepairQuerySet":
        return self.filter(newsroom=newsroom)

    def handled_by(self, person: Person) -> "RepairQuerySet":
        """Without those in which this person has a conflict of interest, over the corrected article or over the copy."""
        corrected = conflicted(person, article="copy__notice__article", case="copy__notice__case")
        theirs = corrected | conflicted(person, article="copy__article", case="copy__notice__case")
        return self.exclude(pk__in=self.filter(theirs).values("pk"))

    def opened_by(self, secret: str) -> "Repair | None":
        """The repair whose page this secret opens, for the site that was asked."""
        return self.filter(lookup=lookup_of(secret)).exclude(state=RepairState.DROPPED).with_copies().first()

    def due(self, on: date) -> "RepairQuerySet":
        """Those in which somebody of the desk has to do something by `on`; the longest due first."""
        return self.filter(due_on__lte=on).order_by("due_on", "pk")

    def unmended(self) -> "RepairQuerySet":
        return self.filter(state__in=UNMENDED)

    def to_be_read(self, now: datetime) -> "RepairQuerySet":
        return self.filter(read_next_at__lte=now).order_by("read_next_at", "pk")

    def with_copies(self) -> "RepairQuerySet":
        """Each with what a line shows of it."""
        wanted = self.select_related("newsroom", "holder", "copy__notice__article", "copy__article", "copy__newsroom")
        return wanted.defer("copy__notice__searchable")


class Repair(models.Model):
    """`changed_at` is when it was last moved, asked or answered; `token` gives the secret of the site's own page."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="repairs")
    copy = models.OneToOneField(Copy, on_delete=models.PROTECT, related_name="repair")
    state = models.CharField(max_length=10, choices=RepairState.choices, default=RepairState.CONFIRMED)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="held_repairs"
    )
    contact = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True)
    asked_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    answer = models.TextField(blank=True, help_text="the site's own words; never public")
    fix_address = models.URLField(max_length=500, blank=True)
    changed_at = models.DateTimeField()
    read_next_at = models.DateTimeField(null=True)
    token = models.CharField(max_length=32, editable=False)
    lookup = models.CharField(max_length=64, unique=True, editable=False)

    objects = RepairQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["newsroom", "due_on"]), models.Index(fields=["read_next_at"])]

    def __str__(self) -> str:
        return f"{self.copy} · {self.get_state_display()}"

    @property
    def secret(self) -> str:
        """What opens the site's own page of this repair; stored nowhere."""
        return receipt_for(self.token)

    @property
    def host(self) -> str:
        """Whose server a reading asks; "" for what is read in the archive."""
        return urlsplit(self.fix_address or self.copy.address).netloc

    @property
    def latest(self) -> CopyReading | None:
        return self.readings.order_by("-pk").first()

    def is_overdue(self, on: date) -> bool:
        return self.due_on is not None and self.due_on < on

    @transaction.atomic
    def hold(self, *, by: Person, now: datetime) -> None:
        """From now on `by` is responsible. Raises NotPermitted, Recused."""
        repair = self._for(by)
        if repair.holder_id != by.pk:
            repair.holder = by
            repair.save(update_fields=["holder"])
            repair.copy.record(Step.HELD, by=by, at=now)

    def hand_to(self, successor: Person | None, *, by: Person, now: datetime) -> None:
        """As a case: another holder, or nobody, because whoever held it leaves (staffing.py)."""
        self.holder = successor
        self.save(update_fields=["holder"])
        self.copy.record(Step.HANDED, by=by, at=now, why=successor.name if successor else "")

    @transaction.atomic
    def ask(self, contact: str = "", *, by: Person, now: datetime) -> None:
        """The message went out to the site, by hand; `contact` is to whom. Raises NotPermitted, Recused, NotNow."""
        repair = self._for(by)
        repair.asked_at, repair.contact, repair.reminders = now, contact or repair.contact, 0
        repair.holder = repair.holder or by
        repair._move(Step.SITE_ASKED, by=by, at=now, why=contact)

    @transaction.atomic
    def was_told(self, contact: str, *, now: datetime) -> None:
        """A signed message about it arrived at the site: it is asked with that. Nothing where it was asked before."""
        repair = self.locked()
        if repair.state == RepairState.CONFIRMED:
            repair.asked_at, repair.contact = now, contact[:300]
            repair._move(Step.SITE_ASKED, at=now, actor=Actor.SYSTEM, why=contact[:300])

    @transaction.atomic
    def remind(self, *, by: Person, now: datetime) -> None:
        """The site was asked once more. Raises NotPermitted, Recused, NotNow."""
        repair = self._for(by)
        repair.reminders += 1
        repair._move(Step.REMINDED, by=by, at=now)

    @transaction.atomic
    def hear(self, step: Step, words: str = "", address: str = "", *, by: Person | None = None, now: datetime) -> None:
        """What the site says: HEARD, SAYS_FIXED (with the address, if it is another) or REFUSED (with its reason).

        `by` is the editor who heard it on the telephone; without one the site says it on its own page. It is never taken
        for a fix: the copy is read. Raises NotPermitted, Recused, NotNow, ReasonsMissing, AnotherSite.
        """
        repair = self._for(by) if by else self.locked()
        if step is Step.REFUSED and not words.strip():
            raise ReasonsMissing
        if address and _site(address) != _site(repair.copy.address):
            raise AnotherSite
        repair.answer, repair.fix_address = words or repair.answer, address or repair.fix_address
        repair._move(step, by=by, at=now, actor=Actor.DESK if by else Actor.SITE, why=words or address)

    def claim(self, now: datetime) -> bool:
        """Whether this process is the one that reads it now; another may after LEASE, should this one be killed."""
        mine = Repair.objects.filter(pk=self.pk, read_next_at=self.read_next_at)
        return mine.update(read_next_at=now + LEASE) == 1

    @transaction.atomic
    def read(self, seen: Seen, *, now: datetime) -> CopyReading:
        """Keep what was read, and let it decide: mended is fixed, gone is gone, and wrong again reopens."""
        repair = self.locked()
        reading = CopyReading.objects.create(
            repair=repair, at=now, verdict=seen.verdict, page=seen.page, words=seen.words, address=seen.address
        )
        step = step_after(seen.verdict, RepairState(repair.state))
        if step:
            repair._move(step, at=now, actor=Actor.SYSTEM, why=str(reading.get_verdict_display()))
        elif repair.state != RepairState.DROPPED:
            repair.read_next_at = next_reading(repair.changed_at, now)
            repair.save(update_fields=["read_next_at"])
        self.refresh_from_db()
        return reading

    def drop(self) -> None:
        """It was no copy after all: nothing is due and nothing is read any more. In the caller's transaction."""
        repair = self.locked()
        repair.state = after(Step.DISMISSED, RepairState(repair.state))
        repair.due_on = repair.read_next_at = None
        repair.save(update_fields=["state", "due_on", "read_next_at"])

    def locked(self) -> "Repair":
        """This repair as it stands now, held until the transaction ends."""
        return Repair.objects.with_copies().select_for_update(of=("self",)).get(pk=self.pk)

    def _for(self, person: Person) -> "Repair":
        self.copy.require(person)
        return self.locked()

    def _move(self, step: Step, *, at: datetime, **who_and_why: Any) -> None:
        before = RepairState(self.state)
        self.state = after(step, before, was_asked=self.asked_at is not None)
        self.changed_at, self.due_on = at, due_on(self.newsroom, RepairState(self.state), at)
        self.read_next_at = at if step is Step.SAYS_FIXED else next_reading(at, at)
        self.save()
        self.copy.record(step, at=at, before=before, after=self.state, **who_and_why)


def step_after(verdict: Verdict, state: RepairState) -> Step | None:
    """What a reading does to a repair in this state; None when it changes nothing."""
    if state == RepairState.DROPPED:
        return None
    if verdict in MENDED:
        return None if state == RepairState.FIXED else Step.READ_FIXED
    if verdict == Verdict.GONE:
        return None if state == RepairState.GONE else Step.READ_GONE
    if verdict in STANDS_WRONG and state in (RepairState.FIXED, RepairState.GONE):
        return Step.REOPENED
    return None


def _site(address: str) -> str:
    host = urlsplit(address).hostname or ""
    return host.removeprefix("www.").removeprefix("m.")
