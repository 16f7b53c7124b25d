"""Puts a case on its page: the passage, the readers, the author, the history, and what can be done now."""

from dataclasses import dataclass, field

from django import forms as django_forms
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from taswib.archive.marked import surroundings
from taswib.archive.sourcing import sourcing
from taswib.console.attribution import attribution
from taswib.console.complaint_shown import complaint_shown
from taswib.console.desk_request import DeskRequest
from taswib.console.edit_shown import edit_forms, edit_shown
from taswib.console.forms import AppealAnswerForm, BriefForm, ClosureForm, DecisionForm, MessageForm
from taswib.console.offers import Offers
from taswib.console.partner_forms import SuggestionDismissalForm
from taswib.console.presence import presence_of
from taswib.console.reading import reading
from taswib.console.reply_shown import reply_shown
from taswib.console.rows import SHAPES, due, kind_of
from taswib.console.suggestion_shown import suggestion_shown
from taswib.desk.carrying import whereabouts
from taswib.desk.case import Case
from taswib.desk.countersignature import Countersignature
from taswib.desk.gathering import alike
from taswib.desk.lane import IN_LANES, Lane
from taswib.desk.notice import Notice
from taswib.desk.notice_mark import corrected_elsewhere
from taswib.desk.opened import Opened
from taswib.desk.permissions import Act
from taswib.desk.refusals import Refused
from taswib.desk.reply import grounds_for
from taswib.desk.report import Report
from taswib.desk.spread import with_tallies
from taswib.desk.state import State
from taswib.desk.transition import Step, Transition
from taswib.desk.two_persons import in_force

VOICES, OTHERS, ROWS, COUNTED, SAME = 12, 10, 60, 1000, 5
"""Reports on a page, other cases beside it and rows of history that are shown; how far other cases are counted; and
notices on the same statement elsewhere.
"""
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
    look: Countersignature | None = None
    """This person's own request to see how the reader can be reached."""


def case_page(
    request: DeskRequest,
    case: Case,
    sent: Sent | None = None,
    *,
    status: int = 200,
    acts: frozenset[Act] | None = None,
) -> HttpResponse:
    """The page of a case; with `sent`, what could not be sent stands in its form again. `acts` as for `Offers`."""
    asked = _Asked(request, case, sent or Sent(), case.lead if case.was_reported else None, case.latest_row)
    context = _matter(asked) | _history(asked) | _forms(asked)
    context |= {"case": case, "sent": asked.sent, "can": Offers(case, request.user, acts), "as_of": asked.as_of}
    context |= {"lanes": Lane, "kinds_in_lanes": IN_LANES, **presence_of(request, case, asked.as_of)}
    context["takes_two"] = SimpleLazyObject(lambda: in_force(case.newsroom))  # asked only where a contact can be seen
    return render(request, "console/case.html", context, status=status)


@dataclass(frozen=True)
class _Asked:
    """What the page is made for: the case with its leading report, as of its latest row, each looked up once."""

    request: DeskRequest
    case: Case
    sent: Sent
    lead: Report | None
    as_of: int


def _matter(asked: _Asked) -> dict[str, object]:
    case, lead = asked.case, asked.lead
    subject, today = lead.subject if lead else case.subject, case.newsroom.day_of(timezone.now())
    return {
        "reading": reading(subject.revision, subject.span),
        "attribution": attribution(lead) if lead else None,
        "sourcing": sourcing(subject.revision),
        "where": whereabouts(case.article, subject, lead),
        "edit": edit_shown(case.silent_edit) if case.is_silent_edit else None,
        "suggestion": suggestion_shown(case.suggestion) if case.is_suggested else None,
        "kind": kind_of(case),
        "shape": SHAPES[State(case.state)],
        "due": due(case, today),
        "overdue": case.is_overdue(today),
        "reply": reply_shown(case),
        "deadlines": [(one, one.is_overdue(today)) for one in case.deadlines.of_profiles()],
    }


def _history(asked: _Asked) -> dict[str, object]:
    case = asked.case
    others = Case.objects.of(case.newsroom).beside(case).handled_by(asked.request.user)
    return {
        "explanations": case.explanations.select_related("by"),
        "notices": case.notices.order_by("pk"),
        "earlier_notices": Notice.objects.of(case.newsroom).earlier_than(case),
        "same_statement": corrected_elsewhere(case.newsroom, case.article, _words(asked))[:SAME] if asked.lead else (),
        "copies": _copies(case),
        "others": [(other, kind_of(other)) for other in others.due_first().first_with_reports(OTHERS)],
        "other_count": others[:COUNTED].count(),
        "alike": alike(case, asked.request.user, asked.lead)[:COUNTED].count() if asked.lead else 0,
        "counted": COUNTED,
        "gathering": case.gatherings.order_by("-pk").first(),
        **_timeline(case),
        "authors": case.article.authors.all(),
    }


def _words(asked: _Asked) -> str:
    """The passages that hold the words in question: the statement as a reader knows it, with what it says the words of."""
    subject = asked.lead.subject if asked.lead else asked.case.subject
    near = surroundings(subject.revision, subject.span)
    return "\n".join(one.before + one.marked + one.after for one in near if one.marked)


def _copies(case: Case) -> list[Notice]:
    """The published notices of a case that is over, each with how many copies it has and how many are fixed."""
    return list(with_tallies(case.notices.public())) if case.is_closed else []


def _timeline(case: Case) -> dict[str, object]:
    """The latest rows of a long history, in their order, and whether there are more before them."""
    rows = Transition.objects.told_of(case)
    latest = list(rows.order_by("-pk")[: ROWS + 1])
    fell = any(row.step == Step.OVERTURNED for row in latest)
    overturned = case.overturned_decisions.select_related("by").order_by("pk") if fell else []
    return {"transitions": latest[:ROWS][::-1], "earlier_rows": len(latest) > ROWS, "overturned": overturned}


def _forms(asked: _Asked) -> dict[str, object]:
    case, sent, as_read = asked.case, asked.sent, {"as_of": asked.as_of}
    blank = {
        "decision": DecisionForm(initial=as_read, grounds=grounds_for(case)),
        "brief": BriefForm(auto_id="brief-%s", initial=as_read),
        "closure": ClosureForm(auto_id="closure-%s", initial=as_read),
    }
    if case.is_silent_edit:
        blank |= edit_forms(case.silent_edit)
    if case.is_suggested:
        blank["dismissal"] = SuggestionDismissalForm(auto_id="dismissal-%s")
    kept = {sent.name: sent.form} if sent.form else {}
    english = case.reports.filter(language="en").exists()
    complaint = complaint_shown(case, asked.as_of, kept)
    return {"forms": blank | kept, "english": english, "complaint": complaint, **_voices(asked)}


def _voices(asked: _Asked) -> dict[str, object]:
    """The reports of one page: the one that the address asks for, or on which the meant report stands."""
    sent, lead = asked.sent, asked.lead
    page = _page_of_reports(asked)
    reports = list(page)
    here = asked.case.reports.filter(pk__in=[report.pk for report in reports])
    opened = {report.pk: one for report, one in asked.request.keyring.opened_among(here)}
    signatures = list(asked.case.countersignatures.going_on(timezone.now()))
    looks = {one.report_id: one for one in signatures if one.asked_by_id == asked.request.user.pk}
    made = []
    for report in reports:
        mine = sent if sent.report == report.pk else Sent()
        appeal = mine.form if mine.name == "appeal" else AppealAnswerForm(auto_id=f"appeal-{report.pk}-%s")
        form = mine.form if mine.name == "message" else None
        form = form or MessageForm(auto_id=f"message-{report.pk}-%s", initial={"as_of": asked.as_of})
        elsewhere = lead is not None and report.quote != lead.quote
        look = looks.get(report.pk)
        made.append(
            Voice(report, opened.get(report.pk), form, appeal or AppealAnswerForm(), elsewhere, mine.contact, look)
        )
    return {
        "voices": made,
        "signatures": signatures,
        "report_page": page,
        "lead": lead,
        "report_count": page.paginator.count,
    }


def _page_of_reports(asked: _Asked) -> "Page[Report]":
    case, sent = asked.case, asked.sent
    pages = Paginator(case.reports.on_the_desk().order_by("pk"), VOICES)
    if not sent.report:
        return pages.get_page(asked.request.GET.get("page", ""))
    return pages.get_page(case.reports.filter(pk__lt=sent.report).count() // VOICES + 1)
