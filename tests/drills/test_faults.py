"""Faults that a server should outlive: a locked database, a full disk, a crowd; and a database too weak to start on."""

import contextlib
import ctypes
import os
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

from benchmarks.intake.ours import Taswib
from benchmarks.intake.readers import Crowd, crowd
from benchmarks.intake.stores import Sqlite
from scripts.cluster import Cluster, NoPostgres
from taswib.archive.durability import weakness
from tests.drills.installation import COMMAND, ROOT, Answer, Installation, running

UNAVAILABLE = "لا يمكن حفظ شيء الآن"
_OWN_MOUNTS = 0x00020000  # CLONE_NEWNS in <linux/sched.h>
SMALL = "24m"  # a disk with room for an installation and a few reports


def worse(way: str) -> dict[str, str]:
    return {"DJANGO_SETTINGS_MODULE": "tests.drills.weaker", "TASWIB_WORSE": way}


def is_kept(answer: Answer, form: dict[str, str]) -> bool:
    """Whether the page says in Arabic that nothing can be stored now, when to return, and holds the whole form."""
    said = answer.status == 503 and UNAVAILABLE in answer.page and int(answer.headers["retry-after"]) > 0
    return said and form.items() <= answer.fields.items()


def assert_reads_go_on(server: Installation) -> None:
    for path in ("/", server.article, f"{server.article}/report", "/corrections", "/corrections.atom", "/healthz"):
        assert server.get(path).status == 200, f"{path} can't be read"


@contextlib.contextmanager
def locked(data: Path) -> Iterator[None]:
    """Another process' transaction that lasts and lasts."""
    store = sqlite3.connect(data / "taswib.sqlite3", isolation_level=None)
    store.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        store.execute("ROLLBACK")
        store.close()


def test_a_database_that_stays_locked_gives_the_words_back_and_takes_them_later(tmp_path: Path) -> None:
    with running(tmp_path / "data", **worse("impatient")) as server:
        form = server.form()
        with locked(server.data):
            answer = server.report(form)
            assert is_kept(answer, form), answer
            assert_reads_go_on(server)
        sent = server.report(answer.fields)
        assert sent.status == 201 and sent.receipt
        assert server.rows("SELECT count(*) FROM desk_testimony") == [(1,)]
        assert form["wrong"] not in server.log


@pytest.mark.drill
def test_a_database_that_is_locked_again_and_again_never_loses_words(tmp_path: Path) -> None:
    with running(tmp_path / "data", **worse("impatient")) as server:
        for round_ in range(1, 51):
            form = server.form()
            with locked(server.data):
                answer = server.report(form)
                assert is_kept(answer, form), (round_, answer)
            assert server.report(answer.fields).status == 201
            assert server.rows("SELECT count(*) FROM desk_report") == [(round_,)]


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of its own, always unmounted; its folder is removed only once it is an empty one again.

    It is mounted where only this process and its children see it: killed, they leave an empty folder and no mount.
    """
    if os.geteuid() != 0 or ctypes.CDLL(None).unshare(_OWN_MOUNTS):
        pytest.skip("Only root can mount a small disk to fill.")
    subprocess.run(["mount", "--make-rprivate", "/"], check=True, capture_output=True)
    folder = Path(tempfile.mkdtemp(prefix="taswib-full-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", folder], capture_output=True)
    try:
        if mounted.returncode:
            pytest.skip(f"This machine mounts no small disk to fill: {mounted.stderr.decode().strip()}")
        yield folder
    finally:
        if mounted.returncode == 0:
            # Lazily: a server that is still ending holds it for a moment, and only this process and it see it.
            subprocess.run(["umount", "--lazy", folder], check=True)
        folder.rmdir()


def fill(disk: Path) -> Path:
    """Write a file until not a byte more fits."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        for size in (1 << 20, 4096, 1):
            with contextlib.suppress(OSError):
                while file.write(b"\0" * size) == size:
                    pass
    return ballast


def fill_and_free(disk: Path, rounds: int) -> None:
    with running(disk / "data") as server:
        for _ in range(rounds):
            stored = server.rows("SELECT count(*) FROM desk_report")[0][0]
            ballast = fill(disk)
            turned_away = _until_full(server)
            assert_reads_go_on(server)
            ballast.unlink()
            before = server.rows("SELECT count(*) FROM desk_report")[0][0]
            assert server.report(turned_away.fields).status == 201
            assert server.rows("SELECT count(*) FROM desk_report")[0][0] == before + 1 > stored
        assert server.rows("PRAGMA integrity_check") == [("ok",)]


def _until_full(server: Installation) -> Answer:
    """What the first reader is told for whom there was no room; the write-ahead log had some left."""
    for _ in range(2000):
        form = server.form()
        answer = server.report(form)
        if answer.status != 201:
            assert is_kept(answer, form), answer
            return answer
    raise AssertionError("the disk never filled")


def test_a_full_disk_gives_the_words_back_and_takes_them_when_there_is_room(small_disk: Path) -> None:
    fill_and_free(small_disk, rounds=1)


@pytest.mark.drill
def test_a_disk_that_fills_up_ten_times_loses_nothing(small_disk: Path) -> None:
    fill_and_free(small_disk, rounds=10)


def crowd_of(readers: int, folder: Path) -> Crowd:
    data = folder / "data"
    side = Taswib(Sqlite(data / "taswib.sqlite3"), data, folder / "log")
    side.prepare()
    return crowd(side, readers)


@pytest.mark.pure
def test_a_hundred_readers_at_once_hold_a_hundred_receipts(server: Installation) -> None:
    forms = [server.form() for _ in range(100)]
    before = server.rows("SELECT count(*) FROM desk_report")[0][0]
    with ThreadPoolExecutor(100) as readers:
        answers = list(readers.map(server.report, forms))
    assert {answer.status for answer in answers} == {201}
    assert len({answer.receipt for answer in answers}) == 100
    assert server.rows("SELECT count(*) FROM desk_report")[0][0] == before + 100


@pytest.mark.drill
def test_a_thousand_readers_at_once_hold_a_thousand_receipts(tmp_path: Path) -> None:
    met = crowd_of(1000, tmp_path)
    assert met.is_right, met


def start(data: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """`taswib up` where it should refuse."""
    there = Installation(data, 8000, variables=variables)
    return subprocess.run(
        [COMMAND, "up", "--port", "1"], env=there.environment, cwd=ROOT, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize(
    ("way", "said"),
    [("synchronous below FULL", "synchronous is 1, below FULL (2)"), ("no write-ahead log", "journal_mode is delete")],
)
def test_it_does_not_start_on_a_sqlite_that_can_forget(tmp_path: Path, way: str, said: str) -> None:
    done = start(tmp_path / "data", **worse(way), TASWIB_PORT="")
    assert done.returncode == 1 and said in done.stderr, done


@pytest.mark.django_db
def test_a_postgresql_that_answers_before_it_wrote_is_known_as_weak() -> None:
    if connection.vendor != "postgresql":
        assert weakness(connection) == ""
        return
    assert weakness(connection) == ""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        assert weakness(connection) == "synchronous_commit is off"
        cursor.execute("SET synchronous_commit = on")


@pytest.mark.drill
@pytest.mark.parametrize("setting", ["fsync", "synchronous_commit", "full_page_writes"])
def test_it_does_not_start_on_a_postgresql_that_can_forget(tmp_path: Path, setting: str) -> None:
    try:
        cluster = Cluster.start(**{setting: "off"})
    except NoPostgres as reason:
        pytest.skip(str(reason))
    with cluster:
        done = start(tmp_path / "data", TASWIB_DATABASE=cluster.dsn)
    assert done.returncode == 1 and f"{setting} is off" in done.stderr, done
