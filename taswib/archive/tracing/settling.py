"""Settling: the rows of articles that came in one by one are packed into the postings."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from time import monotonic

from django.db import transaction
from django.db.models import QuerySet

from taswib.archive.tracing.index import Entry, Fresh, Index, IndexState
from taswib.archive.tracing.keys import FRESH, LOW, PART, fresh_key, of_fresh, postings_key
from taswib.archive.tracing.packing import pack, unpack
from taswib.archive.tracing.tables import packed_at, remove_fresh, write_packed
from taswib.text.fingerprints import VERSION

_RANGES = 64
"""Transactions in which all is settled, so that others who write wait a fraction of a second."""
_ALL = 1 << 32
_ENTRIES = 5_000  # asked for at once
_MANY = 200_000
"""Rows from which on the watcher settles: those of some fifteen hundred articles, 3 MB that become one."""
_SPELL = 2.0  # seconds in which a duty begins with more


def settle() -> None:
    """Everything that is fresh; a process that is killed leaves each row either here or there."""
    for number in range(_RANGES):
        _settle(number)


def settle_when_many(now: datetime) -> int:
    """A duty of the watcher: how many stretches of hashes were settled. Asks once, and writes nothing, while few rows wait;
    it ends after two seconds, since who stops the watcher waits for it.
    """
    if not Fresh.objects.order_by()[_MANY : _MANY + 1].exists():
        return 0
    until, done = monotonic() + _SPELL, 0
    for number in range(_RANGES):
        done += _settle(number)
        if monotonic() > until:
            break
    return done


def _settle(number: int) -> int:
    """Of one range, unless nothing waits there: an empty transaction would hold up all others that write."""
    fresh = Fresh.objects.filter(
        key__gte=number * _ALL // _RANGES << FRESH, key__lt=(number + 1) * _ALL // _RANGES << FRESH
    )
    return int(fresh.exists() and _settled(fresh))


@transaction.atomic
def _settled(fresh: QuerySet[Fresh]) -> bool:
    """Whether it was; not where another process settles already."""
    indexes = Index.objects.filter(state=IndexState.ANSWERING)
    if len(indexes.select_for_update(no_key=True, skip_locked=True)) < indexes.count():
        return False
    rows = [of_fresh(key) for key in fresh.values_list("key", flat=True)]
    if not rows:
        return False
    numbers = {number for _, number in rows}
    index_of = _indexes(numbers)
    stretches = _stretches(rows, index_of)
    present = packed_at(list(stretches))
    write_packed(
        [
            (key, pack(array("I", sorted({*numbers, *unpack(present[key])} if key in present else set(numbers)))))
            for key, numbers in sorted(stretches.items())
        ]
    )
    _tell_parts(index_of)
    waiting = _being_made(numbers)
    done = [fresh_key(*row) for row in rows if row[1] not in waiting]
    remove_fresh(done)  # these and no others: more may have come in since they were read
    return bool(done)


def _stretches(rows: Iterable[tuple[int, int]], index_of: dict[int, int]) -> dict[int, list[int]]:
    """Of each stretch what is to be packed into it; what belongs to a superseded text is dropped."""
    stretches: dict[int, list[int]] = defaultdict(list)
    for hashed, number in rows:
        if number in index_of:
            key = postings_key(index_of[number], hashed, number >> PART)
            stretches[key].append((hashed & LOW) << 16 | number & LOW)
    return stretches


def _being_made(numbers: set[int]) -> set[int]:
    """Those entries of an index that is in the making: its maker writes postings itself, and would overwrite ours."""
    making = Entry.objects.filter(index__state=IndexState.MAKING)
    return set(making.filter(pk__gte=min(numbers), pk__lte=max(numbers)).values_list("pk", flat=True)) & numbers


def _indexes(numbers: set[int]) -> dict[int, int]:
    """The index of each entry that is there and answers."""
    asked = sorted(numbers)
    found: dict[int, int] = {}
    for first in range(0, len(asked), _ENTRIES):
        entries = Entry.objects.filter(
            pk__in=asked[first : first + _ENTRIES], index__state=IndexState.ANSWERING, index__version=VERSION
        )
        found.update(entries.values_list("pk", "index"))
    return found


def _tell_parts(index_of: dict[int, int]) -> None:
    for index in Index.objects.filter(pk__in=set(index_of.values())):
        parts = sorted({*index.parts, *_parts(index_of, index.pk)})
        if parts != index.parts:
            index.parts = parts
            index.save(update_fields=["parts"])


def _parts(index_of: dict[int, int], index: int) -> Iterator[int]:
    return (number >> PART for number, owner in index_of.items() if owner == index)
