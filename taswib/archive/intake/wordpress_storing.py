"""Posts into the archive: each its article, and a row by which the post is known again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.intake.unreadable import Unreadable
from taswib.archive.intake.wordpress import Post, article_of
from taswib.archive.pointing import host_of
from taswib.archive.source import Source
from taswib.archive.taking_in import Outcome, Taken, take_in
from taswib.archive.watched_page import WatchedPage


class Gone(NamedTuple):
    """A post that is not public, or not any more."""

    remote_id: str


@transaction.atomic
def store(source: Source, posts: Sequence[Post], now: datetime) -> list[Taken | Gone | Unreadable]:
    """What became of each post, in their order."""
    pages = WatchedPage.objects.select_related("article").filter(source=source)
    known = {page.remote_id: page for page in pages.filter(remote_id__in=[one.remote_id for one in posts])}
    return [_store(source, post, known.get(post.remote_id), now) for post in posts]


def _store(source: Source, post: Post, page: WatchedPage | None, now: datetime) -> Taken | Gone | Unreadable:
    if not post.is_public:
        if page is not None:
            page.note(FetchState.GONE, now)
        return Gone(post.remote_id)
    try:
        identity = page.article.identity if page and page.article else ""
        incoming = article_of(post, source, now, identity=identity)
    except Unreadable as refusal:
        return refusal
    taken = take_in(source.newsroom, incoming, now=now)
    page = page or _page_at(source, incoming.address, now)
    page.remote_id, page.article = post.remote_id, taken.article
    _move(page, incoming.address)
    page.note(FetchState.OK, now, changed=taken.outcome is Outcome.CHANGED)
    return taken


def _page_at(source: Source, address: str, now: datetime) -> WatchedPage:
    """The row for an address; one that another way of reading made is taken over."""
    found = WatchedPage.objects.filter(newsroom=source.newsroom, address=address).first()
    page = found or WatchedPage(newsroom=source.newsroom, address=address, host=host_of(address), fresh_since=now)
    page.source = source
    return page


def _move(page: WatchedPage, address: str) -> None:
    """A post may get another address; one that still stands under another row is left to it."""
    taken = WatchedPage.objects.filter(newsroom=page.newsroom, address=address).exclude(pk=page.pk)
    if page.address != address and not taken.exists():
        page.address, page.host = address, host_of(address)


@transaction.atomic
def vanish(source: Source, remote_ids: Iterable[str], now: datetime) -> None:
    """These posts are not there any more."""
    for page in WatchedPage.objects.filter(source=source, remote_id__in=list(remote_ids)):
        page.note(FetchState.GONE, now)
