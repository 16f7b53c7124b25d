"""The article as Taswib knows it: its text with its notices, its revisions, and what changed between them."""

import json
from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.archive.sourcing import sourcing
from taswib.archive.statement import Statement
from taswib.desk.notice import Notice, NoticeKind
from taswib.public.article_links import article_links, revision_links
from taswib.public.change_labels import labels
from taswib.public.changed_words import rows
from taswib.public.follow_mail import letters_go_out
from taswib.public.notice_box import NoticeBox, box, notices_of
from taswib.public.published import numbered, published, text_of
from taswib.public.said import Piece, pieces


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """The current text, with its notices where their severity puts them.

    There is no conditional answer: a copy from a cache would carry the nonce of another page, and no script.
    """
    found = published(request, slug)
    notices = list(found.notices.public().select_related("newsroom"))
    response = _page(request, found, text_of(found), notices)
    response.headers["Link"] = article_links(found)
    response.headers["Last-Modified"] = http_date(_changed_at(found, notices))
    return response


@require_safe
def revision(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One text that the article had; notices belong to the article's page and are linked from here."""
    found = published(request, slug)
    shown = numbered(found, number)
    response = _page(request, found, shown, [], replies=_replies(found))
    response.headers["Link"] = revision_links(found, shown.number)
    return response


@require_safe
def changes(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The words that changed from the revision before to this one; `?view=side` lays the two side by side."""
    if number < 2:
        raise Http404
    found = published(request, slug)
    after, before = numbered(found, number), numbered(found, number - 1)
    context = {
        "article": found,
        "before": before,
        "after": after,
        "rows": rows(before.text, after.text, labels(before, after)),
        "side": request.GET.get("view") == "side",
    }
    return render(request, "public/changes.html", context)


def _replies(found: Article) -> list[NoticeBox]:
    """The replies that stand: whoever reads an earlier text learns that it was answered."""
    standing = found.notices.standing().filter(kind=NoticeKind.REPLY).select_related("newsroom").order_by("number")
    return [box(one) for one in standing]


def _page(
    request: HttpRequest, found: Article, shown: Revision, notices: list[Notice], replies: Sequence[NoticeBox] = ()
) -> HttpResponse:
    picture = sourcing(shown)
    headline, paragraphs = _text(shown, picture.statements)
    context = {
        "article": found,
        "revision": shown,
        "is_current": shown.pk == found.current_id,
        "headline": headline,
        "paragraphs": paragraphs,
        "sourcing": picture,
        "revisions": found.revisions.defer("text").order_by("-number"),
        "notices": notices,
        "replies": replies,
        "placed": notices_of(notices),
        "read": json.dumps([found.slug, shown.number, found.newsroom.notices_published, headline[:120]]),
        "by_mail": letters_go_out(found.newsroom),
        "source": found.address if found.address.startswith(("https://", "http://")) else "",
    }
    return render(request, "public/article.html", context)


def _text(shown: Revision, statements: Sequence[Statement]) -> tuple[str, list[tuple[int, list[Piece]]]]:
    """The headline, and each paragraph's pieces with its position."""
    first = next((shown.words_of(one) for one in shown.passages if one.position == 0), shown.headline)
    return first, [(one.position, pieces(shown, one, statements)) for one in shown.passages if one.position > 0]


def _changed_at(found: Article, notices: list[Notice]) -> float:
    moments = [text_of(found).seen_at, *(notice.updated_at for notice in notices if notice.updated_at)]
    return max(moments).timestamp()
