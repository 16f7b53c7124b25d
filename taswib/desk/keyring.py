"""The door to what readers entrusted: what one signed-in person's key opens, for as long as a request lasts.

    for report, opened in request.keyring.opened_among(Report.objects.filter(case=case)):
        opened.said, opened.thread, opened.all_words()

Whoever may not read by the permission table gets nothing, whatever their key would open; whoever may and has no key
gets nothing either.
"""

from collections.abc import Iterator

from django.db import models

from taswib.desk.desk_key import DeskKey, Purpose
from taswib.desk.key_share import KeyShare
from taswib.desk.opened import Opened
from taswib.desk.permissions import Act, parts_of
from taswib.desk.recusal import conflicted, grounds_of
from taswib.desk.refusals import NoKey, Recused
from taswib.desk.report import Contact, Report, ReportQuerySet
from taswib.desk.report_key import ReportKey, about
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.sealing import SealBroken, open_box, seal


class Keyring:
    """`private` is the person's own unlocked key, None where it is locked; shares are looked up when first needed."""

    def __init__(self, person: Person, newsroom: Newsroom, private: bytes | None) -> None:
        self.person, self.newsroom = person, newsroom
        self._private = private
        self._desk: dict[int, bytes] | None = None

    @property
    def is_unlocked(self) -> bool:
        return self._private is not None

    def again(self) -> "Keyring":
        """The same key, with its shares looked up anew."""
        return Keyring(self.person, self.newsroom, self._private)

    def private_for_session(self) -> bytes | None:
        """The person's own key, to be kept in two halves (console/unlocking.py) and nowhere else."""
        return self._private

    def holds(self, purpose: Purpose) -> bool:
        """Whether it opens what is sealed to the desk now."""
        current = DeskKey.objects.of(self.newsroom).current().filter(purpose=purpose).values_list("pk", flat=True)
        return bool(set(current) & set(self._desk_keys()))

    def desk_private(self, desk_key_id: int) -> bytes | None:
        """A private key of the desk's: for giving it on and for moving to another, nothing else."""
        return self._desk_keys().get(desk_key_id)

    def opened_among(self, reports: ReportQuerySet) -> Iterator[tuple[Report, Opened]]:
        """Those of `reports` that this person may read and this key opens; none where they have a conflict of interest."""
        if Act.SEE_REPORT not in parts_of(self.person, self.newsroom) or not self._desk_keys():
            return
        theirs = reports.filter(newsroom=self.newsroom).exclude(conflicted(self.person, case="case"))
        for report in theirs.select_related("testimony", "key").prefetch_related("messages__author", "attachments"):
            opened = self._opened(report)
            if opened:
                yield report, opened

    def contact(self, contact: Contact) -> str:
        """How to reach a reader; the verb that calls this asked who may and leaves the row. Raises NoKey, Recused."""
        if grounds_of(self.person, contact.report.article, contact.report.case):
            raise Recused
        private = self.desk_private(contact.desk_key_id)
        if private is None:
            raise NoKey
        try:
            return open_box(private, contact.for_desk, about("contact", contact.report)).decode()
        except SealBroken:
            raise NoKey from None

    def _opened(self, report: Report) -> Opened | None:
        key: ReportKey | None = getattr(report, "key", None)
        desk = self.desk_private(key.desk_key_id) if key else None
        if key is None or desk is None:
            return None
        try:
            private = open_box(desk, key.for_desk, about("key", report))
        except SealBroken:
            return None
        _give_to_reader(key, private, report)
        return Opened(report, private)

    def _desk_keys(self) -> dict[int, bytes]:
        if self._desk is None:
            theirs = KeyShare.objects.filter(holder__person=self.person, desk_key__newsroom=self.newsroom)
            self._desk = dict(shares_of(theirs, self._private)) if self._private else {}
        return self._desk


def opened_by_reader(report: Report, private: bytes) -> Opened | None:
    """The report, opened with the key that follows from its receipt; None where that key was not given it yet.

    Then its public half is kept, and the desk's next look gives it (reports from before there were seals).
    """
    key: ReportKey | None = getattr(report, "key", None)
    if key is None or not key.for_reader:
        return None
    try:
        return Opened(report, open_box(private, key.for_reader, about("key", report)))
    except SealBroken:
        return None


def readers_contact(contact: Contact, private: bytes) -> str:
    """Their contact as they left it; "" where it can't be read."""
    try:
        return open_box(private, contact.for_reader, about("contact", contact.report)).decode()
    except SealBroken:
        return ""


def wait_for_desk(report: Report, public: bytes) -> None:
    """A reader is here whose key the report does not have: the desk's next look gives it."""
    ReportKey.objects.filter(report=report, reader=b"").update(reader=public)


def _give_to_reader(key: ReportKey, private: bytes, report: Report) -> None:
    if key.reader and not key.for_reader:
        key.for_reader = seal(key.reader, private, about("key", report))
        key.save(update_fields=["for_reader"])


def shares_of(shares: "models.QuerySet[KeyShare]", private: bytes) -> Iterator[tuple[int, bytes]]:
    """The desk's private keys that a holder's own opens, by number."""
    for one in shares.select_related("desk_key"):
        try:
            yield one.desk_key_id, open_box(private, one.sealed, one.desk_key.about)
        except SealBroken:
            continue
