"""The corrections and complaints policy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from taswib.desk.code_library import kept_codes
from taswib.desk.conflict_figures import conflict_figures
from taswib.desk.deadline_profile import DeadlineProfile
from taswib.desk.reply_rule import ReplyRule
from taswib.desk.two_persons import in_force
from taswib.people.newsroom import Newsroom
from taswib.public.opening import once_open


@once_open
def policy(request: HttpRequest) -> HttpResponse:
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    context = {
        "profiles": DeadlineProfile.objects.of(newsroom).kept(),
        "two_persons": in_force(newsroom),
        "conflicts": conflict_figures(newsroom, timezone.now()),
        "reply_rule": ReplyRule.of(newsroom),
        "codes": kept_codes(newsroom, timezone.now()),
    }
    return render(request, "public/policy.html", context)
