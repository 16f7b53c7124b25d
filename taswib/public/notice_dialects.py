"""One notice for programs: as ninjs, NewsML-G2 and Web Annotation. Each address is stable and answers conditionally."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from taswib.archive.article import Article
from taswib.desk.notice import Notice
from taswib.public.conditional import conditional
from taswib.public.dialects import annotation as annotations
from taswib.public.dialects import newsml as news
from taswib.public.dialects import ninjs as json_news
from taswib.public.dialects.item import item

DIALECTS = (
    *((f"notice-ninjs-{version}", json_news.CONTENT_TYPE) for version in json_news.VERSIONS),
    ("notice-newsml", news.CONTENT_TYPE.partition(";")[0]),
    ("notice-annotation", annotations.CONTENT_TYPE.partition(";")[0]),
)
"""Names of addresses, with the media type that stands there."""


@require_safe
def ninjs(request: HttpRequest, number: int, version: str) -> HttpResponse:
    one = public_notice(request, number)
    return _answer(
        request,
        one,
        lambda: json_news.ninjs(item(one, request.build_absolute_uri), version),
        json_news.CONTENT_TYPE,
    )


@require_safe
def newsml(request: HttpRequest, number: int) -> HttpResponse:
    one = public_notice(request, number)
    return _answer(request, one, lambda: news.newsml(item(one, request.build_absolute_uri)), news.CONTENT_TYPE)


@require_safe
def annotation(request: HttpRequest, number: int) -> HttpResponse:
    one = public_notice(request, number)
    return _answer(
        request, one, lambda: annotations.annotation(one, request.build_absolute_uri), annotations.CONTENT_TYPE
    )


def public_notice(request: HttpRequest, number: int) -> Notice:
    """With all that a dialect says of it. Raises Http404."""
    whole = Notice.objects.of(request.newsroom).public()  # type: ignore[attr-defined]
    return get_object_or_404(whole.select_related("newsroom", "article__current", "revision"), number=number)


def dialect_links(number: int) -> list[str]:
    """The values of a `Link` header that name each dialect of the notice."""
    return [f'<{reverse(name, args=[number])}>; rel="alternate"; type="{kind}"' for name, kind in DIALECTS]


def _answer(request: HttpRequest, one: Notice, write: Callable[[], bytes], content_type: str) -> HttpResponse:
    seen = _told_of(one.article)
    return conditional(request, (one.number, seen), max(seen)[0] if seen else None, write, content_type)


def _told_of(article: Article) -> list[tuple]:
    """What the item of an article is written from, beside its text: every public notice on it."""
    told = Notice.objects.public().filter(article=article).values_list("updated_at", "number", "state")
    about = (article.address, article.byline, article.section, article.outlet, article.language)
    texts = [(article.current.seen_at, -article.current.number, repr(about))] if article.current else []
    return [*told, *texts]
