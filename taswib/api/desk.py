"""How the desk's work stands, for programs: kinds, states, days and counts. What anybody wrote is never in it."""

from datetime import date, datetime

from django.db.models import Count
from django.http import HttpRequest
from ninja import Router, Schema

from taswib.api.door import Holder
from taswib.api.key import Scope
from taswib.api.paging import After, Limit, page
from taswib.desk.case import Case
from taswib.desk.copy import Copy
from taswib.desk.report import Report

router = Router(auth=Holder(Scope.DESK), tags=["desk"])


class ReportLine(Schema):
    """`received` is to the hour, as it is stored; `state` is that of its case."""

    number: int
    kind: str
    state: str
    case: int
    article: str
    received: datetime
    withdrawn: bool


class ReportPage(Schema):
    items: list[ReportLine]
    next: int | None


class CaseLine(Schema):
    """`outcome` is "" while it is undecided, `notice` the number of what was published, null for nothing yet."""

    number: int
    kind: str
    state: str
    article: str
    opened: datetime
    due: date | None
    reports: int
    outcome: str
    notice: int | None
    joined_to: int | None


class CasePage(Schema):
    items: list[CaseLine]
    next: int | None


class CopyLine(Schema):
    """`repair` says how the mending stands, "" while nobody confirmed the copy."""

    number: int
    notice: int
    state: str
    likeness: str
    certainty: float
    address: str
    article: str
    outlet: str
    headline: str
    found: datetime
    repair: str
    due: date | None


class CopyPage(Schema):
    items: list[CopyLine]
    next: int | None


@router.get("/reports", response=ReportPage, url_name="reports")
def reports(request: HttpRequest, after: After = 0, limit: Limit = 50) -> dict[str, object]:
    """Every report without its words: those are for the desk's eyes."""
    theirs = Report.objects.filter(newsroom=request.newsroom)  # type: ignore[attr-defined]
    wanted = theirs.select_related("case", "article").only(
        "kind", "received_at", "withdrawn_at", "case__state", "article__slug"
    )
    return page(wanted, after, limit, _report)


@router.get("/cases", response=CasePage, url_name="cases")
def cases(request: HttpRequest, after: After = 0, limit: Limit = 50) -> dict[str, object]:
    """Every case with how it stands."""
    theirs = Case.objects.filter(newsroom=request.newsroom).annotate(count=Count("reports"))  # type: ignore[attr-defined]
    return page(theirs.select_related("article", "decision").prefetch_related("notices"), after, limit, _case)


@router.get("/copies", response=CopyPage, url_name="copies")
def copies(request: HttpRequest, after: After = 0, limit: Limit = 50) -> dict[str, object]:
    """Every place where the error of a notice was found, and how its repair stands."""
    theirs = Copy.objects.filter(newsroom=request.newsroom, notice__number__isnull=False)  # type: ignore[attr-defined]
    return page(theirs.select_related("notice", "article", "repair"), after, limit, _copy)


def _report(one: Report) -> dict[str, object]:
    return {
        "number": one.pk,
        "kind": one.kind,
        "state": one.case.state,
        "case": one.case_id,
        "article": f"/a/{one.article.slug}",
        "received": one.received_at,
        "withdrawn": one.withdrawn_at is not None,
    }


def _case(one: Case) -> dict[str, object]:
    decision = getattr(one, "decision", None)
    return {
        "number": one.pk,
        "kind": one.kind,
        "state": one.state,
        "article": f"/a/{one.article.slug}",
        "opened": one.opened_at,
        "due": one.due_on,
        "reports": getattr(one, "count", 0),
        "outcome": decision.outcome if decision else "",
        "notice": next((notice.number for notice in one.notices.all() if notice.number), None),
        "joined_to": one.joined_to_id,
    }


def _copy(one: Copy) -> dict[str, object]:
    repair = getattr(one, "repair", None)
    return {
        "number": one.pk,
        "notice": one.notice.number,
        "state": one.state,
        "likeness": one.likeness,
        "certainty": one.certainty,
        "address": one.address,
        "article": f"/a/{one.article.slug}" if one.article else "",
        "outlet": one.outlet,
        "headline": one.headline,
        "found": one.found_at,
        "repair": repair.state if repair else "",
        "due": repair.due_on if repair else None,
    }
