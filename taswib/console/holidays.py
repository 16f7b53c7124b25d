"""The table of holidays: a day more, a day confirmed or moved or taken out, a year's days of the moon proposed."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from taswib.console.deadline_forms import HolidayForm, YearForm
from taswib.console.deadlines import deadlines_page
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_rule_keepers, see_other
from taswib.desk.holiday import Holiday
from taswib.desk.moving_holidays import propose_holidays
from taswib.desk.timekeeping import count_again


@for_rule_keepers
def holidays(request: DeskRequest) -> HttpResponse:
    """POST adds a day."""
    if request.method != "POST":
        return redirect("console:deadlines")
    return _kept(request, Holiday(newsroom=request.newsroom))


@for_rule_keepers
def holiday(request: DeskRequest, holiday_id: int) -> HttpResponse:
    """POST confirms a day, moves it, or takes it out."""
    one = get_object_or_404(Holiday.objects.of(request.newsroom), pk=holiday_id)
    if request.method != "POST":
        return redirect("console:deadlines")
    if "remove" not in request.POST:
        return _kept(request, one)
    one.delete()
    count_again(request.newsroom)
    messages.success(request, _("Taken out. Running deadlines are counted anew."))
    return see_other("deadlines")


@for_rule_keepers
def proposal(request: DeskRequest) -> HttpResponse:
    """POST puts a year's calculated days on the table, to be confirmed."""
    if request.method != "POST":
        return redirect("console:deadlines")
    form = YearForm(request.POST)
    if not form.is_valid():
        return deadlines_page(request, year=form, status=422)
    count = len(propose_holidays(request.newsroom, form.cleaned_data["year"]))
    count_again(request.newsroom)
    said = ngettext("%(count)d day is proposed.", "%(count)d days are proposed.", count) % {"count": count}
    messages.success(request, said if count else _("They stand there already."))
    return see_other("deadlines")


def _kept(request: DeskRequest, one: Holiday) -> HttpResponse:
    form = HolidayForm(request.POST, auto_id="holiday-%s")
    if not form.is_valid():
        return deadlines_page(request, holiday=form, status=422)
    one.is_confirmed = True
    for name, value in form.cleaned_data.items():
        setattr(one, name, value)
    try:
        with transaction.atomic():
            one.save()
    except IntegrityError:
        form.add_error("day", _("This day stands on the table already."))
        return deadlines_page(request, holiday=form, status=422)
    count_again(request.newsroom)
    messages.success(request, _("Kept. Running deadlines are counted anew."))
    return see_other("deadlines")
