"""The form with which a reader reports, and the receipt that answers it."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.desk.receipt import grouped
from taswib.desk.refusals import Refused
from taswib.desk.reply_rule import ReplyRule
from taswib.desk.report import Kind
from taswib.desk.reporting import Meant, Sent, new_submission, send_report
from taswib.public.forms import QUOTE, ReportForm
from taswib.public.notice_box import box
from taswib.public.places import MARKED, WHOLE, place_of
from taswib.public.published import published, revision_seen, whole_number
from taswib.public.toll import admission, asked_of, one_more_step
from taswib.public.untraced import untraced

_ASKED = {"passage", "statement"}
_KNOWN = 6
"""Notices on the article that its form shows."""


@csrf_exempt
@untraced
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; sent, 201 with the receipt in the answer itself, 422 with the form and all that was typed, or 429 where a
    flood asks for work or a wait first.

    Exempt from Django's CSRF check: that needs a cookie, and a reader should be able to report without one. There
    is no session here that another site could act in; the signed `submission` token, which the desk's verb asks
    for, shows that the form was ours. Without Referer, browsers also send "Origin: null", which the check refuses.
    """
    if request.method == "POST":
        door = admission(request)
        if door.asked:
            return one_more_step(request, door.asked)
        return _received(request, published(request, slug), waited=door.waited)
    article = published(request, slug)
    revision = revision_seen(article, request.GET.get("revision", ""))
    return _page(request, article, ReportForm(revision, initial=_asked_for(request, revision)))


def _received(request: HttpRequest, article: Article, *, waited: bool) -> HttpResponse:
    revision = revision_seen(article, request.POST.get("revision", ""))
    form = ReportForm(revision, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, article, form, status=422)
    try:
        sent = _send(article, revision, form, waited=waited)
    except Refused as refused:
        form.refuse(refused)
        return _page(request, article, form, status=422)
    return _receipt(request, article, sent)


def _send(article: Article, revision: Revision, form: ReportForm, *, waited: bool) -> Sent:
    said = form.cleaned_data
    cited = tuple(one for one in form.cited() if one.code.newsroom_id == article.newsroom_id)
    meant = Meant(article, revision, Kind(said["kind"]), form.anchor(), form.statement(), cited, form.concern())
    words = form.words((get_language() or "ar")[:2])
    return send_report(
        meant, words, submission=said["submission"], now=timezone.now(), waited=waited, files=form.evidence()
    )


def _asked_for(request: HttpRequest, revision: Revision) -> dict[str, object]:
    """What the link to the form says: kind, passage, statement, or the words that were marked."""
    asked = request.GET
    quote = asked.get("quote", "")[:QUOTE]
    return {
        "kind": asked.get("kind") if asked.get("kind") in Kind.values else Kind.ERROR,
        "passage": MARKED if quote else _place_asked_for(asked, revision),
        "quote": quote,
        "prefix": asked.get("prefix", "")[:QUOTE],
        "suffix": asked.get("suffix", "")[:QUOTE],
        "revision": revision.number,
        "submission": new_submission(),
    }


def _place_asked_for(asked: QueryDict, revision: Revision) -> str:
    """The statement or passage of this number; the whole article where there is none."""
    number = whole_number(asked.get("statement", ""))
    statement = revision.statements.filter(number=number).first() if number else None
    if statement:
        return place_of(statement)
    position = whole_number(asked.get("passage", ""))
    return str(position) if any(one.position == position for one in revision.passages) else WHOLE


def _page(request: HttpRequest, article: Article, form: ReportForm, status: int = 200) -> HttpResponse:
    context = {
        "article": article,
        "form": form,
        "asked": asked_of(request, str(form["submission"].value() or "")),
        "reply_rule": ReplyRule.of(article.newsroom),
        "is_current": form.seen.pk == article.current_id,
        "said": form.statement(),
        "known": [
            box(one) for one in article.notices.standing().select_related("newsroom").order_by("-number")[:_KNOWN]
        ],
        "place_lost": status == 200 and bool(_ASKED & set(request.GET)) and form.initial["passage"] == WHOLE,
    }
    return render(request, "public/report.html", context, status=status)


def _receipt(request: HttpRequest, article: Article, sent: Sent) -> HttpResponse:
    """In the answer and nowhere else: no address, no cookie, no log, no page to come back to."""
    context = {
        "article": article,
        "report": sent.report,
        "groups": grouped(sent.receipt).split("-"),
        "again": sent.again,
    }
    return render(request, "public/sent.html", context, status=201)
