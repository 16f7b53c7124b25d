"""Making the indexes anew that another version made, by itself: after an upgrade tracing would find nothing until then.

Whoever makes one has a lease on it. Who is stopped, or killed, leaves the parts that are written, and the next goes on
with the others.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic

from django.db import IntegrityError
from django.db.models import Max, Q

from taswib.archive.tracing.index import Entry, Index, IndexState
from taswib.archive.tracing.keys import PART
from taswib.archive.tracing.making import clear, make_whole, new_index
from taswib.people.newsroom import Newsroom
from taswib.text.fingerprints import VERSION

LEASE = timedelta(minutes=10)
"""Renewed with every few hundred articles; writing a part takes a minute or two."""


class Stopped(Exception):
    """Somebody wants the process to end."""


def renew(newsroom: Newsroom, now: datetime, stopped: Callable[[], bool]) -> bool:
    """Whether the newsroom's index was made anew; not where another process is at it. Raises Stopped."""
    index = _claimed(newsroom, now)
    if index is None:
        return False
    _forget_begun(index)
    began = monotonic()

    def told(_done: int) -> None:
        at = now + timedelta(seconds=monotonic() - began)
        Index.objects.filter(pk=index.pk).update(leased_until=None if stopped() else at + LEASE)
        if stopped():
            raise Stopped

    make_whole(index, told)
    return True


def _claimed(newsroom: Newsroom, now: datetime) -> Index | None:
    """The one that is in the making, begun where there is none of this version."""
    making = Index.objects.filter(newsroom=newsroom, state=IndexState.MAKING)
    if making.filter(leased_until__gte=now).exists():
        return None
    clear(making.exclude(version=VERSION).first())
    try:
        index = making.first() or new_index(newsroom)
    except IntegrityError:  # another process began it in between
        return None
    free = making.filter(Q(leased_until=None) | Q(leased_until__lt=now))
    return index if free.update(leased_until=now + LEASE) else None


def _forget_begun(index: Index) -> None:
    """The entries of parts that are not written: their hashes were in the memory of whoever was stopped."""
    entries = Entry.objects.filter(index=index)
    latest = entries.aggregate(latest=Max("pk"))["latest"] or 0
    for part in set(range((latest >> PART) + 1)) - set(index.parts):
        entries.filter(pk__gte=part << PART, pk__lt=(part + 1) << PART).delete()
