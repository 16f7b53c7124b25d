"""trust.txt (JournalList's specification): where a program finds who stands behind this site, and its policy."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from taswib.people.newsroom import Newsroom

_DAY = "public, max-age=86400"


@require_safe
def trust(request: HttpRequest) -> HttpResponse:
    """One `name=address` a line."""
    newsroom: Newsroom | None = request.newsroom  # type: ignore[attr-defined]
    policy, contact = reverse("policy"), reverse("home")
    told = [("disclosure", policy), ("contact", contact)]
    lines = [f"{name}={request.build_absolute_uri(path)}" for name, path in told]
    if newsroom and newsroom.home:
        lines.append(f"controlledby={newsroom.home}")
    return HttpResponse(
        "\n".join(["# trust.txt", *lines, ""]),
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": _DAY, "Access-Control-Allow-Origin": "*"},
    )
