"""The watch on entry: an article that repeats what was corrected is flagged as it comes in, before readers see it."""

from datetime import datetime

from taswib.archive.taking_in import Outcome, Taken
from taswib.archive.tracing.trace import trace_in
from taswib.desk.copy import Copy, Origin, add_copy
from taswib.desk.finding_copies import copy_of_hits, hits_of
from taswib.desk.notice_mark import has_marks, mark_notices, notices_alike
from taswib.desk.reading_copies import seen_in_archive
from taswib.desk.repair import Repair
from taswib.people.newsroom import Newsroom
from taswib.text.fingerprints import fingerprint

_MOST = 12
"""Notices that are compared with one article, those of which it has most."""


def is_watching(newsroom: Newsroom) -> bool:
    """Whether there are notices to compare with; they are marked first, where the last ones are not yet."""
    mark_notices(newsroom)
    return has_marks(newsroom)


def watch_entry(taken: Taken, now: datetime) -> list[Copy]:
    """The places that this article now is on the lists of notices; [] for most. What was dismissed once is not found again."""
    if taken.outcome is Outcome.UNCHANGED:
        return []
    newsroom = taken.article.newsroom
    mark_notices(newsroom)
    found: list[Copy] = []
    for notice, passages in notices_alike(newsroom, fingerprint(taken.revision.text).pairs)[:_MOST]:
        hits = list(hits_of(notice, lambda _newsroom, text: trace_in(taken.article, text), passages))
        added = add_copy(notice, copy_of_hits(notice, hits, Origin.ENTRY, now)) if hits else None
        found += [added] if added else []
    return found


def read_what_came_in(taken: Taken, now: datetime) -> int:
    """An article that is a copy has another text by now: the repair learns of it at once, or is read where it stands."""
    if taken.outcome is not Outcome.CHANGED:
        return 0
    repairs = Repair.objects.filter(copy__article=taken.article, read_next_at__isnull=False).with_copies()
    for repair in repairs:
        if repair.copy.address:
            Repair.objects.filter(pk=repair.pk).update(read_next_at=now)
        else:
            repair.read(seen_in_archive(repair.copy), now=now)
    return len(repairs)
