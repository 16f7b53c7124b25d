"""How to follow the log."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from taswib.desk.notice import Notice
from taswib.people.newsroom import Newsroom
from taswib.public.follow_mail import letters_go_out
from taswib.public.opening import once_open

_MOST = 200


@once_open
def follow(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "public/follow.html",
        {
            "atom": request.build_absolute_uri(reverse("corrections-atom")),
            "json": request.build_absolute_uri(reverse("corrections-json")),
            "topics": _topics(request),
            "by_mail": letters_go_out(request.newsroom),  # type: ignore[attr-defined]
            "handle": _handle(request),
            "endings": [reverse("corrections-atom"), reverse("corrections-json")],
        },
    )


def _handle(request: HttpRequest) -> str:
    """What people of the fediverse search for; "" where the installation has no address that their servers could ask."""
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    return f"@{newsroom.slug}@{urlsplit(newsroom.address).netloc}" if newsroom.address else ""


def _topics(request: HttpRequest) -> list[str]:
    """The sections of articles that have a notice."""
    theirs = Notice.objects.of(request.newsroom).public().exclude(article__section="")  # type: ignore[attr-defined]
    return list(theirs.order_by("article__section").values_list("article__section", flat=True).distinct()[:_MOST])
