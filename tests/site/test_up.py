"""`taswib up` for real: it serves, replaces a process that dies, stops when asked, and leaves none behind."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.terminal import Terminal

pytestmark = pytest.mark.pure


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    folder = tmp_path_factory.mktemp("up")
    return Terminal(folder / "data", folder)


@pytest.fixture
def port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture
def server(terminal: Terminal, port: int) -> Iterator[subprocess.Popen[str]]:
    process = terminal.begin("up", "--demo", "--port", str(port))
    try:
        assert within(120, lambda: answers(port)), printed(process)
        yield process
    finally:
        process.kill()
        process.wait()


def printed(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What a server said that does not come up."""
    process.kill()
    return process.communicate()


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def within(seconds: float, happens) -> bool:
    deadline = time.monotonic() + seconds
    while not happens():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def children(process: subprocess.Popen[str]) -> list[int]:
    path = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(pid) for pid in path.read_text().split()]


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_it_prints_the_addresses_and_the_demo_accounts_and_stops_when_asked(
    server: subprocess.Popen[str], port: int
) -> None:
    server.terminate()
    said, complained = server.communicate(timeout=30)
    assert server.returncode == 0, complained
    for words in (f"http://127.0.0.1:{port}/a/", f"http://127.0.0.1:{port}/desk/", "hala", "taswib-demo-", "البيانات"):
        assert words in said
    assert not answers(port)


def test_a_second_start_keeps_the_data(server: subprocess.Popen[str], terminal: Terminal, port: int) -> None:
    assert (terminal.data / "taswib.sqlite3").exists()
    server.send_signal(signal.SIGINT)
    said, _ = server.communicate(timeout=30)
    assert "Loading the demo" not in said
    assert "Demo accounts" in said


def test_a_taken_port_is_said_before_anything_starts(
    server: subprocess.Popen[str], terminal: Terminal, port: int
) -> None:
    code, said, complained = terminal.type("up", "--port", str(port))
    assert (code, said) == (1, "")
    assert str(port) in complained
    assert "--port" in complained


def test_a_process_that_dies_is_replaced(server: subprocess.Popen[str], port: int) -> None:
    before = children(server)
    os.kill(before[0], signal.SIGKILL)
    assert within(30, lambda: len(set(children(server)) - set(before)) == 1)
    assert within(10, lambda: answers(port))


def test_no_process_outlives_the_server_even_when_it_is_killed(server: subprocess.Popen[str]) -> None:
    left = children(server)
    server.kill()
    assert left
    assert within(30, lambda: not any(is_running(pid) for pid in left))
