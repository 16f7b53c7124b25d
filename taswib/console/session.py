"""A session at the desk, from signing in to its end. Its row (people/desk_session.py) is what ends it, on any server."""

from base64 import b64decode, b64encode
from collections.abc import Callable

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from taswib.console.confirmation import confirm_now
from taswib.people.desk_session import DeskSession, begin_session
from taswib.people.device import device_of
from taswib.people.person import Person

_ROW, _HALF = "desk-session", "half-of-key"
_DESK = "/desk/"
_BEFORE_A_FACTOR = {"second-factor", "confirmation", "sign-in", "sign-in-code", "sign-out", "invitation"}


class OnlyOpenSessions:
    """Under /desk/: whose session was ended or ran out is nobody, and who needs a second factor first sets one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(_DESK) and request.user.is_authenticated and not _is_open(request):
            logout(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.namespace != "console" or match.url_name in _BEFORE_A_FACTOR:
            return None
        if request.user.is_authenticated and _owes_second_factor(request):
            return HttpResponseRedirect(reverse("console:second-factor"), status=303)
        return None


def start(request: HttpRequest, person: Person, half: bytes = b"") -> None:
    """Sign the person in: nothing that this browser held before stays; another cookie, and a row with `half` of their key."""
    end_this(request)
    request.session.flush()
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    begin(request, person, half)
    confirm_now(request)


def end_this(request: HttpRequest) -> None:
    """Its row goes; the cookie that may be left somewhere opens nothing."""
    DeskSession.objects.filter(pk=row_of(request)).delete()


def _owes_second_factor(request: HttpRequest) -> bool:
    return bool(request.desk_session.owes_factor)  # type: ignore[attr-defined]


def row_of(request: HttpRequest) -> int:
    """The number of this session's row."""
    return int(request.session.get(_ROW, 0))


def _is_open(request: HttpRequest) -> bool:
    """One query."""
    now = timezone.now()
    row = (
        DeskSession.objects.alive(now).with_demand().filter(pk=row_of(request), person__pk=request.user.pk or 0).first()
    )
    if row is None:
        return False
    row.seen(now)
    request.desk_session = row  # type: ignore[attr-defined]
    return True


def begin(request: HttpRequest, person: Person, half: bytes = b"") -> None:
    """The row of a session that has none yet, with the half of the key that waited for it."""
    row = begin_session(person, device_of(request.headers.get("User-Agent", "")), timezone.now(), half)
    request.session[_ROW] = row.pk
    request.desk_session = row  # type: ignore[attr-defined]


def keep_half(request: HttpRequest, half: bytes) -> None:
    """Into the row, which forgets it when it goes; before the code there is none, and a session of minutes keeps it."""
    if not DeskSession.objects.filter(pk=row_of(request)).update(half=half):
        request.session[_HALF] = b64encode(half).decode()


def half_of(request: HttpRequest) -> bytes:
    """The half of the key that is kept here; b"" where there is none."""
    row: DeskSession | None = getattr(request, "desk_session", None)
    return bytes(row.half) if row else b64decode(request.session.get(_HALF, ""))
