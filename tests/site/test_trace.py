"""`taswib trace` and `taswib archive index`: what a person types, and the interchange in JSON lines."""

import io
import json
from pathlib import Path

import pytest

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.taking_in import take_in
from taswib.archive.tracing.index import Index
from taswib.people.newsroom import Newsroom
from taswib.site.command import main
from tests.cast import NOW, PARAGRAPHS, TEXT

OTHER = TEXT.replace("48 مليون", "84 مليون")


@pytest.fixture
def typed(newsroom: Newsroom, article: Article, capsys: pytest.CaptureFixture[str]):
    copied = Incoming(
        identity="https://elsewhere.example/1",
        given_id="copy-1",
        text=TEXT,
        seen_from="",
        address="https://elsewhere.example/1",
    )
    take_in(newsroom, copied, now=NOW)
    take_in(newsroom, Incoming(identity="id:changed", given_id="changed-1", text=OTHER, seen_from=""), now=NOW)

    def go(*words: str) -> tuple[int, str, str]:
        code = main(["--lang", "en", *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return go


def test_each_line_is_answered_with_the_articles_by_the_ids_they_came_with(typed, tmp_path: Path) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_text(json.dumps({"id": "q", "text": PARAGRAPHS[0]}) + "\n[]\n" + json.dumps({"id": 2, "text": ""}))
    code, out, complaint = typed("trace", "--queries", str(queries))
    first, second = map(json.loads, out.splitlines())
    kinds = {hit["article"]: hit["kind"] for hit in first["hits"]}
    assert kinds["copy-1"] == "verbatim" and kinds["changed-1"] == "changed-fact"
    hit = next(hit for hit in first["hits"] if hit["article"] == "copy-1")
    assert TEXT[hit["start"] : hit["end"]] == PARAGRAPHS[0].rstrip(".") and 0 < hit["certainty"] <= 1
    assert (code, second) == (1, {"id": 2, "hits": []}) and "queries.jsonl:2" in complaint


def test_a_passage_is_told_by_its_article_and_number_and_is_no_copy_of_itself(typed, article: Article) -> None:
    code, out, _ = typed("trace", "--passage", f"/a/{article.slug}:1")
    assert code == 0 and f"/a/{article.slug}" not in out
    assert "verbatim" in out and "another fact, no copy" in out and "“48 مليون ليرة” here, “84 مليون ليرة” there" in out
    assert typed("trace", "--passage", "copy-1:1")[0] == 0


def test_words_that_stand_nowhere_are_said_to(typed) -> None:
    code, out, _ = typed("trace", "--text", "لا شيء من هذا في الأرشيف إطلاقًا")
    assert (code, out) == (0, "Nothing was found.\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--passage", "nowhere:1"), 1, "There is no article “nowhere”."),
        (("--passage", "copy-1:99"), 1, "has no passage 99"),
        (("--passage", "copy-1"), 1, "There is no article"),
        (("--notice", "7"), 1, "There is no notice number 7."),
        (("--notice", "x"), 1, "There is no notice number x."),
        ((), 2, "Say what to trace"),
        (("--queries", "nowhere.jsonl"), 1, "nowhere.jsonl"),
    ],
)
def test_what_cannot_be_traced_is_said_clearly(typed, words: tuple[str, ...], code: int, said: str) -> None:
    found, _, complaint = typed("trace", *words)
    assert found == code and said in complaint


def test_the_index_is_made_anew(typed) -> None:
    code, out, _ = typed("archive", "index")
    assert (code, out) == (0, "The index was made anew: 3 articles. It answers from now on.\n")


def test_lines_come_from_standard_input_too(typed, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BufferedReader(io.BytesIO(json.dumps({"id": 1, "text": PARAGRAPHS[1]}).encode()))  # type: ignore[arg-type]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(raw))
    code, out, _ = typed("trace", "--queries", "-")
    assert code == 0 and len(json.loads(out)["hits"]) == 3


def test_an_index_of_another_version_is_made_anew_before_it_is_asked(typed) -> None:
    Index.objects.update(version=0)
    code, out, complaint = typed("trace", "--text", PARAGRAPHS[1])
    assert code == 0 and "made anew first" in complaint and out.count("verbatim") == 3
    assert "made anew first" not in typed("trace", "--text", PARAGRAPHS[1])[2]
