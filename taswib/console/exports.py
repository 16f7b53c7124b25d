"""Tables to take away: figures, cases, notices and decisions of a period, as CSV or JSON."""

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_desk
from taswib.desk.pictures import Period, chosen_period, pictures_of, presets
from taswib.desk.tables import REGISTERS, Table, csv_lines, figure_table, json_pieces

_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@for_desk
def export(request: DeskRequest, what: str, form: str) -> HttpResponse:
    """`?from=&to=` as on the page of figures; `?excel=on` puts Excel's mark before a CSV."""
    if form not in _TYPES or what not in {"figures", *REGISTERS}:
        raise Http404
    period, refused = chosen_period(request.GET, request.newsroom.day_of(timezone.now()))
    if refused:
        shown = {"refusal": refused, "period": period, "presets": presets(period.last).items(), "registers": REGISTERS}
        return render(request, "console/figures.html", shown, status=422)
    table = _table(request, what, period)
    written = csv_lines(table, bom="excel" in request.GET) if form == "csv" else json_pieces(table)
    return _file(written, f"{what}-{period.first}-{period.last}.{form}", _TYPES[form])


def _table(request: DeskRequest, what: str, period: Period) -> Table:
    if what in REGISTERS:
        return REGISTERS[what](request.newsroom, period, request.user)
    pictures = pictures_of(request.newsroom, period, timezone.now(), public=False)
    return figure_table(request.newsroom, period, pictures)


def _file(pieces: Iterable[str], name: str, kind: str) -> HttpResponse:
    """Whole before it is sent, so that an error leaves no half of a table with anybody."""
    return HttpResponse(
        "".join(pieces), content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
