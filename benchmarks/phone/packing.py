"""A door before the peer that does for it what its operator would: serves its static files, and packs what is text."""

import contextlib
import gzip
import mimetypes
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_TEXT = ("text/", "application/javascript", "application/json", "image/svg")


@contextlib.contextmanager
def packed(behind: str, statics: Path) -> Iterator[str]:
    """The base address of the door, as long as the block lasts."""

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, kind, body = (
                _file(statics, self.path) if self.path.startswith("/static/") else _asked(behind, self.path)
            )
            if kind.startswith(_TEXT):
                body = _packed(body)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if kind.startswith(_TEXT):
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the table is what is printed."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@cache
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, 6)


def _file(statics: Path, path: str) -> tuple[int, str, bytes]:
    file = statics / path.removeprefix("/static/").partition("?")[0]
    if not file.is_file():
        return 404, "text/plain", b""
    return 200, mimetypes.guess_type(file.name)[0] or "application/octet-stream", file.read_bytes()


def _asked(behind: str, path: str) -> tuple[int, str, bytes]:
    try:
        with urllib.request.urlopen(behind + path) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read()
