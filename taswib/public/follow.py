"""How to follow the log."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from taswib.public.opening import once_open


@once_open
def follow(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "public/follow.html",
        {
            "atom": request.build_absolute_uri(reverse("corrections-atom")),
            "json": request.build_absolute_uri(reverse("corrections-json")),
            "endings": [reverse("corrections-atom"), reverse("corrections-json")],
        },
    )
