"""The feeds of the log and of each article, for programs that ask again and again."""

from collections.abc import Callable
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from taswib.desk.hook import Hook
from taswib.desk.notice import Notice, NoticeQuerySet
from taswib.people.newsroom import Newsroom
from taswib.public import atom, json_feed
from taswib.public.chosen import chosen
from taswib.public.conditional import conditional
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
    choice = chosen(request.GET)
    newest = _newest(choice.among(Notice.objects.of(newsroom)))
    return _answer(request, write, content_type, newest, lambda: log_feed(newsroom, newest, _absolute(request), choice))


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
    own = request.build_absolute_uri()
    hubs = [] if request.GET else Hook.objects.hubs(request.newsroom)  # type: ignore[attr-defined]
    answer = conditional(
        request, (seen, hubs), changed, lambda: write(replace(feed(), hubs=tuple(hubs)), own), content_type
    )
    answer.headers["Link"] = ", ".join([*(f'<{hub}>; rel="hub"' for hub in hubs), f'<{own}>; rel="self"'])
    return answer
