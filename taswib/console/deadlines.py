"""The newsroom's deadlines: its promise and week, the profiles that it keeps to, and the library to take them from."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.deadline_forms import HolidayForm, HouseForm, ProfileForm, YearForm
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_rule_keepers, see_other
from taswib.desk.deadline_profile import DeadlineProfile
from taswib.desk.holiday import Holiday
from taswib.desk.profile_library import library
from taswib.desk.timekeeping import count_again


@for_rule_keepers
def deadlines(request: DeskRequest) -> HttpResponse:
    """POST takes a profile of the library, or none, to a page on which it is looked at and kept."""
    if request.method != "POST":
        return deadlines_page(request)
    taken = library().get(request.POST.get("key", ""))
    if taken is None or taken.is_history:
        return redirect("console:new-profile")
    return redirect(f"{see_other('new-profile').url}?from={taken.key}")


@for_rule_keepers
def new_profile(request: DeskRequest) -> HttpResponse:
    """A profile that is not kept before somebody has looked at it and pressed."""
    taken = library().get(request.GET.get("from", ""))
    start = taken.taken_by(request.newsroom) if taken and not taken.is_history else DeadlineProfile()
    start.newsroom = request.newsroom
    return _edit(request, start)


@for_rule_keepers
def profile(request: DeskRequest, profile_id: int) -> HttpResponse:
    return _edit(request, get_object_or_404(DeadlineProfile.objects.of(request.newsroom), pk=profile_id))


@for_rule_keepers
def house(request: DeskRequest) -> HttpResponse:
    """POST changes the promise and the week."""
    if request.method != "POST":
        return redirect("console:deadlines")
    form = HouseForm(request.POST)
    if not form.is_valid():
        return deadlines_page(request, house=form, status=422)
    request.newsroom.promise_days = form.cleaned_data["promise_days"]
    request.newsroom.weekend = form.cleaned_data["weekend"]
    request.newsroom.save(update_fields=["promise_days", "weekend"])
    count_again(request.newsroom)
    messages.success(request, _("Kept. Running deadlines are counted on the new week; they keep their days."))
    return see_other("deadlines")


def deadlines_page(
    request: DeskRequest,
    *,
    house: HouseForm | None = None,
    holiday: HolidayForm | None = None,
    year: YearForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; what could not be kept stands in its form again."""
    newsroom, today = request.newsroom, request.newsroom.day_of(timezone.now())
    week = {"promise_days": newsroom.promise_days, "weekend": [str(day) for day in newsroom.weekend_days]}
    ours = DeadlineProfile.objects.of(newsroom)
    taken = set(ours.values_list("key", flat=True))
    context = {
        "house": house or HouseForm(initial=week, auto_id="house-%s"),
        "profiles": ours,
        "library": [one for one in library().values() if one.key not in taken],
        "holidays": Holiday.objects.of(newsroom).filter(day__year__gte=today.year),
        "holiday": holiday or HolidayForm(auto_id="holiday-%s"),
        "year": year or YearForm(initial={"year": today.year + 1}),
    }
    return render(request, "console/deadlines.html", context, status=status)


def _edit(request: DeskRequest, one: DeadlineProfile) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=one)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "console/deadline_profile.html", {"form": form, "profile": one}, status=status)
    form.save()
    messages.success(request, _("Kept. Cases that open from now on are measured by it."))
    return see_other("deadlines")
