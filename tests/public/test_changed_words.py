"""Two revisions laid over each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.public.changed_words import Row, rows

pytestmark = pytest.mark.pure

LINES = st.lists(st.text("ab ،قالو", min_size=1, max_size=12), min_size=1, max_size=6).map("\n".join)


def told(found: list[Row]) -> list[list[tuple[str, str]]]:
    return [[(piece.kind, piece.words.strip()) for piece in row.pieces if piece.words.strip()] for row in found]


def test_a_paragraph_that_was_removed_is_a_row_of_its_own() -> None:
    assert told(rows("عنوان\nفقرة أولى\nفقرة أخيرة زائدة", "عنوان\nفقرة أولى")) == [
        [("same", "عنوان")],
        [("same", "فقرة أولى")],
        [("removed", "فقرة أخيرة زائدة")],
    ]


def test_a_paragraph_that_was_added_is_a_row_of_its_own() -> None:
    assert told(rows("عنوان\nآخر النص", "عنوان\nفقرة جديدة تمامًا\nآخر النص")) == [
        [("same", "عنوان")],
        [("added", "فقرة جديدة تمامًا")],
        [("same", "آخر النص")],
    ]


def test_a_changed_word_stays_inside_its_paragraph() -> None:
    found = rows("عنوان\nأصيب 12 شخصًا أمس", "عنوان\nأصيب 21 شخصًا أمس")
    assert told(found)[1] == [("same", "أصيب"), ("removed", "12"), ("added", "21"), ("same", "شخصًا أمس")]
    assert not found[1].is_same
    assert [piece.words.strip() for piece in found[1].old] == ["أصيب", "12", "شخصًا أمس"]


@given(LINES, LINES)
def test_both_texts_stand_whole_in_the_rows(before: str, after: str) -> None:
    found = rows(before, after)
    old = "".join(piece.words for row in found for piece in row.old)
    new = "".join(piece.words for row in found for piece in row.new)
    assert "".join(old.split()) == "".join(before.split())
    assert "".join(new.split()) == "".join(after.split())
