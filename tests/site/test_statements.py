"""`taswib statements`: a JSON line for each text, offsets into the text as given, and a page to look at."""

import gzip
import io
import json
from pathlib import Path

import pytest

from taswib.site.command import main

TEXT = "افتتاح الجسر\nقال سامر الوادي أمس: «الجسر مفتوح أمام الجميع».\nهل وجدت خطأ؟ أرسل إلينا تصحيحًا\n"
WORDS = "الجسر مفتوح أمام الجميع"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    """Runs `taswib statements` with these words: its exit code, the lines it printed as JSON, and its complaints."""

    def go(*words: object, lang: str = "en") -> tuple[int, list[dict], str]:
        code = main(["--lang", lang, "statements", *map(str, words)])
        told = capsys.readouterr()
        return code, [json.loads(line) for line in told.out.splitlines()], told.err

    return go


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT)
    return path


def test_a_text_file_is_read_as_it_is(run, file: Path) -> None:
    code, [line], _ = run(file, "--published", "2024-03-05")
    [one] = line["statements"]
    assert (code, line["id"]) == (0, str(file))
    assert [TEXT[start:end] for start, end in one["content"]] == [WORDS]
    assert one["source_name"] == "سامر الوادي"
    assert one["when"]["date"] == "2024-03-04"


def test_json_lines_keep_their_id_text_and_date(run, tmp_path: Path) -> None:
    path = tmp_path / "more.jsonl.gz"
    rows = [
        {"id": "a", "text": f"  {TEXT}", "published": "2024-03-05"},
        {"id": 7, "title": "جسر", "paragraphs": [TEXT]},
    ]
    path.write_bytes(gzip.compress("\n".join(json.dumps(row) for row in rows).encode()))
    code, lines, _ = run(path)
    assert (code, [line["id"] for line in lines]) == (0, ["a", "7"])
    [[start, end]] = lines[0]["statements"][0]["content"]
    assert f"  {TEXT}"[start:end] == WORDS
    assert [line["statements"][0]["when"]["date"] for line in lines] == ["2024-03-04", None]


def test_standard_input_is_json_lines(run, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO(json.dumps({"id": "a", "text": TEXT}).encode())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(raw)))
    assert run("-")[1][0]["id"] == "a"


def test_a_page_brings_the_text_that_its_spans_count_in(run, tmp_path: Path) -> None:
    path = tmp_path / "bridge.html"
    body = "".join(f"<p>{line}</p>" for line in TEXT.split("\n")[1:2] * 3)
    path.write_text(f"<html lang=ar><title>افتتاح الجسر</title><article><h1>افتتاح الجسر</h1>{body}</article></html>")
    _, [line], _ = run(path)
    [[start, end]] = line["statements"][0]["content"]
    assert line["text"][start:end] == WORDS


def test_a_bad_line_is_refused_alone(run, tmp_path: Path) -> None:
    path = tmp_path / "more.jsonl"
    path.write_text(
        "{\n" + json.dumps({"id": "a", "text": TEXT}) + "\n" + json.dumps({"id": "b", "published": "soon", "text": "x"})
    )
    code, lines, complaints = run(path)
    assert (code, [line["id"] for line in lines]) == (1, ["a"])
    assert f"{path}:1: " in complaints
    assert f"{path}:3: " in complaints


@pytest.mark.parametrize("words", [(), ("x", "--published", "soon")])
def test_an_unclear_command_line_says_so(run, words: tuple[str, ...]) -> None:
    code, lines, complaints = run(*words)
    assert (code, lines) == (2, [])
    assert complaints


def test_the_page_marks_every_statement_and_escapes_the_rest(run, tmp_path: Path) -> None:
    path, out = tmp_path / "<b>.txt", tmp_path / "out.html"
    path.write_text(TEXT + "<script>alert(1)</script>")
    assert run(path, "--html", out, lang="ar")[0] == 0
    page = out.read_text()
    assert f'<span class="content">{WORDS}</span>' in page
    assert "<script>" not in page
    assert "القائل" in page


def test_a_page_that_can_not_be_written_says_so(run, file: Path, tmp_path: Path) -> None:
    code, _, complaints = run(file, "--html", tmp_path / "no" / "out.html")
    assert code == 1
    assert "out.html" in complaints
