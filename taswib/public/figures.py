"""The newsroom's own figures, for everybody: finished months, what readers sent in fives."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from taswib.desk.pictures import chosen_publicly, pictures_of, public_presets
from taswib.desk.tables import Table, csv_lines, figure_table, json_pieces
from taswib.people.newsroom import Newsroom
from taswib.public.opening import once_open


@once_open
def figures(request: HttpRequest) -> HttpResponse:
    now, newsroom = timezone.now(), _newsroom(request)
    today = newsroom.day_of(now)
    period, refused = chosen_publicly(request.GET, today)
    context = {
        "pictures": pictures_of(newsroom, period, now, public=True),
        "period": period,
        "presets": public_presets(today).items(),
        "refusal": refused,
    }
    return render(request, "public/figures.html", context, status=422 if refused else 200)


@once_open
def as_csv(request: HttpRequest) -> HttpResponse:
    """`?excel=on` puts Excel's mark before it."""
    lines = csv_lines(_table(request), bom="excel" in request.GET)
    return HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")


@once_open
def as_json(request: HttpRequest) -> HttpResponse:
    return HttpResponse("".join(json_pieces(_table(request))), content_type="application/json")


def _table(request: HttpRequest) -> Table:
    """Of the last twelve months where the address asks for no period that is one; the table says of which."""
    now, newsroom = timezone.now(), _newsroom(request)
    period, _refused = chosen_publicly(request.GET, newsroom.day_of(now))
    return figure_table(newsroom, period, pictures_of(newsroom, period, now, public=True))


def _newsroom(request: HttpRequest) -> Newsroom:
    return request.newsroom  # type: ignore[attr-defined, no-any-return]
