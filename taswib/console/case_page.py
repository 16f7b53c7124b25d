"""Puts a case on its page: the passage, the readers, the author, the history, and what can be done now."""

from dataclasses import dataclass, field

from django import forms as django_forms
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from taswib.archive.sourcing import sourcing
from taswib.console.attribution import attribution
from taswib.console.desk_request import DeskRequest
from taswib.console.edit_shown import edit_forms, edit_shown
from taswib.console.forms import AppealAnswerForm, BriefForm, ClosureForm, DecisionForm, MessageForm
from taswib.console.offers import offers
from taswib.console.presence import presence_of
from taswib.console.reading import reading
from taswib.console.rows import SHAPES, due, kind_of
from taswib.desk.carrying import whereabouts
from taswib.desk.case import Case
from taswib.desk.gathering import alike
from taswib.desk.lane import Lane
from taswib.desk.notice import Notice
from taswib.desk.opened import Opened
from taswib.desk.refusals import Refused
from taswib.desk.report import Report
from taswib.desk.state import State
from taswib.desk.transition import Transition

VOICES, OTHERS, ROWS, COUNTED = 12, 10, 60, 1000
"""Reports on a page, other cases beside it and rows of history that are shown; and how far other cases are counted."""
Forms = dict[str, django_forms.Form]


@dataclass(frozen=True)
class Sent:
    """What a request brought to the page: the form that could not be sent, why, or a contact that was asked for.

    `report` is the one whose thread or contact is meant.
    """

    form: django_forms.Form | None = None
    name: str = ""
    report: int = 0
    refusal: Refused | None = None
    contact: str | None = None


@dataclass(frozen=True)
class Voice:
    """One report on the page, with its own form; `opened` is None where this person's key opens nothing of it."""

    report: Report
    opened: Opened | None
    form: django_forms.Form
    appeal: django_forms.Form
    elsewhere: bool
    contact: str | None = field(default=None, repr=False)


def case_page(request: DeskRequest, case: Case, sent: Sent | None = None, *, status: int = 200) -> HttpResponse:
    """The page of a case; with `sent`, what could not be sent stands in its form again."""
    sent = sent or Sent()
    context = _matter(case) | _history(case, request) | _forms(request, case, sent)
    context |= {"case": case, "sent": sent, "can": offers(case, request.user), "as_of": case.latest_row}
    context |= {"lanes": Lane, **presence_of(request, case, case.latest_row)}
    return render(request, "console/case.html", context, status=status)


def _matter(case: Case) -> dict[str, object]:
    subject, today = case.subject, case.newsroom.day_of(timezone.now())
    return {
        "reading": reading(subject.revision, subject.span),
        "attribution": None if case.is_silent_edit else attribution(case.lead),
        "sourcing": sourcing(subject.revision),
        "where": whereabouts(case.article, subject, None if case.is_silent_edit else case.lead),
        "edit": edit_shown(case.silent_edit) if case.is_silent_edit else None,
        "kind": kind_of(case),
        "shape": SHAPES[State(case.state)],
        "due": due(case, today),
        "overdue": case.is_overdue(today),
        "deadlines": [(one, one.is_overdue(today)) for one in case.deadlines.of_profiles()],
    }


def _history(case: Case, request: DeskRequest) -> dict[str, object]:
    others = Case.objects.of(case.newsroom).beside(case).handled_by(request.user)
    return {
        "explanations": case.explanations.select_related("by"),
        "notices": case.notices.order_by("pk"),
        "earlier_notices": Notice.objects.of(case.newsroom).earlier_than(case),
        "others": [(other, kind_of(other)) for other in others.due_first().first_with_reports(OTHERS)],
        "other_count": others[:COUNTED].count(),
        "alike": 0 if case.is_silent_edit else alike(case)[:COUNTED].count(),
        "counted": COUNTED,
        "gathering": case.gatherings.order_by("-pk").first(),
        **_timeline(case),
        "authors": case.article.authors.all(),
    }


def _timeline(case: Case) -> dict[str, object]:
    """The latest rows of a long history, in their order, and whether there are more before them."""
    rows = Transition.objects.told_of(case)
    latest = list(rows.order_by("-pk")[: ROWS + 1])
    return {"transitions": latest[:ROWS][::-1], "earlier_rows": len(latest) > ROWS}


def _forms(request: DeskRequest, case: Case, sent: Sent) -> dict[str, object]:
    as_read = {"as_of": case.latest_row}
    blank = {
        "decision": DecisionForm(initial=as_read),
        "brief": BriefForm(auto_id="brief-%s", initial=as_read),
        "closure": ClosureForm(auto_id="closure-%s", initial=as_read),
    }
    if case.is_silent_edit:
        blank |= edit_forms(case.silent_edit)
    kept = {sent.name: sent.form} if sent.form else {}
    english = case.reports.filter(language="en").exists()
    return {"forms": blank | kept, "english": english, **_voices(request, case, sent)}


def _voices(request: DeskRequest, case: Case, sent: Sent) -> dict[str, object]:
    """The reports of one page: the one that the address asks for, or on which the meant report stands."""
    page = _page_of_reports(request, case, sent)
    reports, as_of, lead = list(page), case.latest_row, None if case.is_silent_edit else case.lead
    here = case.reports.filter(pk__in=[report.pk for report in reports])
    opened = {report.pk: one for report, one in request.keyring.opened_among(here)}
    made = []
    for report in reports:
        mine = sent if sent.report == report.pk else Sent()
        appeal = mine.form if mine.name == "appeal" else AppealAnswerForm(auto_id=f"appeal-{report.pk}-%s")
        form = mine.form if mine.name == "message" else None
        form = form or MessageForm(auto_id=f"message-{report.pk}-%s", initial={"as_of": as_of})
        elsewhere = lead is not None and report.quote != lead.quote
        made.append(Voice(report, opened.get(report.pk), form, appeal or AppealAnswerForm(), elsewhere, mine.contact))
    return {"voices": made, "report_page": page, "lead": lead, "report_count": page.paginator.count}


def _page_of_reports(request: DeskRequest, case: Case, sent: Sent) -> "Page[Report]":
    pages = Paginator(case.reports.on_the_desk().order_by("pk"), VOICES)
    if not sent.report:
        return pages.get_page(request.GET.get("page", ""))
    return pages.get_page(case.reports.filter(pk__lt=sent.report).count() // VOICES + 1)
