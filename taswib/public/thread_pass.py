"""What keeps a thread open in one browser for an hour: the report's look-up, signed; never the code."""

from django.core import signing
from django.http import HttpRequest, HttpResponse

from taswib.desk.report import Report

HOUR = 3600
_COOKIE = "thread"
_PATH = "/receipt"
_SALT = "taswib.thread"


def give_pass(request: HttpRequest, response: HttpResponse, report: Report) -> HttpResponse:
    """Let this browser read the report's thread for an hour."""
    value = signing.dumps(report.lookup, salt=_SALT)
    response.set_cookie(
        _COOKIE, value, max_age=HOUR, path=_PATH, secure=request.is_secure(), httponly=True, samesite="Strict"
    )
    return response


def take_pass(response: HttpResponse) -> HttpResponse:
    """The browser forgets the thread."""
    response.delete_cookie(_COOKIE, path=_PATH, samesite="Strict")
    return response


def passed(request: HttpRequest) -> Report | None:
    """The report whose thread this browser may read; None without a pass, or with one that is older than an hour."""
    try:
        lookup = signing.loads(request.COOKIES.get(_COOKIE, ""), salt=_SALT, max_age=HOUR)
    except signing.BadSignature:
        return None
    return Report.objects.known_by(lookup)
