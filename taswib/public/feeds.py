"""The feeds of the log and of each article, for programs that ask again and again."""

from collections.abc import Callable
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from taswib.desk.notice import Notice, NoticeQuerySet
from taswib.public import atom, json_feed
from taswib.public.feed import NEVER, Feed, article_feed, log_feed
from taswib.public.published import published

NEWEST = 50
Write = Callable[[Feed, str], bytes]


@require_safe
def log_atom(request: HttpRequest) -> HttpResponse:
    return _answer(request, _log(request), atom.atom, atom.CONTENT_TYPE)


@require_safe
def log_json(request: HttpRequest) -> HttpResponse:
    return _answer(request, _log(request), json_feed.json_feed, json_feed.CONTENT_TYPE)


@require_safe
def article_atom(request: HttpRequest, slug: str) -> HttpResponse:
    return _answer(request, _article(request, slug), atom.atom, atom.CONTENT_TYPE)


@require_safe
def article_json(request: HttpRequest, slug: str) -> HttpResponse:
    return _answer(request, _article(request, slug), json_feed.json_feed, json_feed.CONTENT_TYPE)


def _log(request: HttpRequest) -> Feed:
    newsroom = request.newsroom  # type: ignore[attr-defined]
    if not newsroom:
        raise Http404
    return log_feed(newsroom, _newest(Notice.objects.of(newsroom)), request.build_absolute_uri)


def _article(request: HttpRequest, slug: str) -> Feed:
    article = published(request, slug)
    return article_feed(article, _newest(Notice.objects.filter(article=article)), request.build_absolute_uri)


def _newest(notices: NoticeQuerySet) -> NoticeQuerySet:
    return notices.public().with_articles().latest_changes()[:NEWEST]


def _answer(request: HttpRequest, feed: Feed, write: Write, content_type: str) -> HttpResponse:
    """The feed, or 304 to whom it is known. The tag is of the bytes: a new headline changes only them."""
    body = write(feed, request.build_absolute_uri())
    etag, changed = quote_etag(sha256(body).hexdigest()[:32]), int(feed.updated.timestamp())
    response = HttpResponse(body, content_type=content_type)
    response.headers["Cache-Control"] = "public, max-age=60"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["ETag"] = etag
    if feed.updated != NEVER:
        response.headers["Last-Modified"] = http_date(changed)
    return get_conditional_response(request, etag, changed or None, response) or response
