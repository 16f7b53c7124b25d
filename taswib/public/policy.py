"""The corrections and complaints policy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from taswib.public.opening import once_open


@once_open
def policy(request: HttpRequest) -> HttpResponse:
    return render(request, "public/policy.html")
