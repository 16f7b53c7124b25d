"""Where a fetch goes: an address taken apart, and the one network address that was checked for it."""

import socket
from collections.abc import Collection
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import quote, urljoin, urlsplit

from taswib.archive.intake.deadline import Deadline, TooSlow
from taswib.archive.intake.public_addresses import is_public

_PORTS = {"http": 80, "https": 443}
_MOST_ADDRESSES = 4  # of one name that are tried in turn
# What may stand in the path and query of a request as it is; the rest, Arabic above all, is percent-encoded.
_SAFE = "/?:@!$&'()*+,;=-._~%"


class RefusedAddress(Exception):
    """It is not on the open web: another scheme or port, or a private network address behind the name."""


@dataclass(frozen=True)
class Destination:
    """A web address. `host` is as DNS has it (punycode); `target` is path and query, as sent."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def place(self) -> str:
        """Host and port, as TASWIB_FETCH_ALLOW names them."""
        return f"{self._bracketed}:{self.port}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """As the Host header has it: the port only where it is not the scheme's own."""
        return self._bracketed if self.port == _PORTS[self.scheme] else self.place

    @property
    def address(self) -> str:
        return self.origin + self.target

    @property
    def _bracketed(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host

    def joined(self, location: str) -> str:
        """The address that a redirect names. Raises RefusedAddress."""
        try:
            return urljoin(self.address, location)
        except ValueError:
            raise RefusedAddress from None


def destination(address: str, allowed: Collection[str]) -> Destination:
    """Raises RefusedAddress for another scheme than http(s), for a user name, and for a port other than 80 and 443
    that is not in `allowed` (`host:port`)."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        host = host if ":" in host else host.encode("idna").decode().rstrip(".")
    except ValueError:
        raise RefusedAddress from None
    if parts.scheme not in _PORTS or not host or "@" in parts.netloc:
        raise RefusedAddress
    target = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_SAFE)
    found = Destination(parts.scheme, host, _PORTS[parts.scheme] if port is None else port, target)
    if found.port not in _PORTS.values() and found.place not in allowed:
        raise RefusedAddress
    return found


def network_addresses(where: Destination, allowed: Collection[str], deadline: Deadline) -> list[str]:
    """The numeric addresses of the host that may be connected to. Raises RefusedAddress, OSError, TooSlow.

    Whoever connects uses these and asks no resolver again: the answer to a second question could be another.
    """
    found = list(dict.fromkeys(_resolved(where, deadline)))
    usable = found if where.place in allowed else [one for one in found if is_public(one)]
    if not usable:
        raise RefusedAddress
    return usable[:_MOST_ADDRESSES]


def _resolved(where: Destination, deadline: Deadline) -> list[str]:
    """Asked in a thread of its own: the system's resolver knows no deadline."""
    answers: SimpleQueue[list[str] | OSError] = SimpleQueue()
    Thread(target=_ask, args=(where, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left)
    except Empty:
        raise TooSlow from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _ask(where: Destination, answers: "SimpleQueue[list[str] | OSError]") -> None:
    try:
        found = socket.getaddrinfo(where.host, where.port, type=socket.SOCK_STREAM)
        answers.put([str(place[0]) for *_kind, place in found])
    except UnicodeError:
        answers.put(OSError("no such name"))
    except OSError as error:
        answers.put(error)
