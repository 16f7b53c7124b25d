"""A seized disk: words that exist nowhere else, in every field that a reader has, looked for in every form.

The server really runs; readers write to it, an editor signs in, reads and answers, a backup is made as the guide says.
Then nothing of theirs may lie anywhere, all of it must open for the editor and for each reader, and after the newsroom's
time is over none of what was destroyed, and all of the rest.
"""

import base64
import contextlib
import gzip
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from scripts.cluster import Cluster, NoPostgres
from tests.drills.browser import Browser
from tests.drills.installation import COMMAND, ROOT, Answer, Installation, running
from tests.drills.spelled import found_in

pytestmark = pytest.mark.pure
PASSWORD = "كلمة مرور هالة الطويلة"
MARKS = ("زعفرانة مخبوءة", "q7zv4kx9w")
FIELDS = {"wrong", "right", "how", "contact"}
TALKED = {"more", "question", "file"}
"""What every third report has besides."""


def fields_of(number: int) -> set[str]:
    return FIELDS | (TALKED if number % 3 == 0 else set())


def word(number: int, field: str) -> str:
    """Each is another one, and every one holds both marks."""
    return f"{MARKS[0]}{number}{field}{MARKS[1]}{number}"


class Newsroom:
    """A server with an editor, readers and their receipts."""

    def __init__(self, server: Installation, temporary: Path) -> None:
        self.server, self.temporary = server, temporary
        self.base = f"http://127.0.0.1:{server.port}"
        self.receipts: dict[int, str] = {}
        self.readers: dict[int, Browser] = {}

    def run(self, *words: str) -> str:
        environment = self.server.environment | {"TASWIB_PASSWORD": PASSWORD}
        done = subprocess.run([COMMAND, *words], env=environment, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def report(self, number: int) -> None:
        form = self.server.form()
        assert form
        form |= {field: word(number, field) for field in FIELDS}
        content = f"%PDF-1.7 {word(number, 'file')}".encode()
        files = [("files", f"{word(number, 'file')}.pdf", content)] if number % 3 == 0 else []
        status, page = Browser(self.base).upload(f"{self.server.article}/report", form, files)
        assert status == 201, page
        self.receipts[number] = Answer(status, page).receipt

    def reader(self, number: int) -> Browser:
        browser = self.readers.get(number)
        if browser is None:
            self.readers[number] = browser = Browser(self.base)
            assert browser.post("/receipt", {"code": self.receipts[number]}, from_page="/receipt")[0] == 200
        return browser

    def editor(self) -> Browser:
        browser, door = Browser(self.base), "/desk/sign-in/"
        status, page = browser.post(door, {"username": "hala", "password": PASSWORD}, from_page=door)
        assert status == 200 and "/desk/sign-out/" in page
        return browser.with_fresh_token()

    def case_of(self, number: int) -> str:
        """Cases count as reports do: each reader's has the number in which they came."""
        return f"/desk/cases/{number}/"

    def talk(self, editor: Browser, numbers: range) -> None:
        for number in (one for one in numbers if one % 3 == 0):
            said = {"words": word(number, "more")}
            assert self.reader(number).post("/receipt/thread/messages", said, from_page="/receipt/thread")[0] == 200
            case = self.case_of(number)
            asked = {"words": word(number, "question"), "waits": "on"}
            assert editor.post(f"{case}reports/{number}/messages/", asked, from_page=case)[0] == 200

    def read_by_editor(self, editor: Browser, number: int) -> set[str]:
        case = self.case_of(number)
        _status, page = editor.post(f"{case}reports/{number}/contact/", {"why": "سؤال"}, from_page=case)
        file = re.search(r'href="(/desk/[^"]+/files/\d+/)"', page)
        saved = editor.get(file[1]) if file else ""
        seen = {field for field in fields_of(number) - {"file"} if word(number, field) in page}
        return seen | ({"file"} if word(number, "file") in page and word(number, "file") in saved else set())

    def read_by_reader(self, number: int) -> set[str]:
        page = self.reader(number).get("/receipt/thread")
        return {field for field in fields_of(number) if word(number, field) in page}

    def reject(self, editor: Browser, number: int) -> None:
        case = self.case_of(number)
        as_of = re.search(r'name="as_of" value="(\d+)"', editor.get(case))[1]
        said = {"outcome": "rejected", "reasons": "النص صحيح كما هو.", "as_of": as_of}
        assert editor.post(f"{case}decision/", said, from_page=case)[0] == 200

    def search_of_editor(self, editor: Browser, number: int) -> bool:
        return self.case_of(number) in editor.get(f"/desk/?q={number}wrong{MARKS[1]}")

    def on_disk(self, *more: Path) -> set[tuple[str, str]]:
        return found_in((self.server.data, self.temporary, *more), MARKS)


@contextlib.contextmanager
def newsroom(folder: Path, **variables: str) -> Iterator[Newsroom]:
    temporary = folder / "tmp"
    temporary.mkdir()
    with running(folder / "data", TMPDIR=str(temporary), **variables) as server:
        yield Newsroom(server, temporary)


def backed_up(data: Path, target: Path) -> Path:
    """As docs/operating.md has it for SQLite."""
    target.mkdir()
    opened = [contextlib.closing(sqlite3.connect(folder / "taswib.sqlite3")) for folder in (data, target)]
    with opened[0] as source, opened[1] as copy:
        source.backup(copy)
    for folder in ("secrets", "files"):
        shutil.copytree(data / folder, target / folder)
    return target


@pytest.mark.parametrize("mark", MARKS)
def test_a_word_that_does_lie_there_is_found_in_every_form(tmp_path: Path, mark: str) -> None:
    whole, some = word(3, "how"), tmp_path / "some"
    for before in range(3):
        ahead = "x" * before + whole
        for coded in (ahead.encode(), ahead.encode("utf-16-le"), ahead.encode("utf-16-be")):
            for raw in (coded, coded.hex().encode(), base64.b64encode(coded), base64.urlsafe_b64encode(coded)):
                for stored in (raw, b"before" + gzip.compress(raw) + b"behind"):
                    some.write_bytes(stored)
                    assert found_in([tmp_path], [mark]) == {(mark, str(some))}, stored
    for stored in (quote(whole).encode(), json.dumps(whole).encode()):
        some.write_bytes(stored)
        assert found_in([tmp_path], [mark])
    some.write_bytes("غير ذلك".encode())
    assert not found_in([tmp_path], [mark])


def assert_a_seized_disk_tells_nothing(there: Newsroom, count: int, *places: Path, backup: Path | None = None) -> None:
    every, gone, kept = range(1, count + 1), range(1, count // 2 + 1), range(count // 2 + 1, count + 1)
    for number in every:
        there.report(number)
    there.run("person", "add", "hala", "--role", "editor", "--name-ar", "هالة")
    editor = there.editor()
    there.talk(editor, every)
    assert {number for number in every if there.read_by_editor(editor, number) != fields_of(number)} == set()
    assert there.search_of_editor(editor, count) and not there.search_of_editor(editor, count + 1)
    assert {number for number in every if there.read_by_reader(number) != fields_of(number)} == set()
    more = [*places, backed_up(there.server.data, backup)] if backup else [*places]
    assert there.on_disk(*more) == set()
    for number in gone:
        there.reject(editor, number)
    there.run("retention", "--words", "0", "--contact", "0", "--now", "--clock-is-right")
    assert {number for number in gone if there.read_by_editor(editor, number) or there.read_by_reader(number)} == set()
    assert {number for number in kept if there.read_by_editor(editor, number) != fields_of(number)} == set()
    assert {number for number in kept if there.read_by_reader(number) != fields_of(number)} == set()
    there.server.kill()
    assert there.on_disk(*more) == set()


def test_thirty_sealed_reports_on_sqlite(tmp_path: Path) -> None:
    with newsroom(tmp_path) as there:
        assert_a_seized_disk_tells_nothing(there, 30, backup=tmp_path / "backup")


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    try:
        started = Cluster.start()
    except NoPostgres as reason:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(reason))
    with started:
        yield started


def test_sealed_reports_on_postgresql(tmp_path: Path, cluster: Cluster) -> None:
    address = cluster.create_database("sealed")
    with newsroom(tmp_path, TASWIB_DATABASE=address) as there:
        assert_a_seized_disk_tells_nothing(there, 6, cluster.socket_directory)


@pytest.mark.drill
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_thousand_sealed_reports(cluster: Cluster, database: str) -> None:
    with tempfile.TemporaryDirectory(prefix="taswib-canaries-") as folder:
        place, address = Path(folder), cluster.create_database("thousand")
        if database == "sqlite":
            with newsroom(place) as there:
                assert_a_seized_disk_tells_nothing(there, 1000, backup=place / "backup")
        else:
            with newsroom(place, TASWIB_DATABASE=address) as there:
                assert_a_seized_disk_tells_nothing(there, 1000, cluster.socket_directory)
    print(f"{database}: 1000 sealed, 0 found, 1000 readable; 500 destroyed, 0 of them readable, 500 of the others")
