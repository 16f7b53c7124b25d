"""The corrections log for programs. Public: no key is needed."""

from datetime import UTC, datetime

from django.http import HttpRequest
from ninja import Router, Schema

from taswib.api.paging import After, Limit, page
from taswib.api.problem import not_found
from taswib.desk.notice import Notice, NoticeQuerySet
from taswib.desk.notice_name import permanent_id
from taswib.desk.published_ruling import shown_ruling

router = Router(tags=["notices"])


class FindingLine(Schema):
    """`clause` is its place on the policy's page; `result` is breached, kept or unexamined."""

    clause: str
    title: str
    result: str
    reasons: str


class NoticeWhole(Schema):
    """`id` stays for ever; `updated` moves when it is changed or withdrawn.

    `start` and `end` are code points into the text of `revision`. `reply` are the words of a person concerned, published with
    their consent; `findings` say of a complaint's decision what was found of each clause.
    """

    number: int
    id: str
    url: str
    kind: str
    severity: str
    state: str
    apology: bool
    language: str
    article: str
    article_url: str
    headline: str
    revision: int
    start: int | None
    end: int | None
    was: str
    now: str
    words: str
    withdrawal: str
    reply: str
    reply_by: str
    findings: list[FindingLine]
    sanctions: list[str]
    published: datetime
    updated: datetime


class NoticePage(Schema):
    items: list[NoticeWhole]
    next: int | None


@router.get("/notices", response=NoticePage, url_name="notices")
def notices(
    request: HttpRequest, after: After = 0, limit: Limit = 50, changed_since: datetime | None = None
) -> dict[str, object]:
    """Every notice by number; or those that were published, changed or withdrawn since a moment."""
    theirs = _public(request)
    if changed_since:
        theirs = theirs.filter(updated_at__gte=_zoned(changed_since))
    return page(theirs, after, limit, lambda one: _told(request, one), "number")


@router.get("/notices/{int:number}", response=NoticeWhole, url_name="notice")
def notice(request: HttpRequest, number: int) -> dict[str, object]:
    """One notice; a withdrawn one says so in `state`, and why in `withdrawal`."""
    found = _public(request).filter(number=min(number, 2**31 - 1)).first()
    if found is None:
        raise not_found(request)
    return _told(request, found)


def _public(request: HttpRequest) -> NoticeQuerySet:
    newsroom = request.newsroom  # type: ignore[attr-defined]
    return Notice.objects.of(newsroom).public().select_related("newsroom", "article__current", "revision")


def _zoned(moment: datetime) -> datetime:
    """UTC where the caller names no zone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _told(request: HttpRequest, one: Notice) -> dict[str, object]:
    names = ("number", "kind", "severity", "state", "apology", "language", "start", "end")
    said = ("was", "now", "words", "withdrawal", "reply", "reply_by")
    ruling = shown_ruling(one.ruling)
    return {name: getattr(one, name) for name in (*names, *said)} | {
        "id": permanent_id(one),
        "url": request.build_absolute_uri(f"/corrections/{one.number}"),
        "article": f"/a/{one.article.slug}",
        "article_url": one.article.address,
        "headline": one.article.headline,
        "revision": one.revision.number,
        "findings": [
            {"clause": found.fragment, "title": found.title, "result": found.result.value, "reasons": found.reasons}
            for found in ruling.findings
        ],
        "sanctions": [sanction.value for sanction in ruling.sanctions],
        "published": one.published_at,
        "updated": one.updated_at,
    }
