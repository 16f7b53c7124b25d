"""A web server on this machine that behaves as badly as the path says, and remembers what it was asked."""

import contextlib
import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import brotli

from tests.archive.intake.test_page import page

Answer = Callable[[socket.socket, "Asked"], None]
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Asked:
    """One request: its path with the query, and its headers by lower-case name."""

    path: str
    headers: dict[str, str]


@dataclass
class Web:
    """`answers` by path, without the query; every other path is 404. `asked` is every request, in order."""

    port: int
    scheme: str = "http"
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    def at(self, path: str) -> str:
        return f"{self.scheme}://{self.place}{path}"

    def paths(self) -> list[str]:
        return [one.path for one in self.asked]


def says(body: bytes | str, *headers: str, status: str = "200 OK", kind: str = HTML) -> Answer:
    raw = body.encode() if isinstance(body, str) else body
    head = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(raw)}", *headers]

    def answer(connection: socket.socket, asked: Asked) -> None:
        connection.sendall("\r\n".join([*head, "", ""]).encode() + raw)

    return answer


def ends_with_the_connection(words: str, kind: str) -> Answer:
    """Nothing but the end of the connection says that this is all."""

    def answer(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{words}".encode())

    return answer


def leads_to(address: str, status: str = "302 Found") -> Answer:
    return says(b"", f"Location: {address}", status=status)


def drips(connection: socket.socket, asked: Asked) -> None:
    """A byte every twentieth of a second, for ever."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connection.sendall(b"x")
        time.sleep(0.05)


def drips_its_headers(connection: socket.socket, asked: Asked) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        connection.sendall(b"x")
        time.sleep(0.05)


def continues(connection: socket.socket, asked: Asked) -> None:
    while True:
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.05)


def never_ends(connection: socket.socket, asked: Asked) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connection.sendall(b"<p>word</p>" * 1000)


def stays_silent(connection: socket.socket, asked: Asked) -> None:
    time.sleep(30)


def breaks_off(connection: socket.socket, asked: Asked) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<html>half")


def breaks_off_in_a_chunk(connection: socket.socket, asked: Asked) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n<html>half")


def talks_nonsense(connection: socket.socket, asked: Asked) -> None:
    connection.sendall(b"220 smtp.example ESMTP\r\n")


def counts() -> Answer:
    """Another text at each reading."""
    readings = iter(range(1, 10_000))

    def answer(connection: socket.socket, asked: Asked) -> None:
        words = f"في القراءة رقم {next(readings)} من هذه الصفحة تغيّر عدد الحاضرين في الجلسة التي عقدها المجلس صباحًا."
        says(page(body=f"<p>{words} وقال رئيس المجلس إن الجلسة التالية في الأسبوع المقبل بحضور الأعضاء كلهم.</p>"))(
            connection, asked
        )

    return answer


def bomb(encoding: str) -> bytes:
    """Fifty megabytes of nothing, at about a thousandth of that."""
    nothing = b"<p> </p>" * 6_400_000
    match encoding:
        case "gzip":
            return gzip.compress(nothing, 9)
        case "deflate":
            return zlib.compress(nothing, 9)
    return bytes(brotli.compress(nothing, quality=5))


@contextlib.contextmanager
def serving(secured: ssl.SSLContext | None = None) -> Iterator[Web]:
    """A server of its own, ended with the block. With `secured` it speaks TLS."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    web = Web(listener.getsockname()[1], "https" if secured else "http")
    threading.Thread(target=_listen, args=(listener, web, secured), daemon=True).start()
    try:
        yield web
    finally:
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def _listen(listener: socket.socket, web: Web, secured: ssl.SSLContext | None) -> None:
    while True:
        try:
            connection, _place = listener.accept()
        except OSError:
            return
        threading.Thread(target=_answer, args=(connection, web, secured), daemon=True).start()


def _answer(connection: socket.socket, web: Web, secured: ssl.SSLContext | None) -> None:
    with contextlib.suppress(OSError), connection:
        connection.settimeout(20)
        spoken = secured.wrap_socket(connection, server_side=True) if secured else connection
        with spoken:
            asked = _read(spoken)
            web.asked.append(asked)
            missing = says("nothing here", status="404 Not Found", kind="text/plain")
            web.answers.get(asked.path.split("?")[0], missing)(spoken, asked)


def _read(connection: socket.socket) -> Asked:
    raw = b""
    while b"\r\n\r\n" not in raw:
        piece = connection.recv(4096)
        if not piece:
            raise OSError
        raw += piece
    first, *lines = raw.split(b"\r\n\r\n")[0].decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return Asked(first.split(" ")[1], {name.lower(): value for name, value in headers.items()})
