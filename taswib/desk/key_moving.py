"""After the desk's keys were changed: what was sealed to the old ones is sealed to the new, a little at a time.

Each step is a transaction of its own, so that readers are not kept waiting; whoever breaks off loses nothing, because
the old key and its shares stay until nothing is sealed to it. What is read of a report is its key alone.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models.deletion import ProtectedError

from taswib.desk.desk_key import DeskKey, Purpose
from taswib.desk.report import Contact
from taswib.desk.report_key import ReportKey, about
from taswib.people.newsroom import Newsroom
from taswib.sealing import SealBroken, open_box, seal

_AT_ONCE = 200


def move_to_current(newsroom: Newsroom, private_of: Callable[[DeskKey], bytes | None]) -> int:
    """Move what can be opened; how many replaced keys are still needed afterwards."""
    current = {key.purpose: key for key in DeskKey.objects.of(newsroom).current()}
    ended = list(DeskKey.objects.of(newsroom).ended())
    return sum(not _moved(old, current[old.purpose], private_of(old)) for old in ended)


def _moved(old: DeskKey, new: DeskKey, private: bytes | None) -> bool:
    """Whether nothing is sealed to `old` any more, so that it could be destroyed."""
    last: int | None = 0
    while private is not None and last is not None:
        last = _some(old, new, private, last)
    try:
        with transaction.atomic():
            old.delete()
    except ProtectedError:
        return False
    return True


@transaction.atomic
def _some(old: DeskKey, new: DeskKey, private: bytes, after: int) -> int | None:
    """Move the next few; the last one's number, None when there were none. One that was altered stays where it is."""
    is_words = old.purpose == Purpose.WORDS
    rows = old.report_keys if is_words else old.contacts
    lot = rows.filter(pk__gt=after).select_related("report").select_for_update(of=("self",)).order_by("pk")[:_AT_ONCE]
    some: list[Any] = list(lot)
    moved = [row for row in some if _reseal(row, new, private, "key" if is_words else "contact")]
    model: Any = ReportKey if is_words else Contact
    model.objects.bulk_update(moved, ["for_desk", "desk_key"])
    return some[-1].pk if some else None


def _reseal(row: Any, new: DeskKey, private: bytes, what: str) -> bool:
    where = about(what, row.report)
    try:
        content = open_box(private, row.for_desk, where)
    except SealBroken:
        return False
    row.for_desk, row.desk_key = seal(new.public, content, where), new
    return True
