"""Fetching what stands on the web: safely, within bounds, and with the manners of a guest.

The only door to the network. Whatever the server does, an answer comes within ten seconds and two megabytes, with a
state that says how it ended. Never call it inside a transaction: others would wait for a stranger's server.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from http.client import HTTPException, HTTPResponse
from time import sleep

from django.conf import settings
from django.utils import timezone

from taswib import __version__
from taswib.archive.host import Host, Rules
from taswib.archive.intake import robots
from taswib.archive.intake.deadline import Deadline, TooSlow
from taswib.archive.intake.destination import Destination, RefusedAddress, destination, network_addresses
from taswib.archive.intake.exchange import exchange
from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.intake.unpacking import ENCODINGS, BrokenEncoding, CutOff, TooLarge, body_of
from taswib.people.newsroom import Newsroom

SECONDS = 10.0  # for one fetch with its redirects, whatever the server does
LARGEST = 2_000_000  # bytes, after decompression
MOST_REDIRECTS = 3
_PATIENCE = 5.0  # seconds that a fetch waits for its turn at a host
_REDIRECTS = {301, 302, 303, 307, 308}
_STATES = {
    200: FetchState.OK, 203: FetchState.OK, 304: FetchState.NOT_MODIFIED, 401: FetchState.FORBIDDEN,
    402: FetchState.PAYWALLED, 403: FetchState.FORBIDDEN, 404: FetchState.GONE, 407: FetchState.FORBIDDEN,
    410: FetchState.GONE, 429: FetchState.RATE_LIMITED, 451: FetchState.FORBIDDEN,
}  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What is asked for. `etag` and `last_modified` are those of the last answer, so that the server can say "as before".

    `authorization` is a header's value; it is sent to the address's own origin only, and over https unless the
    operator opened that `host:port`. It also means that the owner asked: robots.txt is for strangers. So does
    `is_for_programs`, of an address that a protocol names for servers to read, or a partner gave us.
    """

    etag: str = ""
    last_modified: str = ""
    accept: str = "*/*"
    authorization: str = ""
    is_for_programs: bool = False
    limit: int = LARGEST
    patience: float = _PATIENCE


@dataclass(frozen=True)
class Fetched:
    """`address` is where the answer came from, `body` what came where the state is OK; header names in lower case.

    `detail` is the technical cause in a few words ("HTTP 500"); `retry_at` the moment before which to ask nothing.
    """

    state: FetchState
    address: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 0
    detail: str = ""
    retry_at: datetime | None = None

    @property
    def charset(self) -> str | None:
        """As the Content-Type names it."""
        _, found, rest = self.headers.get("content-type", "").lower().partition("charset=")
        return rest.split(";")[0].strip(" \"'")[:40] if found else None


def fetch(address: str, wanted: Wanted | None = None) -> Fetched:
    """Ask for `address` and follow it; never raises for anything that a server or an address does."""
    return _fetch(address, wanted or Wanted(), Deadline(SECONDS), mannered=True)


def user_agent() -> str:
    """Who asks, with the page on which the newsroom says what it does and how to reach it."""
    newsroom = Newsroom.objects.home()
    policy = f"{settings.PUBLIC_ADDRESS}/policy" if settings.PUBLIC_ADDRESS else (newsroom.home if newsroom else "")
    return f"{robots.PROGRAM}/{__version__} (corrections desk; +{policy or 'no public address yet'})"


def _fetch(address: str, wanted: Wanted, deadline: Deadline, *, mannered: bool) -> Fetched:
    try:
        return _followed(address, wanted, deadline, mannered=mannered)
    except (TooSlow, TimeoutError):
        return Fetched(FetchState.TOO_SLOW, address)
    except RefusedAddress:
        return Fetched(FetchState.REFUSED_ADDRESS, address)
    except TooLarge:
        return Fetched(FetchState.TOO_LARGE, address, detail=f"{wanted.limit // 1_000_000} MB")
    except BrokenEncoding:
        return Fetched(FetchState.UNREADABLE, address, detail="Content-Encoding")
    except (OSError, HTTPException, ValueError) as error:
        return Fetched(FetchState.UNREACHABLE, address, detail=_cause(error))


def _cause(error: Exception) -> str:
    """In the system's words, never in the server's."""
    if isinstance(error, CutOff):
        return str(error)
    named = getattr(error, "verify_message", "") or getattr(error, "strerror", "")
    return str(named or type(error).__name__)[:200]


def _followed(address: str, wanted: Wanted, deadline: Deadline, *, mannered: bool) -> Fetched:
    first = where = destination(address, settings.FETCH_ALLOW)
    for _hop in range(MOST_REDIRECTS + 1):
        addresses = network_addresses(where, settings.FETCH_ALLOW, deadline)
        refusal = _manners(where, wanted, deadline) if mannered else None
        if refusal:
            return refusal
        with exchange(where, addresses, _headers(where, first, wanted), deadline) as answer:
            found = _read(where, answer, wanted.limit)
        location = found.headers.get("location", "")
        if found.status not in _REDIRECTS or not location:
            return found
        where = destination(where.joined(location), settings.FETCH_ALLOW)
    return Fetched(FetchState.MOVED, where.address, status=found.status)


def _manners(where: Destination, wanted: Wanted, deadline: Deadline) -> Fetched | None:
    """Ask robots.txt and wait for the turn at this host; the end of the fetch where either says no."""
    host = Host.objects.of(where.origin)
    if not (wanted.authorization or wanted.is_for_programs):
        robots.refresh(host, partial(_words_of, deadline), timezone.now())
        deadline.check()
        if host.rules == Rules.UNREACHABLE:
            return Fetched(FetchState.UNREACHABLE, where.address, detail="robots.txt")
        if not robots.allows(host, where.address):
            return Fetched(FetchState.ROBOTS, where.address)
    now = timezone.now()
    wait = host.take_turn(now, pause=settings.FETCH_PAUSE, patience=wanted.patience)
    if wait is None:
        host.refresh_from_db()
        return Fetched(FetchState.RATE_LIMITED, where.address, retry_at=host.free_at(now))
    sleep(wait.total_seconds())
    deadline.extend(wait.total_seconds())
    return None


def _words_of(deadline: Deadline, address: str) -> tuple[FetchState, str]:
    found = _fetch(address, Wanted(limit=robots.LONGEST), deadline, mannered=False)
    return found.state, found.body.decode("utf-8", "replace")


def _headers(where: Destination, first: Destination, wanted: Wanted) -> dict[str, str]:
    headers = {"User-Agent": user_agent(), "Accept": wanted.accept, "Accept-Encoding": ENCODINGS}
    for name, value in (("If-None-Match", wanted.etag), ("If-Modified-Since", wanted.last_modified)):
        if value and value.isascii() and value.isprintable():
            headers[name] = value
    is_sealed = where.scheme == "https" or where.place in settings.FETCH_ALLOW
    if wanted.authorization and where.origin == first.origin and is_sealed:
        headers["Authorization"] = wanted.authorization
    return headers


def _read(where: Destination, answer: HTTPResponse, limit: int) -> Fetched:
    state = _state(answer)
    found = partial(Fetched, state, where.address, headers=_named(answer), status=answer.status)
    if state is FetchState.OK:
        return found(body=body_of(answer, limit))
    return found(detail=f"HTTP {answer.status}", retry_at=_put_off(where, answer))


def _state(answer: HTTPResponse) -> FetchState:
    if answer.status == 503 and answer.headers.get("Retry-After"):
        return FetchState.RATE_LIMITED
    if answer.status >= 500:
        return FetchState.UNREACHABLE
    return _STATES.get(answer.status, FetchState.UNREADABLE)


def _named(answer: HTTPResponse) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.headers.items()}


def _put_off(where: Destination, answer: HTTPResponse) -> datetime | None:
    """The moment until which a Retry-After keeps everybody here from asking this host."""
    raw, now = answer.headers.get("Retry-After", "").strip(), timezone.now()
    if answer.status not in (429, 503) or not raw:
        return None
    return Host.objects.of(where.origin).put_off(moment_of(raw, now), now)


def moment_of(raw: str, now: datetime) -> datetime:
    """What a Retry-After means: in seconds or as a date; an hour where it is neither."""
    if raw.isascii() and raw.isdigit() and len(raw) < 9:
        return now + timedelta(seconds=int(raw))
    try:
        found = parsedate_to_datetime(raw)
        return found if found.tzinfo else found.replace(tzinfo=now.tzinfo)
    except (ValueError, OverflowError):
        return now + timedelta(hours=1)
