"""The desk's own work in pictures, for a period that the address names."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_desk
from taswib.desk.pictures import chosen_period, pictures_of, presets
from taswib.desk.tables import REGISTERS


@for_desk
def figures(request: DeskRequest) -> HttpResponse:
    now = timezone.now()
    today = request.newsroom.day_of(now)
    period, refused = chosen_period(request.GET, today)
    context = {
        "pictures": pictures_of(request.newsroom, period, now, public=False),
        "period": period,
        "presets": presets(today).items(),
        "refusal": refused,
        "registers": REGISTERS,
    }
    return render(request, "console/figures.html", context, status=422 if refused else 200)
