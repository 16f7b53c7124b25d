"""What the embed asks for: which article a page carries, and the notices on it. The same answer for everybody."""

import json
from collections.abc import Iterator
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from taswib.archive.article import Article
from taswib.archive.finding import article_at
from taswib.people.newsroom import Newsroom
from taswib.public.asked import words_of
from taswib.public.embed_answer import for_every_site
from taswib.public.embed_notice import notice_for_sites
from taswib.public.published import text_of
from taswib.text.folding import fold
from taswib.text.marks import mark_of

_ADDRESSES, _NOTICES = 2, 20
_UNKNOWN = b'{"article":null,"notices":[]}'
State = tuple[object, ...]


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """`?address=`, the page's canonical address, twice where the page names two; `article` is null where none is ours."""
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    article = next(_articles(newsroom, request.GET.getlist("address")), None) if newsroom else None
    return for_every_site(request, _written(article.slug, _state(article)) if article else _UNKNOWN)


def _state(article: Article) -> State:
    """All that the answer is written from."""
    newsroom, seen = article.newsroom, article.notices.public().values_list("number", "updated_at", "state")
    return article.current_id, newsroom.name_ar, newsroom.name_en, newsroom.months, newsroom.notices_published, *seen


@lru_cache(maxsize=256)
def _written(slug: str, state: State) -> bytes:
    article = Article.objects.select_related("current", "newsroom").get(slug=slug)
    newsroom, notices = article.newsroom, article.notices.public().select_related("newsroom", "revision")
    said = {
        "newsroom": {"ar": newsroom.name_ar, "en": newsroom.name_en},
        "latest": newsroom.notices_published,
        "article": _article(article),
        "notices": [notice_for_sites(one) for one in notices[:_NOTICES]],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _articles(newsroom: Newsroom, addresses: list[str]) -> Iterator[Article]:
    for raw in addresses[:_ADDRESSES]:
        found = article_at(newsroom, words_of(raw))
        if found:
            yield found


def _article(article: Article) -> dict[str, object]:
    """`passages`: of each passage, a number by which its words are known again in a page (`text/marks.py`)."""
    current = text_of(article)
    return {
        "slug": article.slug,
        "language": article.language,
        "headline": current.headline[:120],
        "revision": current.number,
        "passages": [mark_of(fold(current.words_of(one)).text) for one in current.passages],
    }
