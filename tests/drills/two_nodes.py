"""Two machines on one: two network namespaces joined by a cable, a Ray node in each. Needs root; leaves nothing behind."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

RAY = Path(sys.executable).with_name("ray")
WHY_NOT = (
    "Two network namespaces need root, `ip` (Debian's iproute2) and Ray (scripts/set-up.sh requirements-dev.lock)."
)
_HEAD, _OTHER, _PORT = "10.77.0.1", "10.77.0.2", "6399"
_STORE = "--object-store-memory=150000000"
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DISABLE_IMPORT_WARNING": "1"}


@dataclass(frozen=True)
class TwoNodes:
    """The names of the namespaces: the head's and the other's."""

    head: str
    other: str

    @property
    def address(self) -> str:
        return f"{_HEAD}:{_PORT}"

    def at_head(self, *words: str) -> list[str]:
        """The command line that runs there."""
        return _in(self.head, *words)

    def workers_of_other(self) -> list[str]:
        """What Daft and Ray run there, as the processes call themselves."""
        names = (Path(f"/proc/{pid}/cmdline") for pid in _pids_in(self.other))
        titles = [name.read_bytes().decode(errors="replace").strip("\0 ") for name in names if name.exists()]
        return [title for title in titles if title.startswith("ray::") and "IDLE" not in title]

    def kill_other(self) -> None:
        _kill_all_in(self.other)


def possible() -> bool:
    return os.geteuid() == 0 and shutil.which("ip") is not None and RAY.exists() and _may_make_namespaces()


@contextmanager
def two_nodes() -> Iterator[TwoNodes]:
    nodes = TwoNodes(f"taswib-a-{os.getpid()}", f"taswib-b-{os.getpid()}")
    folder = tempfile.mkdtemp(prefix="twr-")
    try:
        _join(nodes)
        _start(nodes.head, "--head", f"--port={_PORT}", "--include-dashboard=false", f"--temp-dir={folder}", at=_HEAD)
        _start(nodes.other, f"--address={_HEAD}:{_PORT}", at=_OTHER)
        yield nodes
    finally:
        for name in (nodes.other, nodes.head):
            _kill_all_in(name)
            subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _join(nodes: TwoNodes) -> None:
    for name in (nodes.head, nodes.other):
        _do("ip", "netns", "add", name)
    _do("ip", "link", "add", "twa", "netns", nodes.head, "type", "veth", "peer", "name", "twb", "netns", nodes.other)
    for name, end, address in ((nodes.head, "twa", _HEAD), (nodes.other, "twb", _OTHER)):
        _do("ip", "-n", name, "addr", "add", f"{address}/24", "dev", end)
        for device in ("lo", end):
            _do("ip", "-n", name, "link", "set", device, "up")


def _start(name: str, *options: str, at: str) -> None:
    _do(*_in(name, str(RAY), "start", f"--node-ip-address={at}", "--num-cpus=1", _STORE, *options))


def _pids_in(name: str) -> list[int]:
    found = subprocess.run(["ip", "netns", "pids", name], capture_output=True, text=True, check=False).stdout
    return list(map(int, found.split()))


def _kill_all_in(name: str) -> None:
    for pid in _pids_in(name):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _may_make_namespaces() -> bool:
    name = f"taswib-try-{os.getpid()}"
    made = subprocess.run(["ip", "netns", "add", name], capture_output=True, check=False).returncode == 0
    subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)
    return made


def _in(name: str, *words: str) -> list[str]:
    return ["ip", "netns", "exec", name, *words]


def _do(*words: str) -> None:
    done = subprocess.run(words, env={**os.environ, **_QUIET}, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
