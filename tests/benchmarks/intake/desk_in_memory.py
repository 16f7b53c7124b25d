"""A small HTTP server that takes forms and gives receipts, to measure the measuring with."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count as counting
from urllib.parse import parse_qs

from benchmarks.intake.load import Form
from benchmarks.intake.server import Server


class _Listener(ThreadingHTTPServer):
    request_queue_size = 256
    daemon_threads = True


@dataclass
class DeskInMemory:
    """`careless` gives everyone the same receipt; `refused` numbers are answered with 503 and not kept."""

    careless: bool = False
    refused: frozenset[int] = frozenset()
    kept: list[int] = field(default_factory=list)
    name: str = "in memory"
    database_pid: None = None
    receipt: re.Pattern[bytes] = re.compile(rb"receipt-\d+")

    @property
    def rows(self) -> "DeskInMemory":
        return self

    def count(self) -> int:
        return len(self.kept)

    def form(self, server: Server) -> Form:
        return Form("/report", "kind=error", acknowledged=201)

    def endings(self, count: int) -> Iterator[str]:
        numbers = counting()
        return (f"number={next(numbers)}" for _ in range(count))

    @contextmanager
    def serving(self) -> Iterator[Server]:
        listener = _Listener(("127.0.0.1", 0), self._handler())
        thread = threading.Thread(target=listener.serve_forever)
        thread.start()
        try:
            yield Server(listener.server_port, pid=0)
        finally:
            listener.shutdown()
            thread.join()
            listener.server_close()

    def take(self, number: int) -> tuple[int, bytes]:
        """The status and the body that answer the form with this number."""
        if number in self.refused:
            return 503, b""
        self.kept.append(number)
        return 201, b"receipt-0" if self.careless else f"receipt-{number}".encode()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        desk = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                fields = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                status, body = desk.take(int(fields["number"][0]))
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler
