"""What machines ask for at fixed addresses."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe

_ROBOTS = """User-agent: *
Disallow: /desk/
Disallow: /receipt
Disallow: /a/*/report
Disallow: /repairs/
Disallow: /follow/
Disallow: /partners/
"""
_DAY = "public, max-age=86400"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Articles and the log are for everybody; forms and threads are for people."""
    return HttpResponse(_ROBOTS, content_type="text/plain", headers={"Cache-Control": _DAY})


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon, for those who ask at the old address."""
    response = redirect(static("taswib/icon.svg"))
    response.headers["Cache-Control"] = _DAY
    return response
