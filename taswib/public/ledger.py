"""The provable record: its entries, its checkpoints, and what a verifier takes home."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from taswib.archive.article import Article
from taswib.desk.decision import Outcome
from taswib.desk.notice_record import NoticeRecord
from taswib.desk.report import Kind
from taswib.ledger.entry import Entry
from taswib.ledger.exporting import lines_of, proof_of
from taswib.ledger.log import Log
from taswib.ledger.signed import SignedCheckpoint
from taswib.ledger.witness import Witness
from taswib.ledger.witnessed import WitnessedLog
from taswib.public.opening import once_open
from taswib.public.published import whole_number

A_PAGE = 50


@dataclass(frozen=True)
class Line:
    """An entry as people read it; `address` leads to what it is about, "" where that has no page."""

    index: int
    words: str
    address: str
    day: str


@once_open
def ledger(request: HttpRequest) -> HttpResponse:
    log = _log(request)
    entries = log.entries.order_by("-index").only("log", "index", "body")
    page = Paginator(entries, A_PAGE).get_page(request.GET.get("page"))
    latest = _latest(log)
    return _described(
        render(
            request,
            "public/ledger.html",
            {
                "page": page,
                "lines": in_words(page.object_list),
                "latest": latest,
                "countersigned": latest.countersigned,
                "key": str(log.verifier),
                "witness_key": str(log.cosigner.key),
                "witnesses": Witness.objects.of(log.newsroom).exclude(size=0),
                "witnessed": WitnessedLog.objects.of(log.newsroom).exclude(note=""),
            },
        ),
        "/ledger/log.jsonl",
    )


@once_open
def entry(request: HttpRequest, index: int) -> HttpResponse:
    one = _entry(request, index)
    checkpoint = _latest(one.log)
    context = {
        "entry": one,
        "line": in_words([one])[0],
        "record": NoticeRecord.objects.filter(entry=one).select_related("notice").first(),
        "proof": proof_of(one, checkpoint, None),
        "size": checkpoint.size,
    }
    return _described(render(request, "public/ledger_entry.html", context), f"/ledger/{index}/proof.json")


@once_open
def verification(request: HttpRequest) -> HttpResponse:
    """The page on which a browser verifies by itself what it was given."""
    number = whole_number(request.GET.get("entry", ""))
    log = _log(request)
    witnesses = "\n".join(Witness.objects.of(log.newsroom).values_list("key", flat=True))
    context = {"entry": number, "key": str(log.verifier), "witnesses": witnesses}
    return render(request, "public/ledger_verify.html", context)


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponseBase:
    """The latest checkpoint, for whoever keeps it."""
    latest = _latest(_log(request))
    return _open(HttpResponse(latest.countersigned, content_type="text/plain; charset=utf-8"))


@require_safe
def proof(request: HttpRequest, index: int) -> HttpResponseBase:
    """The proof of one entry; `?since=` adds how the log grew from that many entries."""
    one = _entry(request, index)
    since = whole_number(request.GET.get("since", "")) or 0
    record = NoticeRecord.objects.filter(entry=one).values_list("body", flat=True).first()
    try:
        bundle = proof_of(one, _latest(one.log), record, since=since)
    except IndexError:
        raise Http404 from None
    written = json.dumps(bundle, ensure_ascii=False, indent=1)
    return _open(HttpResponse(written, content_type="application/json"))


def _size(request: HttpRequest) -> str:
    latest = _latest(_log(request))
    return quote_etag(f"{latest.log.origin}-{latest.size}-{latest.cosignatures.count()}")


@require_safe
@condition(etag_func=_size)
def whole(request: HttpRequest) -> HttpResponseBase:
    """The whole log as lines, as far as it is signed."""
    log = _log(request)
    records = dict(NoticeRecord.objects.filter(entry__log=log).values_list("entry__index", "body"))
    answer = StreamingHttpResponse(
        lines_of(log, _latest(log), records), content_type="application/jsonl; charset=utf-8"
    )
    return _open(answer)


def in_words(entries: Iterable[Entry]) -> list[Line]:
    """The entries as people read them."""
    said = [(entry, entry.says) for entry in entries]
    slugs = {str(says["article"]) for _entry, says in said if says.get("kind") == "revision"}
    articles = Article.objects.filter(slug__in=slugs).values_list("slug", "current__headline")
    headlines = dict(articles)
    return [_line(entry, {**says, "headline": headlines.get(str(says.get("article")), "")}) for entry, says in said]


def _line(entry: Entry, says: dict[str, object]) -> Line:
    words, address = _WORDS.get(str(says.get("kind")), lambda says: (entry.body, ""))(says)
    return Line(entry.index, words, address, str(says.get("at") or says.get("on") or "")[:10])


def _of_notice(says: dict[str, object]) -> tuple[str, str]:
    sentence = {
        "published": _("Notice %(number)s published"),
        "changed": _("Notice %(number)s changed"),
        "withdrawn": _("Notice %(number)s withdrawn"),
    }.get(str(says["act"]), "")
    return sentence % {"number": says["number"]}, f"/corrections/{says['number']}"


def _of_decision(says: dict[str, object]) -> tuple[str, str]:
    about = dict(Kind.choices).get(str(says["about"]), says["about"])
    outcome = dict(Outcome.choices).get(str(says["outcome"]), says["outcome"])
    return _("Decision in case %(case)s (%(about)s): %(outcome)s") % {**says, "about": about, "outcome": outcome}, ""


def _of_revision(says: dict[str, object]) -> tuple[str, str]:
    address = f"/a/{says['article']}/revisions/{says['number']}"
    return _("Revision %(number)s seen: %(headline)s") % says, address


def _of_appeal(says: dict[str, object]) -> tuple[str, str]:
    upheld = says.get("outcome") == "upheld"
    said = _("Appeal in case %(case)s upheld: it is decided anew") if upheld else _("Appeal in case %(case)s dismissed")
    return said % says, ""


def _of_rule_of_two(says: dict[str, object]) -> tuple[str, str]:
    on = says.get("act") == "on"
    return _("Retractions take two persons from now on") if on else _("Retractions take one person from now on"), ""


_WORDS = {
    "notice": _of_notice,
    "decision": _of_decision,
    "revision": _of_revision,
    "appeal": _of_appeal,
    "rule_of_two": _of_rule_of_two,
}


def _log(request: HttpRequest) -> Log:
    if not request.newsroom:  # type: ignore[attr-defined]
        raise Http404
    return get_object_or_404(Log, newsroom=request.newsroom)  # type: ignore[attr-defined]


def _entry(request: HttpRequest, index: int) -> Entry:
    return get_object_or_404(_log(request).entries.select_related("log"), index=index)


def _latest(log: Log) -> SignedCheckpoint:
    found = log.checkpoints.order_by("-size").first()
    if found is None:
        raise Http404
    return found


def _open(answer: HttpResponseBase) -> HttpResponseBase:
    """For verifiers on any site, and kept for a minute on the way."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(answer, public=True, max_age=60)
    return answer


def _described(page: HttpResponse, address: str) -> HttpResponse:
    """The page, saying where its proof stands."""
    page.headers["Link"] = f'<{address}>; rel="describedby"'
    return page
