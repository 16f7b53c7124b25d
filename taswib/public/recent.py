"""The notices of late in one file that is the same for every reader: a browser compares it with what was read there.

It holds all that a browser shows, so that nothing more has to be asked for and the server never learns what was read.
"""

import json
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from taswib.desk.notice import Notice, NoticeQuerySet, Severity
from taswib.people.newsroom import Newsroom
from taswib.public.embed_answer import for_every_site
from taswib.public.embed_notice import notice_for_sites

MOST = 100
_WORDS, _SOUGHT = 200, 2000
_KEPT = "public, max-age=600, stale-while-revalidate=86400"
_OF_THE_PLACE = ("prefix", "suffix", "stands")
State = tuple[object, ...]


@require_safe
def recent(request: HttpRequest) -> HttpResponse:
    """The newest notices that stand and are more than minor; `latest` is the number of the newest of all."""
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    body = _written(newsroom.pk, _state(newsroom)) if newsroom else b'{"latest":0,"notices":[]}'
    return for_every_site(request, body, kept=_KEPT)


def _state(newsroom: Newsroom) -> State:
    """All that the file is written from; slugs are random, so no two newsrooms share one."""
    seen = _newest(newsroom.pk).values_list("number", "updated_at", "article__slug", "article__current")
    return newsroom.notices_published, newsroom.months, *seen


@lru_cache(maxsize=4)
def _written(newsroom: int, state: State) -> bytes:
    notices = _newest(newsroom).select_related("newsroom", "article__current", "revision")
    said = {"latest": state[0], "notices": [_told(one) for one in notices]}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _newest(newsroom: int) -> NoticeQuerySet:
    theirs = Notice.objects.filter(newsroom=newsroom).standing()
    return theirs.exclude(severity=Severity.MINOR).order_by("-number")[:MOST]


def _told(notice: Notice) -> dict[str, object]:
    shown = {name: value for name, value in notice_for_sites(notice).items() if name not in _OF_THE_PLACE}
    cut = {name: Truncator(str(shown[name])).chars(_WORDS) for name in ("text", "was", "now")}
    article = notice.article
    return shown | cut | {"slug": article.slug, "headline": article.headline[:120], "revision": wrong_until(notice)}


def wrong_until(notice: Notice) -> int:
    """The number of the last revision that holds what the notice corrects; without such words, of the last before it."""
    revisions = notice.article.revisions
    if notice.was:
        held = revisions.filter(text__contains=notice.was[:_SOUGHT])
    else:
        held = revisions.filter(seen_at__lte=notice.published_at)
    return max([notice.revision.number, *held.values_list("number", flat=True)])
