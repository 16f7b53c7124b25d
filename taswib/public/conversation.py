"""A report's thread: what it shows, and what a reader writes in it."""

import secrets
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from taswib.archive.marked import surroundings
from taswib.desk.admission import Admission
from taswib.desk.attachment import placed
from taswib.desk.carrying import whereabouts
from taswib.desk.concern import Concern
from taswib.desk.decision import Decision
from taswib.desk.notice import Notice
from taswib.desk.published_ruling import of_decision, shown_ruling
from taswib.desk.put_right import PutRight
from taswib.desk.refusals import Refused
from taswib.desk.reply import most_words
from taswib.desk.report import Kind, Report
from taswib.public.forms import AppealForm, MessageForm
from taswib.public.notice_box import box
from taswib.public.standing import standing_of
from taswib.public.thread_pass import Visit


def thread_page(
    request: HttpRequest, visit: Visit, form: MessageForm | None = None, appeal: AppealForm | None = None
) -> HttpResponse:
    """The whole thread; 422 when `form` or `appeal` holds words that could not be sent."""
    report, opened = visit.report, visit.opened
    decision = Decision.objects.filter(case=report.case).first()
    context = {
        "report": report,
        "said": opened.said if opened else None,
        "contact": visit.contact,
        "passages": surroundings(report.revision, report.span),
        "where": whereabouts(report.article, report.subject, report),
        "messages_of_thread": opened.thread if opened else [],
        "files": opened.files if opened else [],
        "decision": decision,
        "admission": Admission.objects.filter(case=report.case).first(),
        "ruling": shown_ruling(of_decision(decision)) if decision else None,
        "reply": _reply(report),
        "notices": [box(notice) for notice in _notices_of(report)],
        "standing": standing_of(report, decision),
        "may_write": not (report.withdrawn_at or report.case.is_closed) and hasattr(report, "key"),
        "ended": bool(decision) and report.case.is_closed and not report.withdrawn_at and hasattr(report, "key"),
        "appeal": appeal or AppealForm(label_suffix="", auto_id="appeal-%s"),
        "answers": PutRight.choices,
        "gone": not hasattr(report, "key"),
        "form": form or MessageForm(initial={"key": secrets.token_urlsafe(18)}, label_suffix=""),
    }
    return render(request, "public/thread.html", context, status=422 if form or appeal else 200)


def _reply(report: Report) -> dict[str, object] | None:
    """Of a reply: whether its writer agreed to publication, and how long it may be."""
    if report.kind != Kind.REPLY:
        return None
    concern = Concern.objects.filter(report=report).first()
    return {"consents": bool(concern and concern.consents), "most_words": most_words(report.case)}


def write(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Send what was posted; back to the thread, or the thread with the words still in the form."""
    form = MessageForm(request.POST, request.FILES, label_suffix="")
    if not form.is_valid():
        return thread_page(request, visit, form)
    try:
        _add(visit, form)
    except Refused as refused:
        form.refuse(refused)
        return thread_page(request, visit, form)
    return to_thread("#latest")


def _add(visit: Visit, form: MessageForm) -> None:
    said, report = form.cleaned_data, visit.report
    with placed(form.evidence()) as files:
        key = _key_of(report, said["key"])
        report.add(
            said["words"],
            now=timezone.now(),
            key=key,
            files=files,
            secret=visit.private,
            is_wording=said["is_wording"] and report.kind == Kind.REPLY,
        )


def to_thread(fragment: str = "") -> HttpResponse:
    """To the thread, by GET."""
    response = redirect("thread")
    response.status_code = 303
    response["Location"] += fragment
    return response


def _notices_of(report: Report) -> list[Notice]:
    return list(report.case.notices.public().select_related("newsroom"))


def _key_of(report: Report, typed: str) -> str | None:
    """The form's key as one of this report's alone: nobody can take another thread's."""
    return sha256(f"{report.submission} {typed}".encode()).hexdigest() if typed else None
