"""A PostgreSQL of one's own comes up, is durable by default, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from scripts import cluster as cluster_module
from scripts.cluster import Cluster, NoPostgres

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    try:
        started = Cluster.start()
    except NoPostgres as reason:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(reason))
    with started:
        yield started


def setting(address: str, name: str) -> str:
    with psycopg.connect(address) as connection:
        row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
    assert row is not None
    return str(row[0])


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone_within(seconds: float, pid: int) -> bool:
    deadline = time.monotonic() + seconds
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_running(pid)


def begin_in_another_process() -> tuple[subprocess.Popen[str], int, Path]:
    program = (
        "import time\n"
        "from scripts.cluster import Cluster\n"
        "with Cluster.start() as c:\n"
        "    print(c.pid, c.socket_directory, flush=True)\n"
        "    time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pid, folder = parent.stdout.readline().split()
    parent.stdout.close()
    return parent, int(pid), Path(folder)


def test_a_created_database_keeps_what_is_written_to_it(cluster: Cluster) -> None:
    address = cluster.create_database("newsroom")
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE report AS SELECT 'تصويب' AS words")
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT words FROM report").fetchone() == ("تصويب",)


def test_a_dropped_database_is_gone_even_while_someone_is_connected(cluster: Cluster) -> None:
    address = cluster.create_database("passing")
    with psycopg.connect(address):
        cluster.drop_database("passing")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(address)


def test_it_is_durable_unless_told_otherwise(cluster: Cluster) -> None:
    assert setting(cluster.dsn, "fsync") == "on"
    assert setting(cluster.dsn, "synchronous_commit") == "on"


def test_it_listens_on_its_own_socket_only(cluster: Cluster) -> None:
    assert setting(cluster.dsn, "listen_addresses") == ""
    assert (cluster.socket_directory / ".s.PGSQL.5432").is_socket()


@pytest.mark.usefixtures("cluster")
def test_a_setting_can_be_chosen_and_the_end_leaves_nothing_behind() -> None:
    with Cluster.start(fsync="off") as passing:
        pid, folder = passing.pid, passing.socket_directory
        assert setting(passing.dsn, "fsync") == "off"
    assert not is_running(pid)
    assert not folder.exists()


@pytest.mark.usefixtures("cluster")
def test_sigterm_to_the_parent_stops_the_server_and_removes_its_folder() -> None:
    parent, pid, folder = begin_in_another_process()
    parent.send_signal(signal.SIGTERM)
    assert parent.wait(30) == 128 + signal.SIGTERM
    assert not is_running(pid)
    assert not folder.exists()


@pytest.mark.usefixtures("cluster")
def test_sigkill_to_the_parent_stops_the_server() -> None:
    parent, pid, folder = begin_in_another_process()
    parent.kill()
    parent.wait()
    assert gone_within(30, pid)
    subprocess.run(["rm", "-r", str(folder)], check=True)


def test_without_postgresql_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cluster_module, "INSTALLED", tmp_path)
    with pytest.raises(NoPostgres, match="apt-get install postgresql"):
        Cluster.start()


def test_the_newest_version_is_chosen_by_number(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for version in ("9.6", "15", "17"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "initdb").touch()
    monkeypatch.setattr(cluster_module, "INSTALLED", tmp_path)
    monkeypatch.setattr(cluster_module, "_superuser_exists", lambda: True)
    assert cluster_module.newest_programs() == tmp_path / "17" / "bin"
