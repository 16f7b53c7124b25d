"""Files and folders: each thing is an article or a refusal with its reason, and none spoils another."""

import gzip
import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from taswib.archive.intake import files
from taswib.archive.intake.given import Given
from taswib.archive.intake.reading import Found, read
from taswib.archive.intake.unreadable import Reason
from tests.archive.intake.seed import ARTICLE, GOLD, needs_seed
from tests.archive.intake.test_page import page
from tests.cast import ENGLISH, TEXT

pytestmark = pytest.mark.pure
GIVEN = Given(zone=ZoneInfo("Asia/Damascus"), now=datetime(2026, 11, 22, 9, 40, tzinfo=UTC))
LINE = json.dumps({"id": "n-1", "text": TEXT}).encode() + b"\n"


def taken(*paths: Path | str, given: Given = GIVEN) -> list[Found]:
    return list(read([str(path) for path in paths], given))


def texts(*paths: Path | str) -> list[str]:
    return [one.incoming.text for one in taken(*paths) if one.incoming]


def reasons(*paths: Path | str, given: Given = GIVEN) -> list[Reason]:
    return [one.refusal.reason for one in taken(*paths, given=given) if one.refusal]


def put(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_folder_gives_its_files_of_every_kind_in_order(tmp_path: Path) -> None:
    put(tmp_path, "2/b.html", page())
    put(tmp_path, "1/a.txt", ENGLISH)
    put(tmp_path, "2/c.jsonl.gz", gzip.compress(LINE))
    put(tmp_path, "2/picture.png", b"\x89PNG")
    put(tmp_path, ".hidden/d.txt", TEXT)
    assert texts(tmp_path) == [ENGLISH, TEXT, TEXT]
    assert not reasons(tmp_path)


def test_a_page_under_another_name_is_still_a_page(tmp_path: Path) -> None:
    assert texts(put(tmp_path, "saved.txt", page()), put(tmp_path, "saved", page())) == [TEXT, TEXT]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_text_is_read_in_the_encodings_that_newsrooms_have(tmp_path: Path, encoding: str) -> None:
    text = TEXT.replace("“", '"').replace("”", '"')
    assert texts(put(tmp_path, "a.txt", text.encode(encoding))) == [text]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Reason.EMPTY),
        (b" \n\n", Reason.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), Reason.BINARY),
        (bytes(range(256)) * 40, Reason.BINARY),
        (TEXT.encode()[:-2], Reason.BROKEN_TEXT),
        (b"x" * (files.LONGEST_FILE + 1), Reason.TOO_LARGE),
        (gzip.compress(b"x" * 50_000_000), Reason.TOO_LARGE),
        (gzip.compress(TEXT.encode())[:-20], Reason.DAMAGED),
    ],
    ids=lambda value: value.value if isinstance(value, Reason) else "",
)
def test_a_bad_file_says_why_and_the_next_comes_in(tmp_path: Path, content: bytes, why: Reason) -> None:
    bad, good = put(tmp_path, "bad.txt", content), put(tmp_path, "good.txt", TEXT)
    assert reasons(bad, good) == [why]
    assert texts(bad, good) == [TEXT]


def test_nothing_at_a_path_is_said(tmp_path: Path) -> None:
    assert reasons(tmp_path / "none.txt", tmp_path) == [Reason.MISSING, Reason.NO_FILES]


def test_a_file_that_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = put(tmp_path, "a.txt", TEXT)
    monkeypatch.setattr(Path, "open", refuse)
    assert reasons(path) == [Reason.FORBIDDEN]


def test_a_bad_line_refuses_itself_alone(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", LINE + b"{\n\n" + LINE)
    assert [(one.where.rpartition(":")[2], one.incoming is not None) for one in taken(path)] == [
        ("1", True), ("2", False), ("4", True),
    ]  # fmt: skip


def test_lines_before_a_cut_archive_come_in(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl.gz", gzip.compress(LINE * 200, mtime=0)[:-12])
    assert reasons(path) == [Reason.DAMAGED]
    assert len(texts(path)) > 100


def test_standard_input_is_json_lines_compressed_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    for content in (LINE, gzip.compress(LINE)):
        stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(content)))  # type: ignore[type-var]
        monkeypatch.setattr(sys, "stdin", stream)
        assert texts("-") == [TEXT]


def test_one_address_cannot_belong_to_many_lines(tmp_path: Path) -> None:
    given = Given(GIVEN.zone, GIVEN.now, address="https://nahr.example/bridge")
    assert reasons(put(tmp_path, "a.jsonl", LINE), given=given) == [Reason.NOT_LINES]


def test_a_name_in_any_bytes_can_be_stored(tmp_path: Path) -> None:
    path = Path(str(tmp_path), b"\xe3\xd2.txt".decode("utf-8", "surrogateescape"))
    path.write_text(TEXT)
    (found,) = taken(path)
    assert found.incoming
    assert (found.where + found.incoming.identity).encode().decode().endswith(r"\xe3\xd2.txt")


def test_a_path_of_any_length_is_an_identity(tmp_path: Path) -> None:
    deep = Path("/", *["x" * 100] * 9)
    assert len(files.identity_of(deep / "a.txt")) < 600
    assert files.identity_of(deep / "a.txt") != files.identity_of(deep / "b.txt")


@needs_seed
def test_the_real_article_is_its_headline_and_thirteen_paragraphs() -> None:
    given = json.loads(GOLD.read_text().splitlines()[0])["text"]
    (found,) = taken(ARTICLE)
    assert found.incoming
    assert found.incoming.text.count("\n") == 13
    # The gold text is the file with its furniture: five lines of it.
    assert given.startswith(found.incoming.text + "\n")
    assert given.count("\n") == 13 + 5


@needs_seed
def test_the_real_line_keeps_the_text_that_it_gives() -> None:
    assert texts(GOLD) == [json.loads(GOLD.read_text().splitlines()[0])["text"]]
