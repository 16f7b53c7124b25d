"""An installation of the product's own, started, killed and asked as readers ask."""

import contextlib
import http.client
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from benchmarks.intake.ours import ARTICLE
from benchmarks.intake.server import free_port
from tests.up_to_date import place

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(sys.executable).with_name("taswib")
_PATIENCE = 60  # seconds until it must answer
_HOURS_BEFORE = ("TASWIB_", "DJANGO_", "PYTEST_")


@dataclass(frozen=True)
class Answer:
    """What the server said; status 0 where it said nothing whole."""

    status: int
    page: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def receipt(self) -> str:
        groups = re.search(r"(?:<span>[0-9A-HJKMNP-TV-Z]{4}</span>\s*){6}", self.page)
        return "".join(re.findall(r"<span>(\w{4})</span>", groups[0])) if groups else ""

    @property
    def fields(self) -> dict[str, str]:
        """The fields with which its form would be sent again."""
        hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', self.page)
        typed = re.findall(r'<textarea [^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', self.page, re.S)
        return {name: unescape(value) for name, value in (*hidden, *typed)}


@dataclass
class Installation:
    """`data` is its folder; `article` the path of the one page that it has."""

    data: Path
    port: int
    article: str = ""
    variables: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @classmethod
    def prepared(cls, data: Path, **variables: str) -> "Installation":
        """With one article in it, not started yet."""
        place(data)
        made = cls(data, free_port(), variables=variables)
        printed = subprocess.run(
            [COMMAND, "ingest", str(ARTICLE)], env=made.environment, cwd=ROOT, capture_output=True, check=True
        )
        made.article = re.search(rb"/a/[\w-]+", printed.stdout)[0].decode()
        return made

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_HOURS_BEFORE)}
        ours = {
            "TASWIB_DATA": str(self.data),
            "TASWIB_WORKERS": "1",
            "TASWIB_FLOOD": "0",
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
        }
        return {**kept, **ours, **self.variables}

    @property
    def log(self) -> str:
        return (self.data / "printed.log").read_text(errors="replace")

    def start(self) -> None:
        """Serve; back when it answers. Raises RuntimeError with what it printed when it does not."""
        with (self.data / "printed.log").open("ab") as printed:
            self.process = subprocess.Popen(
                [COMMAND, "up", "--port", str(self.port)],
                env=self.environment,
                cwd=ROOT,
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + _PATIENCE
        while self.get("/healthz").status != 200:
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise RuntimeError(f"it does not answer:\n{self.log[-3000:]}")
            time.sleep(0.02)

    def kill(self) -> None:
        """All of its processes at once, as a machine that loses power stops them; harmless when done twice."""
        if self.process is not None and self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, fields: dict[str, str], headers: dict[str, str] | None = None) -> Answer:
        form = {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
        return self._ask("POST", path, urllib.parse.urlencode(fields), form)

    def form(self) -> dict[str, str] | None:
        """A form as a reader fills it in; None while nobody answers."""
        token = re.search(r'name="submission" value="([^"]+)"', self.get(f"{self.article}/report").page)
        if token is None:
            return None
        place = {"kind": "error", "passage": "2", "revision": "1", "right": "ثلاثة"}
        return {
            **place,
            "submission": unescape(token[1]),
            "wrong": f"الكلفة غير ذلك: {token[1][:12]}",
            "right": "ثلاثة",
        }

    def report(self, form: dict[str, str], headers: dict[str, str] | None = None) -> Answer:
        return self.post(f"{self.article}/report", form, headers)

    def rows(self, question: str) -> list[tuple]:
        with contextlib.closing(sqlite3.connect(f"file:{self.data}/taswib.sqlite3?mode=ro", uri=True)) as store:
            return store.execute(question).fetchall()

    def _ask(self, way: str, path: str, body: str | None = None, headers: dict[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(way, path, body, headers or {})
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, answer.read().decode(), named)
        except (OSError, http.client.HTTPException):
            return Answer(0)
        finally:
            connection.close()


@contextlib.contextmanager
def running(data: Path, **variables: str) -> Iterator[Installation]:
    """An installation that answers, killed at the end."""
    installation = Installation.prepared(data, **variables)
    try:
        installation.start()
        yield installation
    finally:
        installation.kill()
