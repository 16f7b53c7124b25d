"""Notices as other servers read them: each by itself, and all of them, the newest first."""

import json

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from taswib.design.negotiation import prefers_page
from taswib.desk.notice import NoticeState
from taswib.desk.notice_record import NoticeRecord
from taswib.fediverse.answer import CONTEXT, answer, where_it_is_found
from taswib.fediverse.names import Site, site_of
from taswib.fediverse.note import activity, note, tombstone
from taswib.people.newsroom import Newsroom

_PAGE = 20


@where_it_is_found
def notice_object(request: HttpRequest, number: int) -> HttpResponse:
    """The object; of a withdrawn notice what is left of it, and 410: its page for people stays and says so."""
    if prefers_page(request):
        return redirect("notice", number)
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    records, site = _records(newsroom).filter(notice__number=number), site_of(newsroom)
    latest = records.order_by("entry__index").last()
    if latest is None:
        raise Http404
    at = str(latest.entry.says["at"])
    if latest.notice.state == NoticeState.WITHDRAWN:
        return answer({"@context": CONTEXT, **tombstone(site, number, at)}, status=410)
    changed = at if latest.entry.says["act"] == "changed" else ""
    return answer({"@context": CONTEXT, **note(site, json.loads(latest.body), changed)})


@where_it_is_found
def outbox(request: HttpRequest) -> HttpResponse:
    """What was published and stands, as it was put out."""
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    site = site_of(newsroom)
    records = _records(newsroom).filter(notice__state=NoticeState.PUBLISHED, entry__body__contains='"act":"published"')
    count, typed = records.count(), request.GET.get("page", "")
    last = max(1, -(-count // _PAGE))
    if not typed:
        ends = {"first": _page_of(site, 1), "last": _page_of(site, last)}
        said = {"@context": CONTEXT, "id": site.place("outbox"), "type": "OrderedCollection", "totalItems": count}
        return answer(said | ends)
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 8 else 0
    if not 1 <= number <= last:
        raise Http404
    shown = records.order_by("-entry__index")[(number - 1) * _PAGE : number * _PAGE]
    beside = {"next": number + 1 if number < last else 0, "prev": number - 1}
    said = {
        "@context": CONTEXT,
        "id": _page_of(site, number),
        "type": "OrderedCollectionPage",
        "partOf": site.place("outbox"),
        "orderedItems": [_activity(site, record) for record in shown],
    }
    return answer(said | {name: _page_of(site, other) for name, other in beside.items() if other})


def _records(newsroom: Newsroom) -> "QuerySet[NoticeRecord]":
    theirs = NoticeRecord.objects.filter(notice__newsroom=newsroom)
    return theirs.select_related("entry", "notice")


def _activity(site: Site, record: NoticeRecord) -> dict[str, object]:
    says = record.entry.says
    said = activity(site, str(says["act"]), json.loads(record.body), str(says["at"]), record.entry.index)
    return {name: value for name, value in said.items() if name != "@context"}


def _page_of(site: Site, number: int) -> str:
    return f"{site.place('outbox')}?page={number}"
