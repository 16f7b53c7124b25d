"""Loading what an address names, with the permission table asked once, here."""

from django.shortcuts import get_object_or_404

from taswib.console.desk_request import DeskRequest
from taswib.desk.case import Case
from taswib.desk.notice import Notice
from taswib.desk.partners.suggestion import Suggestion
from taswib.desk.permissions import Act, require
from taswib.desk.repair import Repair
from taswib.desk.report import Report
from taswib.desk.silent_edit import SilentEdit


def case_at(request: DeskRequest, case_id: int) -> Case:
    """The newsroom's case of that number, or the one that it joined; Http404 when there is none."""
    cases = Case.objects.of(request.newsroom).select_related("newsroom", "article__current", "holder", "decision__by")
    found = get_object_or_404(cases, pk=case_id)
    return case_at(request, found.joined_to_id) if found.joined_to_id else found


def case_for(request: DeskRequest, case_id: int, act: Act) -> Case:
    """The case, for somebody who may do `act` with it. Raises Http404, NotPermitted, Recused."""
    case = case_at(request, case_id)
    require(request.user, act, case.newsroom, case.article, case)
    return case


def edit_for(request: DeskRequest, case_id: int, act: Act) -> SilentEdit:
    """The silent edit that the case is about, as `case_for`; Http404 when readers opened the case."""
    case = case_for(request, case_id, act)
    return get_object_or_404(SilentEdit.objects.select_related("before", "after", "case__newsroom"), case=case)


def suggestion_for(request: DeskRequest, case_id: int, act: Act) -> Suggestion:
    """The suggestion that the case is about, as `case_for`; Http404 for every other case."""
    case = case_for(request, case_id, act)
    return get_object_or_404(Suggestion.objects.select_related("received__partner__newsroom", "case"), case=case)


def report_in(case: Case, report_id: int) -> Report:
    """The case's report of that number; Http404 when it has none such."""
    return get_object_or_404(case.reports.all(), pk=report_id)


def notice_for(request: DeskRequest, notice_id: int, act: Act) -> Notice:
    """The public notice, for somebody who may do `act` with it. Raises Http404, NotPermitted, Recused."""
    public = Notice.objects.of(request.newsroom).public().select_related("newsroom", "article__current")
    found = get_object_or_404(public, pk=notice_id)
    require(request.user, act, found.newsroom, found.article, found.case)
    return found


def repair_for(request: DeskRequest, repair_id: int) -> Repair:
    """The repair, for somebody who may handle it. Raises Http404, NotPermitted, Recused."""
    found = get_object_or_404(Repair.objects.of(request.newsroom).with_copies(), pk=repair_id)
    found.copy.require(request.user)
    return found
