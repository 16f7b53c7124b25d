"""What keeps a thread open in one browser for an hour: the report's look-up and the key that followed from the code.

The code itself is not in it. The pass is locked with a key of the server's, and dated: whoever finds an old one on a
device can read nothing with it, and neither can whoever has the server without it.
"""

import json
from base64 import b64decode, b64encode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from taswib.desk.keyring import opened_by_reader, readers_contact, wait_for_desk
from taswib.desk.opened import Opened
from taswib.desk.receipt import readers_key
from taswib.desk.report import Report

HOUR = 3600
_COOKIE = "thread"
_PATH = "/receipt"


@dataclass(frozen=True)
class Visit:
    """A reader in their thread. `private` is their own key."""

    report: Report
    private: bytes

    @property
    def opened(self) -> Opened | None:
        """Their words; None where the desk has to give their key first, or destroyed it."""
        return opened_by_reader(self.report, self.private)

    @property
    def contact(self) -> str:
        """As they left it; "" when they left none."""
        contact = getattr(self.report, "contact", None)
        return readers_contact(contact, self.private) if contact else ""


def visit_with(request: HttpRequest, receipt: str) -> Visit | None:
    """The visit that a receipt opens here; None for a wrong one, and for one of another newsroom."""
    report = Report.objects.opened_by(receipt)
    if report is None or not _is_here(request, report):
        return None
    pair = readers_key(receipt)
    wait_for_desk(report, pair.public)
    return Visit(report, pair.private)


def give_pass(request: HttpRequest, response: HttpResponse, visit: Visit) -> HttpResponse:
    """Let this browser read the report's thread for an hour."""
    content = {"lookup": visit.report.lookup, "key": b64encode(visit.private).decode()}
    value = _lock().encrypt(json.dumps(content).encode()).decode()
    response.set_cookie(
        _COOKIE, value, max_age=HOUR, path=_PATH, secure=request.is_secure(), httponly=True, samesite="Strict"
    )
    return response


def take_pass(response: HttpResponse) -> HttpResponse:
    """The browser forgets the thread."""
    response.delete_cookie(_COOKIE, path=_PATH, samesite="Strict")
    return response


def passed(request: HttpRequest) -> Visit | None:
    """The thread that this browser may read; None without a pass, or with one that is older than an hour."""
    try:
        content = json.loads(_lock().decrypt(request.COOKIES.get(_COOKIE, "").encode(), ttl=HOUR))
    except (InvalidToken, UnicodeEncodeError):
        return None
    report = Report.objects.known_by(content["lookup"])
    return Visit(report, b64decode(content["key"])) if report and _is_here(request, report) else None


def _is_here(request: HttpRequest, report: Report) -> bool:
    newsroom = request.newsroom  # type: ignore[attr-defined]
    return bool(newsroom) and report.newsroom_id == newsroom.pk


def _lock() -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(b"taswib.thread" + settings.SECRET_KEY.encode()).digest()))
