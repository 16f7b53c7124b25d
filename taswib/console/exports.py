"""What is taken away of a period: figures, cases, notices and decisions as CSV or JSON, and two papers as PDF."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_desk
from taswib.console.papers import PAPERS, printed
from taswib.desk.pictures import Period, chosen_period, finished, pictures_of, presets
from taswib.desk.tables import REGISTERS, Table, csv_lines, figure_table, json_pieces

_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json", "pdf": "application/pdf"}


@for_desk
def export(request: DeskRequest, what: str, form: str) -> HttpResponse:
    """`?from=&to=` as on the page of figures; `?excel=on` puts Excel's mark before a CSV."""
    if what not in (PAPERS if form == "pdf" else {"figures", *REGISTERS}) or form not in _TYPES:
        raise Http404
    period, refused = chosen_period(request.GET, request.newsroom.day_of(timezone.now()))
    if refused:
        shown = {"refusal": refused, "period": period, "presets": presets(period.last).items(), "registers": REGISTERS}
        return render(request, "console/figures.html", shown, status=422)
    if form == "pdf":
        period = finished(period, request.newsroom.day_of(timezone.now()))
    return _file(_content(request, what, form, period), f"{what}-{period.first}-{period.last}.{form}", _TYPES[form])


def _content(request: DeskRequest, what: str, form: str, period: Period) -> bytes:
    if form == "pdf":
        now = timezone.now()
        return printed(PAPERS[what](request.newsroom, period, now), now)
    table = _table(request, what, period)
    written = csv_lines(table, bom="excel" in request.GET) if form == "csv" else json_pieces(table)
    return "".join(written).encode()


def _table(request: DeskRequest, what: str, period: Period) -> Table:
    if what in REGISTERS:
        return REGISTERS[what](request.newsroom, period, request.user)
    pictures = pictures_of(request.newsroom, period, timezone.now(), public=False)
    return figure_table(request.newsroom, period, pictures)


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    """Whole before it is sent, so that an error leaves no half of a table with anybody."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
