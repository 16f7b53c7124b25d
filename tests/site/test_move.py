"""From SQLite to PostgreSQL: everything comes along and goes on working, or nothing was touched."""

import os
import socket
import sqlite3
from collections.abc import Iterator

import psycopg
import pytest

from scripts.cluster import Cluster, NoPostgres
from tests.site.terminal import Terminal
from tests.up_to_date import place_demo

pytestmark = pytest.mark.pure

NOT_COPIED = {"django_migrations"}


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


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    folder = tmp_path_factory.mktemp("move")
    return Terminal(place_demo(folder / "data"), folder)


def counts_here(terminal: Terminal) -> dict[str, int]:
    base = sqlite3.connect(terminal.data / "taswib.sqlite3")
    names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    ours = [name for name in names if not name.startswith("sqlite_") and name not in NOT_COPIED]
    return {name: base.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in ours}


def counts_there(address: str) -> dict[str, int]:
    with psycopg.connect(address) as base:
        names = [name for (name,) in base.execute("SELECT tablename FROM pg_tables WHERE schemaname='public'")]
        return {name: base.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


LATEST = "SELECT note FROM ledger_signedcheckpoint ORDER BY size DESC LIMIT 1"


def checkpoint_here(terminal: Terminal) -> str:
    return str(sqlite3.connect(terminal.data / "taswib.sqlite3").execute(LATEST).fetchone()[0])


def checkpoint_there(address: str) -> str:
    with psycopg.connect(address) as base:
        return str(base.execute(LATEST).fetchone()[0])


def rows_there(address: str) -> int:
    made_by_migrating = {"django_migrations", "django_content_type", "auth_permission"}
    return sum(count for name, count in counts_there(address).items() if name not in made_by_migrating)


def test_every_row_comes_along_and_the_next_one_finds_its_number(terminal: Terminal, cluster: Cluster) -> None:
    address = cluster.create_database("moved")
    code, said, complaint = terminal.type("move", address)
    assert code == 0, complaint
    there = counts_there(address)
    assert {name: count for name, count in counts_here(terminal).items() if there.get(name) != count} == {}
    assert checkpoint_there(address) == checkpoint_here(terminal), "the ledger has another root"
    article = terminal.home / "another.txt"
    article.write_text("عنوان جديد بعد النقل\nأعلنت بلدية المدينة افتتاح المكتبة العامة صباح الأحد.\n")
    code, said, complaint = terminal.type("ingest", str(article), TASWIB_DATABASE=address)
    assert code == 0 and "/a/" in said, complaint
    assert counts_there(address)["archive_article"] == there["archive_article"] + 1


def test_a_database_that_holds_rows_is_refused_and_stays_as_it_was(terminal: Terminal, cluster: Cluster) -> None:
    address = cluster.create_database("occupied")
    assert terminal.type("newsroom", "--name-ar", "صحيفة أخرى", TASWIB_DATABASE=address)[0] == 0
    before = counts_there(address)
    code, _, complaint = terminal.type("move", address)
    assert code == 1 and "not empty" in complaint
    assert counts_there(address) == before


def test_a_row_that_can_not_come_along_keeps_all_the_others_back(terminal: Terminal, cluster: Cluster) -> None:
    address = cluster.create_database("interrupted")
    base = sqlite3.connect(terminal.data / "taswib.sqlite3")
    row, kept = base.execute("SELECT id, brief FROM desk_case ORDER BY id DESC LIMIT 1").fetchone()
    base.execute("UPDATE desk_case SET brief = ? WHERE id = ?", ["a\x00b", row])  # which PostgreSQL can't hold
    base.commit()
    try:
        code, _, complaint = terminal.type("move", address)
        assert code == 1 and "Nothing was moved" in complaint
        assert rows_there(address) == 0
    finally:
        base.execute("UPDATE desk_case SET brief = ? WHERE id = ?", [kept, row])
        base.commit()
    assert terminal.type("move", address)[0] == 0, "the same command goes on from there"


@pytest.mark.parametrize(
    ("target", "code", "words"),
    [
        ("mysql://somewhere/else", 2, "taswib move postgres://"),
        ("postgres://nobody@127.0.0.1:1/nothing", 1, "Nothing was moved"),
    ],
)
def test_an_address_that_leads_nowhere_is_told(terminal: Terminal, target: str, code: int, words: str) -> None:
    answer, _, complaint = terminal.type("move", target)
    assert answer == code and words in complaint and "Traceback" not in complaint


def test_a_server_that_still_runs_is_noticed(terminal: Terminal, cluster: Cluster) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        code, _, complaint = terminal.type("move", cluster.dsn, TASWIB_PORT=str(port))
    assert code != 0 and str(port) in complaint
