"""The corrections and complaints policy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from taswib.desk.deadline_profile import DeadlineProfile
from taswib.people.newsroom import Newsroom
from taswib.public.opening import once_open


@once_open
def policy(request: HttpRequest) -> HttpResponse:
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    return render(request, "public/policy.html", {"profiles": DeadlineProfile.objects.of(newsroom).kept()})
