"""Sending to an address: the same door as for reading, one POST, no redirect followed, of the answer what is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException, HTTPResponse

from django.conf import settings
from django.utils import timezone

from taswib.archive.intake.deadline import Deadline, TooSlow
from taswib.archive.intake.destination import RefusedAddress, destination, network_addresses
from taswib.archive.intake.exchange import exchange
from taswib.archive.intake.fetching import SECONDS, moment_of, user_agent

_LONGEST_WAIT = timedelta(days=1)


@dataclass(frozen=True)
class Sent:
    """`status` is the server's, 0 where none came; `detail` the technical cause; `not_before` what the server asked for.

    `answer` holds as many bytes of its body as were wanted. `is_unsent` says that nothing went out, for a cause of our own.
    """

    status: int
    detail: str = ""
    not_before: datetime | None = None
    answer: bytes = b""
    is_unsent: bool = False

    @property
    def is_accepted(self) -> bool:
        return 200 <= self.status < 300


def post(address: str, body: bytes, headers: Mapping[str, str], *, wanted: int = 0) -> Sent:
    """Send `body` once, within ten seconds; never raises for anything that a server or an address does."""
    deadline = Deadline(SECONDS)
    try:
        where = destination(address, settings.FETCH_ALLOW)
        addresses = network_addresses(where, settings.FETCH_ALLOW, deadline)
        told = {"User-Agent": user_agent(), "Accept": "*/*", **headers}
        with exchange(where, addresses, told, deadline, body) as answer:
            read = answer.read(wanted) if wanted else b""
            return Sent(answer.status, f"HTTP {answer.status}", _put_off(answer), read)
    except (TooSlow, TimeoutError):
        return Sent(0, "timeout")
    except RefusedAddress:
        return Sent(0, "refused address", is_unsent=True)
    except (OSError, HTTPException, ValueError) as error:
        return Sent(0, str(getattr(error, "strerror", "") or type(error).__name__)[:100])


def _put_off(answer: HTTPResponse) -> datetime | None:
    raw = answer.headers.get("Retry-After", "").strip()
    if answer.status not in (429, 503) or not raw:
        return None
    now = timezone.now()
    return min(moment_of(raw, now), now + _LONGEST_WAIT)  # a receiver that names a year would be told nothing of it
