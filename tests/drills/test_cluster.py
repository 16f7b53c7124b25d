"""Two nodes give what one process gives; one of them killed at work, and the command itself killed, lose nothing."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drills import two_nodes as nodes
from tests.drills.two_nodes import TwoNodes

pytestmark = [pytest.mark.drill, pytest.mark.pure]

TASWIB = Path(sys.executable).with_name("taswib")
PROGRAM = Path(__file__).with_name("bulk_archive.py")
CHUNKS = 24


@pytest.fixture(scope="module")
def cluster() -> Iterator[TwoNodes]:
    if not nodes.possible():
        if os.environ.get("CI") == "true":
            pytest.fail(nodes.WHY_NOT)
        pytest.skip(nodes.WHY_NOT)
    with nodes.two_nodes() as both:
        yield both


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bulk") / "data"
    folder.mkdir()
    run(folder, [sys.executable, str(PROGRAM), "fill", str(CHUNKS * 256 - 10)])
    return folder


@pytest.fixture(scope="module")
def expected(data: Path) -> str:
    run(data, [str(TASWIB), "archive", "index"])
    return held(data)


def environment(data: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TASWIB_", "DJANGO_"))}
    return {**kept, "TASWIB_DATA": str(data), "LANG": "C.UTF-8", **more}


def run(data: Path, words: list[str], **more: str) -> str:
    done = subprocess.run(
        words, env=environment(data, **more), capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def held(data: Path) -> str:
    return run(data, [sys.executable, str(PROGRAM), "say"])


def entered(data: Path) -> int:
    """Chunks that are finished."""
    manifest = data / "bulk" / "index-1" / "manifest.jsonl"
    return manifest.read_bytes().count(b"\n") if manifest.exists() else 0


def begun(data: Path, words: list[str], **more: str) -> subprocess.Popen[str]:
    """A command that has finished a few chunks, and not all."""
    process = subprocess.Popen(
        words,
        env=environment(data, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until = time.monotonic() + 120
    while entered(data) < 3 and time.monotonic() < until and process.poll() is None:
        time.sleep(0.01)
    assert 3 <= entered(data) < CHUNKS, (process.poll() is not None and process.communicate(), entered(data))
    return process


def test_two_nodes_make_the_index_that_one_process_makes(cluster: TwoNodes, data: Path, expected: str) -> None:
    said = run(data, cluster.at_head(str(TASWIB), "archive", "index"), TASWIB_CLUSTER=cluster.address)
    assert "6134" in said and held(data) == expected


def test_a_command_that_is_killed_goes_on_with_what_is_missing(data: Path, expected: str) -> None:
    process = begun(data, [str(TASWIB), "archive", "index"])
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    done = entered(data)
    files = {path.name: path.stat().st_mtime_ns for path in (data / "bulk" / "index-1").glob("0*") if path.suffix == ""}
    assert done >= 3 and held(data) == expected, "the old index answers"
    again = begun_again(data, files)
    assert again == 0 and held(data) == expected


def begun_again(data: Path, files: dict[str, int]) -> int:
    """How many of the finished files were written a second time."""
    process = subprocess.Popen(
        [str(TASWIB), "archive", "index"],
        env=environment(data),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    written: set[str] = set()
    while process.poll() is None:
        for name, moment in files.items():
            path = data / "bulk" / "index-1" / name
            if path.exists() and path.stat().st_mtime_ns != moment:
                written.add(name)
        time.sleep(0.05)
    assert process.returncode == 0, process.communicate()
    return len(written)


def test_a_node_that_is_killed_loses_nothing(cluster: TwoNodes, data: Path, expected: str) -> None:
    process = begun(data, cluster.at_head(str(TASWIB), "archive", "index"), TASWIB_CLUSTER=cluster.address)
    assert cluster.workers_of_other(), "the node that is killed is at work"
    cluster.kill_other()
    said, complained = process.communicate(timeout=240)
    assert process.returncode == 0, said + complained
    assert "6134" in said and held(data) == expected
    assert "Traceback" not in complained
