"""The feeds of the log and of each article, for programs that ask again and again."""

from collections.abc import Callable
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

import taswib
from taswib.desk.notice import Notice, NoticeQuerySet
from taswib.people.newsroom import Newsroom
from taswib.public import atom, json_feed
from taswib.public.feed import Feed, article_feed, log_feed
from taswib.public.published import published

NEWEST = 50
Write = Callable[[Feed, str], bytes]


@require_safe
def log_atom(request: HttpRequest) -> HttpResponse:
    return _log(request, atom.atom, atom.CONTENT_TYPE)


@require_safe
def log_json(request: HttpRequest) -> HttpResponse:
    return _log(request, json_feed.json_feed, json_feed.CONTENT_TYPE)


@require_safe
def article_atom(request: HttpRequest, slug: str) -> HttpResponse:
    return _article(request, slug, atom.atom, atom.CONTENT_TYPE)


@require_safe
def article_json(request: HttpRequest, slug: str) -> HttpResponse:
    return _article(request, slug, json_feed.json_feed, json_feed.CONTENT_TYPE)


def _log(request: HttpRequest, write: Write, content_type: str) -> HttpResponse:
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    if not newsroom:
        raise Http404
    newest = _newest(Notice.objects.of(newsroom))
    return _answer(request, write, content_type, newest, lambda: log_feed(newsroom, newest, _absolute(request)))


def _article(request: HttpRequest, slug: str, write: Write, content_type: str) -> HttpResponse:
    article = published(request, slug)
    newest = _newest(Notice.objects.filter(article=article))
    return _answer(request, write, content_type, newest, lambda: article_feed(article, newest, _absolute(request)))


def _newest(notices: NoticeQuerySet) -> NoticeQuerySet:
    return notices.public().with_articles().latest_changes()[:NEWEST]


def _absolute(request: HttpRequest) -> Callable[[str], str]:
    return request.build_absolute_uri


def _answer(
    request: HttpRequest, write: Write, content_type: str, newest: NoticeQuerySet, feed: Callable[[], Feed]
) -> HttpResponse:
    """The feed, or 304 to whom it is known; it is written only where it is not."""
    seen = list(newest.values_list("updated_at", "number", "state", "article__current", "article__address"))
    changed = seen[0][0] if seen else None
    etag, moment = _tag(request, seen), int(changed.timestamp()) if changed else None
    response = get_conditional_response(request, etag, moment) or HttpResponse(
        write(feed(), request.build_absolute_uri()), content_type=content_type
    )
    response.headers["Cache-Control"] = "public, max-age=60"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["ETag"] = etag
    if moment:
        response.headers["Last-Modified"] = http_date(moment)
    return response


def _tag(request: HttpRequest, seen: list[tuple]) -> str:
    """Another for everything that the feed is written from: a new headline changes it too, and no notice's date."""
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    ground = (taswib.__version__, request.build_absolute_uri(), get_language(), newsroom.name, newsroom.home)
    return quote_etag(sha256(repr((ground, seen)).encode()).hexdigest()[:32])
