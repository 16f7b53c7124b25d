"""Taking many articles in: stored in batches, told one by one, counted at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taswib.archive.intake.given import Given
from taswib.archive.intake.page_watching import read_again
from taswib.archive.intake.reading import Found
from taswib.archive.intake.refusals import ending, sentence
from taswib.archive.pointing import ping
from taswib.archive.taking_in import Outcome, Taken, take_in_many
from taswib.archive.watched_page import LEASE
from taswib.desk.arrivals import all_arrived, arrived
from taswib.people.newsroom import Newsroom
from taswib.site.terminal import Progress, say

_BATCH = 400  # articles a transaction: one wait for the disk instead of 400, and readers' reports wait under a second
_LONGEST_BATCH = 2_000_000  # code points, so that memory stays flat when articles are long


class Ingest:
    """One run of the command. What it has said is stored for good."""

    def __init__(self, newsroom: Newsroom, now: datetime) -> None:
        self._newsroom, self._now = newsroom, now
        self._counts: Counter[str] = Counter()
        self._progress = Progress(gettext_lazy("… %(done)d articles"))

    def take(self, found: Iterable[Found]) -> None:
        for batch in _batches(found):
            for one, taken in self._store(batch):
                self._tell(one, taken)
            self._progress.report(done=self._counts.total())

    def take_page(self, address: str, given: Given) -> None:
        """Read one page of the web now, and again by itself from now on."""
        page = ping(self._newsroom, address, self._now)
        page.claim(self._now, LEASE)
        taken = read_again(page, self._now, arrived, given)
        self._counts[taken.outcome.value if taken else "refused"] += 1
        if taken:
            say(f"/a/{taken.article.slug}  {_WORDS[taken.outcome](taken)}")
        else:
            say(_("refused  %(where)s: %(why)s") % {"where": address, "why": ending(page)})

    @property
    def refused(self) -> int:
        return self._counts["refused"]

    def tally(self) -> str:
        counts = {outcome.value: self._counts[outcome.value] for outcome in Outcome}
        return _("New %(new)d, changed %(changed)d, unchanged %(unchanged)d, refused %(refused)d.") % {
            **counts,
            "refused": self.refused,
        }

    def _store(self, batch: list[Found]) -> list[tuple[Found, Taken | None]]:
        readable = [one.incoming for one in batch if one.incoming]
        with transaction.atomic():
            stored = take_in_many(self._newsroom, readable, now=self._now)
            all_arrived(stored, self._now)
        taken = iter(stored)
        return [(one, next(taken) if one.incoming else None) for one in batch]

    def _tell(self, one: Found, taken: Taken | None) -> None:
        self._counts[taken.outcome.value if taken else "refused"] += 1
        if one.refusal:
            say(_("refused  %(where)s: %(why)s") % {"where": one.where, "why": sentence(one.refusal)})
        if taken:
            say(f"/a/{taken.article.slug}  {_WORDS[taken.outcome](taken)}")


_WORDS = {
    Outcome.NEW: lambda taken: _("new"),
    Outcome.CHANGED: lambda taken: _("changed (revision %(number)d)") % {"number": taken.revision.number},
    Outcome.UNCHANGED: lambda taken: _("unchanged"),
}


def _batches(found: Iterable[Found]) -> Iterator[list[Found]]:
    batch: list[Found] = []
    length = 0
    for one in found:
        batch.append(one)
        length += len(one.incoming.text) if one.incoming else 0
        if len(batch) == _BATCH or length > _LONGEST_BATCH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch
