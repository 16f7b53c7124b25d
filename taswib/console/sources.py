"""Where articles come from by themselves: each source's state as its last reading left it, and what troubles it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.intake.refusals import ending
from taswib.archive.source import Reading, Source
from taswib.archive.watched_page import Appearance, WatchedPage
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_source_keepers, see_other

_SHOWN = 48  # readings in the small picture: half a day of a feed
_TROUBLED = 30
_FINE = ("", FetchState.OK, FetchState.NOT_MODIFIED)


@dataclass(frozen=True)
class Told:
    """A source as the page tells it; `mark` is the class of its state, `strip` its last readings, the oldest first."""

    source: Source
    mark: str
    how: str
    strip: list["Bar"]
    pages: int
    troubled: int


@dataclass(frozen=True)
class Bar:
    """A reading in the picture: a high one brought something, a low one nothing, a red one failed."""

    x: int
    height: int
    failed: bool
    title: str


@for_source_keepers
def sources(request: DeskRequest) -> HttpResponse:
    ours = Source.objects.filter(newsroom=request.newsroom).order_by("-is_active", "added_at", "pk")
    context = {"sources": [told(one) for one in ours], "command": "taswib source add feed https://…"}
    return render(request, "console/sources.html", context)


@for_source_keepers
def source(request: DeskRequest, source_id: int) -> HttpResponse:
    one = _source(request, source_id)
    pages = WatchedPage.objects.filter(source=one)
    troubled = pages.exclude(state__in=_FINE).order_by("-last_read_at", "-pk")
    context = {
        "told": told(one),
        "readings": one.readings.order_by("-at", "-pk")[:_SHOWN],
        "troubled": [(page, ending(page)) for page in troubled[:_TROUBLED]],
        "appearances": Appearance.objects.filter(page__source=one).select_related("page").order_by("-at", "-pk")[:20],
    }
    return render(request, "console/source.html", context)


@for_source_keepers
def pause(request: DeskRequest, source_id: int) -> HttpResponse:
    """POST stops its reading."""
    one = _source(request, source_id)
    if request.method != "POST":
        return redirect("console:source", source_id=source_id)
    one.pause()
    messages.success(request, _("It is not read any more until you resume it."))
    return see_other("source", source_id=source_id)


@for_source_keepers
def reading(request: DeskRequest, source_id: int) -> HttpResponse:
    """POST has it read next, whatever happened before."""
    one = _source(request, source_id)
    if request.method != "POST":
        return redirect("console:source", source_id=source_id)
    one.resume(timezone.now())
    messages.success(request, _("It is read next."))
    return see_other("source", source_id=source_id)


def told(one: Source) -> Told:
    readings = list(one.readings.order_by("-at", "-pk")[:_SHOWN])[::-1]
    pages = WatchedPage.objects.filter(source=one)
    return Told(
        source=one,
        mark=_mark(one),
        how=ending(one),
        strip=[_bar(place, each) for place, each in enumerate(readings)],
        pages=pages.count(),
        troubled=pages.exclude(state__in=_FINE).count(),
    )


def _mark(one: Source) -> str:
    if not one.is_active:
        return "closed"
    if one.last_read_at is None:
        return "waiting"
    return "upheld" if one.is_healthy else "overdue"


def _bar(place: int, each: Reading) -> Bar:
    failed = each.state not in _FINE
    brought = bool(each.new or each.changed or each.pages)
    return Bar(place * 5, 30 if failed or brought else 8, failed, str(FetchState(each.state).label))


def _source(request: DeskRequest, source_id: int) -> Source:
    one = Source.objects.filter(newsroom=request.newsroom, pk=source_id).first()
    if one is None:
        raise Http404
    return one
