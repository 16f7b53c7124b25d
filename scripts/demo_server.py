"""The product as an operator starts it: `taswib up --demo` on a free port, with a data folder of its own."""

import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_COMMAND = Path(sys.executable).parent / "taswib"
_PATIENCE = 90.0  # seconds until it must answer; the demo takes about six on an idle machine
_ADDRESS = re.compile(r"^(/a/\w+)", re.MULTILINE)
_OURS = ("DJANGO_SETTINGS_MODULE", "PYTEST_CURRENT_TEST")


@dataclass
class DemoServer:
    """A running demo. `receipts` opens its readers' threads, by story; `base` has no slash at its end.

    Its letters go to `mail_port` of this machine, where nobody listens until a test does.
    """

    base: str
    data: Path
    receipts: dict[str, str]
    process: subprocess.Popen[bytes]
    mail_port: int

    @classmethod
    def start(cls, data: Path) -> "DemoServer":
        """Serve with everything under `data`. Raises RuntimeError with what it printed when it does not come up."""
        data.mkdir(parents=True, exist_ok=True)
        port, mail_port = _free_port(), _free_port()
        with (data / "printed.log").open("wb") as printed:
            process = subprocess.Popen(
                [_COMMAND, "up", "--demo", "--port", str(port)],
                env=_environment(data) | _mail(port, mail_port),
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
            )
        server = cls(f"http://127.0.0.1:{port}", data, {}, process, mail_port)
        server._wait()
        lines = (data / "demo-receipts.txt").read_text().splitlines()
        server.receipts = {story: code for code, story in (line.split("\t") for line in lines)}
        return server

    def ingest(self, *articles: dict[str, Any]) -> list[str]:
        """Take articles in with the command, as JSON lines, while the server runs: the paths of their pages."""
        lines = "\n".join(json.dumps(article, ensure_ascii=False) for article in articles)
        done = subprocess.run(
            [_COMMAND, "ingest", "-"],
            input=lines.encode(),
            env=_environment(self.data),
            capture_output=True,
            check=True,
            timeout=60,
        )
        return _ADDRESS.findall(done.stdout.decode())

    def command(self, *words: str, **variables: str) -> str:
        """Type a command of the product's while the server runs: what it printed."""
        done = subprocess.run(
            [_COMMAND, *words], env=_environment(self.data) | variables, capture_output=True, check=True, timeout=90
        )
        return done.stdout.decode()

    def write_letters(self) -> None:
        """What the watcher beside the server would do: whatever is due, letters among it."""
        port = int(self.base.rpartition(":")[2])
        self.command("watch", "--once", **_mail(port, self.mail_port))

    def get(self, path: str) -> bytes:
        """The body of a page. Raises HTTPError for any answer but a good one."""
        with urllib.request.urlopen(self.base + path, timeout=20) as answer:
            return bytes(answer.read())

    def ask(self, question: str, *values: object) -> list[Any]:
        """The first column of a query, to find the demo's addresses."""
        store = sqlite3.connect(f"file:{self.data / 'taswib.sqlite3'}?mode=ro", uri=True, timeout=20)
        try:
            return [row[0] for row in store.execute(question, values)]
        finally:
            store.close()

    def stop(self) -> None:
        """End it as an operator would."""
        self.process.terminate()
        try:
            self.process.wait(25)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _wait(self) -> None:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                self.get("/healthz")
                return
            except OSError:
                time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"taswib up did not answer:\n{(self.data / 'printed.log').read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _mail(port: int, mail_port: int) -> dict[str, str]:
    """Where letters go, from whom, and the address that they name."""
    return {
        "TASWIB_MAIL": f"smtp://127.0.0.1:{mail_port}",
        "TASWIB_MAIL_FROM": "corrections@sariya.example",
        "TASWIB_HOSTS": f"127.0.0.1:{port}",
    }


def _environment(data: Path) -> dict[str, str]:
    """Ours without what would lead the product to another installation."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TASWIB_") and name not in _OURS}
    return kept | {"TASWIB_DATA": str(data), "TASWIB_WORKERS": "1", "TASWIB_WATCH": "0", "TASWIB_PROXIES": "1"}
