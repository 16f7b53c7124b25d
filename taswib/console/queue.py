"""The queue: what waits, the most urgent first."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_desk
from taswib.console.paging import A_PAGE, page_of
from taswib.console.rows import row
from taswib.desk.case import Case
from taswib.desk.case_kind import CaseKind
from taswib.desk.copy import Copy
from taswib.desk.countersignature import Countersignature
from taswib.desk.deadlines import soon
from taswib.desk.lane import Lane
from taswib.desk.permissions import Act
from taswib.desk.queue import CaseQuerySet, by_kind, lanes, selections
from taswib.desk.recusal import conflicted
from taswib.desk.repair import Repair
from taswib.desk.sealed_search import cases_saying

SHOWN = {
    "open": _("All open"),
    "mine": _("Mine"),
    "unheld": _("With nobody"),
    "waiting": _("Waiting for the reader"),
    "decided": _("Notice to come"),
    "soon": _("Due by the next working day"),
    "overdue": _("Overdue"),
    "referred": _("Referred to you"),
    "closed": _("Closed"),
}


@dataclass(frozen=True)
class Filter:
    name: str | Promise
    address: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Asked:
    """What the address asks for; whatever it misspells means "all open"."""

    show: str
    kind: str
    words: str

    @classmethod
    def of(cls, request: DeskRequest) -> "Asked":
        show, kind = request.GET.get("show", ""), request.GET.get("kind", "")
        words = request.GET.get("q", "")[:200].strip()
        return cls(show if show in SHOWN else "open", kind if kind in CaseKind.values else "", words)

    def query(self, **other: str) -> str:
        """The address's query, with some of it changed; what is empty or usual is left out."""
        pairs = {"show": self.show, "kind": self.kind, "q": self.words} | other
        return urlencode({name: value for name, value in pairs.items() if value and (name, value) != ("show", "open")})


@for_desk
def queue(request: DeskRequest) -> HttpResponse:
    newsroom, asked = request.newsroom, Asked.of(request)
    today = newsroom.day_of(timezone.now())
    cases = mine = Case.objects.of(newsroom).handled_by(request.user).on_their_own()
    cases = _sought(request, cases, asked.words) if asked.words else cases
    chosen = selections(request.user, today, soon(newsroom, today))
    shown = cases.filter(chosen[asked.show])
    counts = cases.counted(chosen | lanes() | by_kind(chosen[asked.show]))
    kinds = {kind.value: count for kind in CaseKind if (count := counts[f"kind_{kind.value}"])}
    of_kind = shown.filter(kind=asked.kind) if asked.kind else shown
    ordered = of_kind.newest_first() if asked.show == "closed" else of_kind.due_first()
    page = page_of(request, ordered, count=kinds.get(asked.kind, 0) if asked.kind else counts[asked.show])
    context = {
        "page": page,
        "rows": [row(case, today) for case in _shown(ordered, page)],
        "asked": asked,
        "query": asked.query(),
        "filters": _filters(asked, counts),
        "kinds": _kinds(asked, kinds),
        "overdue": counts["overdue"],
        "soon": counts["soon"],
        "any": any(counts[name] for name in SHOWN),
        "lanes": _lanes(counts),
        "to_agree": _to_agree(request),
        "stuck": Case.objects.of(newsroom).stuck().count(),
        "appeals": list(mine.appealed().values_list("pk", flat=True)[:20]),
        "repairs_due": Repair.objects.of(newsroom).handled_by(request.user).due(today).count(),
        "flagged": Copy.objects.flagged_on_entry(newsroom).handled_by(request.user).count(),
    }
    return render(request, "console/queue.html", context)


def _to_agree(request: DeskRequest) -> list[int]:
    """The cases in which somebody waits for this person's agreement."""
    if Act.AGREE not in request.parts:
        return []
    asked = Countersignature.objects.asked(timezone.now()).filter(case__newsroom=request.newsroom)
    free = asked.exclude(asked_by=request.user).exclude(conflicted(request.user, article="case__article", case="case"))
    return list(dict.fromkeys(free.values_list("case", flat=True)[:20]))


def _sought(request: DeskRequest, cases: CaseQuerySet, words: str) -> CaseQuerySet:
    """By headline and marked words, and by what readers wrote as far as this person's key opens it."""
    return cases.naming(words).or_those(cases, cases_saying(cases, words, request.keyring))


def _shown(ordered: CaseQuerySet, page: "Page[Case]") -> list[Case]:
    return ordered.first_with_reports(A_PAGE, max(0, page.start_index() - 1))


def _filters(asked: Asked, counts: dict[str, int]) -> list[Filter]:
    return [Filter(SHOWN[key], f"?{asked.query(show=key)}", counts[key], key == asked.show) for key in SHOWN]


def _lanes(counts: dict[str, int]) -> list[Filter]:
    return [Filter(one.label, reverse("console:lane", kwargs={"kind": one.value}), counts[one], False) for one in Lane]


def _kinds(asked: Asked, counts: dict[str, int]) -> list[Filter]:
    """The kinds within what is shown; pressing the chosen one again shows all kinds."""
    there = [kind for kind in CaseKind if kind in counts or kind == asked.kind]
    return [_kind(asked, kind, counts.get(kind, 0)) for kind in there]


def _kind(asked: Asked, kind: CaseKind, count: int) -> Filter:
    chosen = kind == asked.kind
    return Filter(kind.label, f"?{asked.query(kind='' if chosen else kind.value)}", count, chosen)
