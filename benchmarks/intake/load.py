"""Drive one address with wrk: so many clients, so many seconds, every POST with an ending of its own."""

import json
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

SCRIPT = Path(__file__).with_name("post.lua")
CLIENTS = 32
THREADS = 2
PATIENCE_SECONDS = 30


@dataclass(frozen=True)
class Form:
    """What every POST to one address has in common; `acknowledged` is the status that says "we have it"."""

    path: str
    constant: str
    acknowledged: int
    cookie: str = "-"


@dataclass(frozen=True)
class Outcome:
    """What wrk saw: how many answers had each status, and each latency, in microseconds. Outcomes add up."""

    seconds: float
    socket_errors: int
    timeouts: int
    missing: int
    statuses: Counter[str]
    latencies: Counter[int]

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(*(getattr(self, part.name) + getattr(other, part.name) for part in fields(self)))

    def latency_ms(self, share: float) -> float:
        """The latency in milliseconds that `share` of the answers (0 to 1) did not exceed."""
        wanted, seen = share * self.latencies.total(), 0
        for value in sorted(self.latencies):
            seen += self.latencies[value]
            if seen >= wanted:
                return value / 1000
        return 0.0

    def acknowledged(self, form: Form) -> int:
        return self.statuses[str(form.acknowledged)]

    def errors(self, form: Form) -> int:
        """Broken connections, timeouts, and answers other than the one that acknowledges."""
        return self.socket_errors + self.timeouts + self.statuses.total() - self.acknowledged(form)


class NoWrk(Exception):
    """wrk is not installed; the message says how to install it."""


class OutOfEndings(Exception):
    """wrk posted more forms than it was given endings for, so the window says nothing."""


def drive(port: int, form: Form, endings: Iterable[str], seconds: int) -> Outcome:
    """Post `form` for `seconds` with 32 clients and return what they saw; raises `NoWrk`, `OutOfEndings`."""
    if shutil.which("wrk") is None:
        raise NoWrk("wrk is not installed: run `apt-get install wrk` as root, then try again.")
    with tempfile.TemporaryDirectory(prefix="taswib-bench-") as folder:
        constant, varying = Path(folder, "constant"), Path(folder, "endings")
        constant.write_text(form.constant)
        varying.write_text("".join(f"{ending}\n" for ending in endings))
        arguments = [str(constant), str(varying), str(THREADS), form.cookie]
        outcome = _outcome(_wrk(f"http://127.0.0.1:{port}{form.path}", seconds, arguments))
    if outcome.missing:
        raise OutOfEndings(f"{outcome.missing} posts had no ending of their own")
    return outcome


def _wrk(address: str, seconds: int, arguments: list[str]) -> str:
    shape = [f"-t{THREADS}", f"-c{CLIENTS}", f"-d{seconds}s", "--timeout", f"{PATIENCE_SECONDS}s"]
    command = ["wrk", *shape, "-s", str(SCRIPT), address, "--", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _outcome(output: str) -> Outcome:
    line = next(line for line in output.splitlines() if line.startswith("OUTCOME "))
    seen = json.loads(line.removeprefix("OUTCOME "))
    seen["statuses"] = Counter(seen["statuses"])
    seen["latencies"] = Counter({int(value): count for value, count in seen["latencies"].items()})
    return Outcome(**seen)
