"""`taswib anchor`: a JSON line in, what became of the quotation out."""

import gzip
import json
from pathlib import Path

import pytest

from taswib.site.command import main

OLD = "افتُتح الجسر صباح الأحد بحضور الأهالي.\nوقال سامر الوادي إن الكلفة بلغت 48 مليون ليرة.\nوختم الحفل بكلمة شكر."
EXACT = "إن الكلفة بلغت 48 مليون ليرة"


def case(text: str, **others: object) -> dict[str, object]:
    start = OLD.index(EXACT)
    place = {"prefix": OLD[start - 32 : start], "suffix": OLD[start + len(EXACT) :][:32], "start": start}
    return {"id": "a", "text": text, "exact": EXACT, **place, "end": start + len(EXACT), **others}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    def go(*rows: object, name: str = "cases.jsonl") -> tuple[int, list[dict], str]:
        raw = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows).encode()
        path = tmp_path / name
        path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
        code = main(["--lang", "en", "anchor", str(path)])
        told = capsys.readouterr()
        return code, [json.loads(line) for line in told.out.splitlines()], told.err

    return go


def test_words_that_stand_are_exact_though_offsets_shift(run) -> None:
    text = "خبر عاجل في أول الصفحة.\n" + OLD
    code, [line], _ = run(case(text))
    assert (code, line["id"], line["outcome"]) == (0, "a", "exact")
    assert text[line["start"] : line["end"]] == EXACT and line["certainty"] > 0.9


def test_a_mended_figure_is_changed_and_a_deleted_sentence_removed(run) -> None:
    mended = OLD.replace("48", "84")
    gone = OLD.replace("\nوقال سامر الوادي إن الكلفة بلغت 48 مليون ليرة.", "")
    code, [first, second], _ = run(case(mended), case(gone, old=OLD), name="cases.jsonl.gz")
    assert code == 0 and first["outcome"] == "changed"
    assert mended[first["start"] : first["end"]] == EXACT.replace("48", "84")
    assert (second["outcome"], second["start"], second["end"]) == ("removed", None, None)


def test_spelling_practice_does_not_matter(run) -> None:
    text = OLD.replace("إن الكلفة", "ان الكُلفة").replace("48", "٤٨")
    _, [line], _ = run(case(text))
    assert line["outcome"] == "exact" and text[line["start"] : line["end"]] == "ان الكُلفة بلغت ٤٨ مليون ليرة"


def test_place_and_neighbours_may_be_unknown(run) -> None:
    _, [line], _ = run({"id": 1, "text": OLD, "exact": EXACT})
    assert (line["id"], line["outcome"], line["start"]) == (1, "exact", OLD.index(EXACT))


@pytest.mark.parametrize(
    "bad",
    [
        "[]",
        "{",
        '{"id": 1, "text": "a"}',
        '{"text": "a", "exact": ""}',
        '{"text": "a", "exact": "a", "start": "x"}',
        '{"text": 5, "exact": "a"}',
    ],
)
def test_a_bad_line_is_refused_alone(run, bad: str) -> None:
    code, lines, complaint = run(bad, case(OLD))
    assert (code, len(lines)) == (1, 1) and "cases.jsonl:1" in complaint
