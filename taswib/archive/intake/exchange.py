"""One request and its answer, over a connection of its own to an address that was checked before."""

import io
import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPResponse

from taswib.archive.intake.deadline import Deadline
from taswib.archive.intake.destination import Destination

_TLS = ssl.create_default_context()


@contextmanager
def exchange(
    where: Destination,
    addresses: Sequence[str],
    headers: Mapping[str, str],
    deadline: Deadline,
    body: bytes | None = None,
) -> Iterator[HTTPResponse]:
    """The answer to a GET, or to a POST of `body`, its own body still to be read; no proxy, no cookie, no second look at DNS.

    Raises OSError, HTTPException and TooSlow, here and while the body is read.
    """
    with _connected(where, addresses, deadline) as connection:
        connection.settimeout(deadline.left)
        connection.sendall(_request(where, headers, body))
        answer = HTTPResponse(_Timed(connection, deadline), method="GET" if body is None else "POST")  # type: ignore[arg-type]
        answer.begin()
        yield answer


def _request(where: Destination, headers: Mapping[str, str], body: bytes | None) -> bytes:
    lines = {"Host": where.authority, **headers, "Connection": "close"}
    if body is not None:
        lines["Content-Length"] = str(len(body))
    for name, value in lines.items():
        if not value.isascii() or not value.isprintable():
            raise OSError(f"the header {name} can't be sent")
    first = f"{'GET' if body is None else 'POST'} {where.target} HTTP/1.1"
    head = "\r\n".join([first, *(f"{name}: {value}" for name, value in lines.items()), "", ""])
    return head.encode() + (body or b"")


@contextmanager
def _connected(where: Destination, addresses: Sequence[str], deadline: Deadline) -> Iterator[socket.socket]:
    with _first_that_answers(addresses, where.port, deadline) as plain:
        if where.scheme == "http":
            yield plain
            return
        plain.settimeout(deadline.left)
        # The name decides whose certificate it must be, though the number was connected to.
        with _TLS.wrap_socket(plain, server_hostname=where.host) as secured:
            yield secured


def _first_that_answers(addresses: Sequence[str], port: int, deadline: Deadline) -> socket.socket:
    failure = OSError("no address")
    for count, address in enumerate(addresses):
        share = deadline.left / (len(addresses) - count)
        try:
            return socket.create_connection((address, port), timeout=share)
        except OSError as error:
            failure = error
    raise failure


class _Timed:
    """A socket for http.client that allows each read only the time that is left of the whole."""

    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        self._raw = _TimedReading(connection, deadline)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(self._raw, 16_384)


class _TimedReading(io.RawIOBase):
    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        self._connection, self._deadline = connection, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview[int] | bytearray") -> int:  # type: ignore[override]
        self._connection.settimeout(self._deadline.left)
        return self._connection.recv_into(buffer)
