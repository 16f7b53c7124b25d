"""What no browser sends, to the real server: bodies far too large, and requests that are none."""

import socket
from pathlib import Path

import pytest

from benchmarks.intake.processes import children
from tests.attacks.hostile import LONGEST
from tests.drills.installation import Installation

pytestmark = pytest.mark.pure
LARGE, HUGE = 600_000, 60_000_000


def say(server: Installation, *raw: bytes, hang_up: bool = False) -> bytes:
    """All that comes back for these bytes; empty when the server hangs up. `hang_up`: we say that no more comes."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        try:
            for part in raw:
                line.sendall(part)
            if hang_up:
                line.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # it answered and hung up before it had heard everything
        heard = b""
        try:
            while part := line.recv(65536):
                heard += part
        except OSError:
            pass
        return heard


def posted(server: Installation, kind: bytes, length: int, body: list[bytes]) -> bytes:
    """What comes back for a form of this Content-Type and length."""
    lines = [
        b"POST %s/report HTTP/1.1" % server.article.encode(),
        b"Host: 127.0.0.1",
        b"Connection: close",
        b"Content-Type: " + kind,
        b"Content-Length: %d" % length,
    ]
    return say(server, b"\r\n".join(lines) + b"\r\n\r\n", *body)


def memory(server: Installation) -> int:
    """Kilobytes that the largest of its processes holds."""
    held = [Path(f"/proc/{pid}/status").read_text() for pid in children(server.process.pid)]
    return max(int(text.split("VmRSS:")[1].split()[0]) for text in held)


def status(heard: bytes) -> int:
    return int(heard.split(b" ", 2)[1]) if heard else 0


KINDS = [b"application/x-www-form-urlencoded", b"multipart/form-data; boundary=q", b"application/json", b"text/html"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_body_larger_than_all_fields_is_refused_with_a_page(server: Installation, kind: bytes) -> None:
    heard = posted(server, kind, LARGE, [b"wrong=" + b"x" * (LARGE - 6)])
    assert status(heard) in ((413,) if kind == KINDS[0] else (400, 413, 422)), heard[:300]
    assert b"<html" in heard


def test_a_body_of_sixty_megabytes_is_neither_kept_nor_waited_for(server: Installation) -> None:
    before = memory(server)
    heard = posted(server, KINDS[0], HUGE, [b"wrong=", *[b"x" * 1_000_000] * 60])
    assert status(heard) in (0, 413), heard[:300]
    assert memory(server) - before < 100_000
    assert server.get(server.article).status == 200


def test_two_hundred_thousand_diacritics_are_answered_at_once(server: Installation) -> None:
    form = server.form()
    answer = server.report({**form, "wrong": LONGEST.decode()[:40_000]})
    assert answer.status in (201, 422)
    heard = posted(server, KINDS[0], 6 + len(LONGEST), [b"wrong=", LONGEST])
    assert status(heard) == 422, heard[:300]


NO_REQUESTS = [
    b"\x00\x01\x02\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Q: a\rb\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Q: a\x00b\r\n\r\n",
    b"GET /\xff\xfe\xed\xa0\x80 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    b"GET /a/%00%ff%ed%a0%80 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    b"GET /../../etc/passwd HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    b"GET /static/..%2f..%2fsecrets/session.key HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    b"GET /static/%2e%2e/secrets/session.key HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    b"GET http://elsewhere.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    b"POST /receipt HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"POST /receipt HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n",
    b"POST /receipt HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
    b"POST /receipt HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
    b"POST /receipt HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 500\r\n\r\ncode=cut",
    b"GET /?" + b"&q" * 500 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    b"GET /?q=" + b"x" * 60_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + b"language=ar; " * 5000 + b"\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: " + b"x" * 300 + b"\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: a; charset=undefined\r\nConnection: close\r\n\r\n",
    b"GET /corrections.atom HTTP/1.1\r\nHost: 127.0.0.1\r\nIf-None-Match: \"\xff\r\nConnection: close\r\n\r\n",
    b"BREW / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
]  # fmt: skip


@pytest.mark.parametrize("raw", NO_REQUESTS, ids=range(len(NO_REQUESTS)))
def test_what_is_no_request_is_refused_and_tells_nothing(server: Installation, raw: bytes) -> None:
    heard = say(server, raw, hang_up=True)
    assert status(heard) < 500, heard[:300]
    assert b"root:" not in heard and b"X-Q" not in heard.partition(b"\r\n\r\n")[0]
    assert server.get("/healthz").status == 200


def test_after_all_that_nothing_of_it_is_in_the_log(server: Installation) -> None:
    assert "Traceback" not in server.log
    assert all(word not in server.log for word in ("xxxxx", "elsewhere", "cut", "passwd"))
