"""Start a server under measurement, wait until it answers, and stop it with everything that it started."""

import contextlib
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

WORKERS = 2
SECONDS_TO_START = 60
SECONDS_TO_STOP = 20


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, and the process that its workers descend from."""

    port: int
    pid: int


class DidNotStart(Exception):
    """The server ended or stayed silent; the message ends with its log."""


def granian_options(port: int, threads: int) -> list[str]:
    """How the peer is served: as `taswib up` serves Taswib, by as many processes, each with this many threads."""
    shape = ["--workers", str(WORKERS), "--blocking-threads", str(threads), "--log-level", "warning"]
    return ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), *shape]


def free_port() -> int:
    """A TCP port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serving(
    command: list[str], port: int, path: str, log: Path, environment: Mapping[str, str], folder: Path
) -> Iterator[Server]:
    """Run `command` in `folder` until the block ends; it is up when a GET of `path` answers 200."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        _await_answer(process, f"http://127.0.0.1:{port}{path}", log)
        yield Server(port, process.pid)
    finally:
        _stop(process)


def _await_answer(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.1)
    raise DidNotStart(f"nothing answers at {address}:\n{log.read_text(errors='replace')[-3000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
