"""Reading a WordPress: everything once, then what was modified since; what vanished, and what came back.

Posts come in the order in which they were modified, from the moment that `cursor` names; each answer's articles and the
cursor are stored together, so a reading that is cut anywhere goes on where it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from time import monotonic

from django.db import transaction

from taswib.archive.intake.bringing import Brought
from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.intake.fetching import Fetched, Wanted, fetch
from taswib.archive.intake.unreadable import Unreadable
from taswib.archive.intake.wordpress import Post, address_of_ids, address_of_posts, authorization, ids_in, posts_in
from taswib.archive.intake.wordpress_storing import Gone, store, vanish
from taswib.archive.sealing import SealBroken
from taswib.archive.source import Source
from taswib.archive.watched_page import WatchedPage

_LONGEST = 60.0  # seconds of one reading
_SIZE = 20  # posts an answer; fewer where they are long
_IDS = 100  # the most that WordPress gives at once
_BEGINNING = datetime(1980, 1, 1, tzinfo=UTC)  # WordPress takes the first second of 1970 for no date


class _Failed(Exception):
    """An answer that ends this reading."""

    def __init__(self, fetched: Fetched) -> None:
        self.fetched = fetched


@dataclass
class _Cursor:
    """Posts modified after `after` are wanted, from answer number `page` on, `size` at once."""

    after: datetime
    page: int
    size: int

    @classmethod
    def of(cls, source: Source) -> "_Cursor":
        kept = source.cursor
        after = datetime.fromisoformat(kept["after"]) if kept.get("after") else _BEGINNING
        return cls(after, int(kept.get("page", 1)), int(kept.get("size", _SIZE)))

    def moved(self, posts: list[Post]) -> None:
        """A second before the last one: posts of one second may stand on both sides of an answer's edge. An answer
        whose posts all have the same second is followed by the next answer, from the same moment."""
        if len(posts) == self.size and posts[0].modified == posts[-1].modified:
            self.page += 1
        elif posts:
            self.after, self.page = posts[-1].modified - timedelta(seconds=1), 1

    def as_json(self) -> dict[str, object]:
        return {"after": self.after.isoformat(), "page": self.page, "size": self.size}


def read_wordpress(source: Source, brought: Brought, now: datetime) -> Brought:
    """Never raises for what the site does."""
    until = monotonic() + _LONGEST
    try:
        brought.goes_on = _read_modified(source, brought, until, now)
        if not brought.goes_on:
            _compare_what_is_public(source, brought, until, now)
    except _Failed as failed:
        brought.failed(failed.fetched)
    except Unreadable as refusal:
        brought.unreadable(refusal.reason.value)
    except SealBroken:
        brought.unreadable("secrets/source.key")
    return brought


def _read_modified(source: Source, brought: Brought, until: float, now: datetime) -> bool:
    """Whether there is more than the time allowed."""
    cursor = _Cursor.of(source)
    while monotonic() < until:
        posts = _posts(source, cursor)
        is_last = len(posts) < cursor.size
        with transaction.atomic():
            _keep(source, posts, brought, now)
            cursor.moved(posts)
            source.cursor = {**source.cursor, **cursor.as_json()}
            source.save(update_fields=["cursor"])
        if is_last:
            return False
    return True


def _posts(source: Source, cursor: _Cursor) -> list[Post]:
    """The next answer; with half as many posts where it was too much for one. Raises _Failed, Unreadable."""
    while True:
        after = cursor.after.strftime("%Y-%m-%dT%H:%M:%SZ")
        asked = {"modified_after": after, "orderby": "modified", "order": "asc", "page": cursor.page}
        fetched = fetch(address_of_posts(source, per_page=cursor.size, **asked), _wanted(source))
        if fetched.state is FetchState.OK:
            return posts_in(fetched.body)
        if fetched.status == 400 and cursor.page > 1:
            return []  # past the last answer
        if fetched.state not in (FetchState.TOO_LARGE, FetchState.TOO_SLOW) or cursor.size == 1:
            raise _Failed(fetched)
        cursor.page, cursor.size = 1, cursor.size // 2


def _keep(source: Source, posts: list[Post], brought: Brought, now: datetime) -> None:
    for one in store(source, posts, now):
        if isinstance(one, Unreadable):
            brought.refused += 1
        elif not isinstance(one, Gone):
            brought.take(one, now)
    brought.pages += len(posts)


def _compare_what_is_public(source: Source, brought: Brought, until: float, now: datetime) -> None:
    """Posts that were deleted for good leave no trace in what was modified: where the numbers differ, ask for all ids."""
    fetched = fetch(address_of_ids(source, 1, 1), _wanted(source))
    if fetched.state is not FetchState.OK:
        raise _Failed(fetched)
    ours = WatchedPage.objects.filter(source=source).exclude(remote_id="").exclude(state=FetchState.GONE)
    known = set(ours.values_list("remote_id", flat=True))
    total = fetched.headers.get("x-wp-total", "")
    if total == str(len(known)) and ids_in(fetched.body)[:1] == sorted(known, key=int)[:1]:
        return
    theirs = set(_all_ids(source, until))
    vanish(source, known - theirs, now)
    for batch in _batches(sorted(theirs - known, key=int)):
        posts = _answer(source, address_of_posts(source, include=",".join(batch), per_page=len(batch)))
        with transaction.atomic():
            _keep(source, posts, brought, now)


def _answer(source: Source, address: str) -> list[Post]:
    fetched = fetch(address, _wanted(source))
    if fetched.state is not FetchState.OK:
        raise _Failed(fetched)
    return posts_in(fetched.body)


def _all_ids(source: Source, until: float) -> Iterator[str]:
    """All of them, or _Failed: half a list would make the other half vanish."""
    for page in count(1):
        fetched = fetch(address_of_ids(source, page, _IDS), _wanted(source))
        if fetched.state is not FetchState.OK or monotonic() > until:
            raise _Failed(fetched)
        found = ids_in(fetched.body)
        yield from found
        if len(found) < _IDS or page >= int(fetched.headers.get("x-wp-totalpages") or page):
            return


def _batches(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _SIZE):
        yield ids[start : start + _SIZE]


def _wanted(source: Source) -> Wanted:
    return Wanted(accept="application/json", authorization=authorization(source))
