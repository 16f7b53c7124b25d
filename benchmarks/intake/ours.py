"""Taswib itself: the form under an article, answered with a page that shows the receipt."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import count as counting
from pathlib import Path
from urllib.request import urlopen

from benchmarks.intake.load import Form
from benchmarks.intake.server import WORKERS, DidNotStart, Server, free_port, serving
from benchmarks.intake.stores import Postgres, Rows, Sqlite
from benchmarks.intake.words import CONTACT, HOW, RIGHT, WRONG, encoded

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(sys.executable).with_name("taswib")
ARTICLE = Path(__file__).with_name("article.txt")
PASSAGE = 2
_numbers = counting(1)


@dataclass
class Taswib:
    """The product on one database; `data` is its data folder, `log` takes what it says."""

    store: Sqlite | Postgres
    data: Path
    log: Path
    address: str = ""
    name: str = "Taswib"
    receipt: re.Pattern[bytes] = re.compile(rb"(?:<span>[0-9A-HJKMNP-TV-Z]{4}</span>\s*){6}")

    @property
    def rows(self) -> Rows:
        return Rows(self.store, "desk_report")

    @property
    def database_pid(self) -> int | None:
        return self.store.pid

    def prepare(self) -> None:
        """Make its database and take one article in."""
        printed = self._run([str(COMMAND), "ingest", str(ARTICLE)])
        found = re.search(r"/a/[\w-]+", printed)
        assert found is not None, f"`taswib ingest` printed no address: {printed}"
        self.address = found[0]

    def serving(self) -> AbstractContextManager[Server]:
        port = free_port()
        environment = {**self._environment(), "TASWIB_PORT": str(port), "TASWIB_WORKERS": str(WORKERS)}
        return serving([str(COMMAND), "up"], port, self.address, self.log, environment, ROOT)

    def form(self, server: Server) -> Form:
        """The form needs no cookie: its own single-use token, in each ending, is what guards it."""
        path = f"{self.address}/report"
        with urlopen(f"http://127.0.0.1:{server.port}{path}?kind=error") as answer:
            assert b'name="submission"' in answer.read(), "the form carries no token"
        said = encoded(kind="error", passage=PASSAGE, wrong=WRONG, right=RIGHT, contact=CONTACT)
        hidden = encoded(revision=1, quote="", prefix="", suffix="")
        return Form(path, f"{said}&{hidden}", acknowledged=201)

    def endings(self, count: int) -> Iterator[str]:
        tokens = self._run([sys.executable, "-m", "benchmarks.intake.tokens", str(count)]).split()
        return (encoded(how=f"{HOW} ({next(_numbers)})", submission=token) for token in tokens)

    def _run(self, command: list[str]) -> str:
        environment = {**os.environ, **self._environment()}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        if done.returncode:
            raise DidNotStart(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-3000:]}")
        return done.stdout

    def _environment(self) -> dict[str, str]:
        where = {"TASWIB_DATABASE": self.store.address} if isinstance(self.store, Postgres) else {}
        settings = {"DJANGO_SETTINGS_MODULE": "taswib.site.settings", "TASWIB_DEBUG": "", "TASWIB_FLOOD": "0"}
        return {**settings, "TASWIB_DATABASE": "", "TASWIB_DATA": str(self.data), **where}
