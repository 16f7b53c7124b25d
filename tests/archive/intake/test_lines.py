"""JSON lines: one article each, a bad one refusing itself alone."""

import io
import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from taswib.archive.intake import lines
from taswib.archive.intake.given import Given
from taswib.archive.intake.lines import lines_of, read_line
from taswib.archive.intake.unreadable import Reason, Unreadable
from tests.cast import HEADLINE, PARAGRAPHS, TEXT

pytestmark = pytest.mark.pure
GIVEN = Given(zone=ZoneInfo("Asia/Damascus"), now=datetime(2026, 11, 22, 9, 40, tzinfo=UTC))
LINE: dict[str, Any] = {
    "id": "n-1",
    "source": "نهر",
    "url": "https://nahr.example/bridge#top",
    "published": "2026-11-20 07:05:00",
    "author": "نزار الخطيب",
    "title": HEADLINE,
    "paragraphs": list(PARAGRAPHS),
}


def read(**changes: Any):
    fields = {name: value for name, value in {**LINE, **changes}.items() if value is not ...}
    return read_line(json.dumps(fields).encode(), GIVEN)


def reason(raw: bytes | None = None, **changes: Any) -> Reason:
    with pytest.raises(Unreadable) as refused:
        read_line(raw, GIVEN) if raw is not None else read(**changes)
    return refused.value.reason


def test_a_line_is_an_article() -> None:
    incoming = read()
    assert incoming.text == TEXT
    assert incoming.identity == incoming.address == "https://nahr.example/bridge"
    assert (incoming.outlet, incoming.byline) == ("نهر", "نزار الخطيب")
    assert incoming.published_at == datetime(2026, 11, 20, 7, 5, tzinfo=GIVEN.zone)


def test_a_text_that_was_given_is_kept_as_it_is() -> None:
    text = f"  {TEXT}\r\n\n-\nتابعنا على :\n"
    assert read(text=text, title=..., paragraphs=...).text == text


def test_without_an_address_the_id_and_source_are_what_it_is_known_by() -> None:
    assert read(url=...).identity == "id:نهر/n-1"
    assert read(url=None, id=7, source=...).identity == "id:/7"


def test_several_authors_are_one_byline() -> None:
    assert read(author=["ريما عساف", "نزار الخطيب"]).byline == "ريما عساف، نزار الخطيب"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"url": ..., "id": ...}, Reason.NO_IDENTITY),
        ({"url": "nahr"}, Reason.ADDRESS),
        ({"published": "2030-01-01"}, Reason.FUTURE),
        ({"published": "soon"}, Reason.DATE),
        ({"title": ...}, Reason.NO_HEADLINE),
        ({"title": ["a"]}, Reason.FIELD),
        ({"paragraphs": ...}, Reason.FIELD),
        ({"paragraphs": [1]}, Reason.FIELD),
        ({"paragraphs": []}, Reason.NO_PARAGRAPHS),
        ({"paragraphs": ["م" + "َُ" * 100_000]}, Reason.MARKS),
        ({"title": "\ud800"}, Reason.SURROGATE),
        ({"source": "\ud800"}, Reason.FIELD),
        ({"url": ..., "id": "x" * 301}, Reason.FIELD),
        ({"author": {"name": "x"}}, Reason.FIELD),
    ],
)
def test_a_line_that_lacks_something_says_what(changes: dict[str, Any], why: Reason) -> None:
    assert reason(**changes) is why


@pytest.mark.parametrize("raw", [b"{", b"[]", b"7", b"null", b"[" * 100_000, b'{"id": 1' + b"0" * 5000 + b"}"])
def test_what_is_no_json_object_is_refused(raw: bytes) -> None:
    assert reason(raw) is Reason.NOT_JSON


def test_utf8_that_was_cut_is_refused() -> None:
    assert reason('{"id": "ع'.encode()[:-1]) is Reason.BROKEN_TEXT


def test_a_line_without_end_is_refused_without_being_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 1000)
    stream = io.BytesIO(b"a" * 5_000_000 + b"\n\n{}\n")
    (first, long), (third, short) = lines_of(stream)
    assert (first, len(long), third, short) == (1, 1001, 3, b"{}\n")
    assert reason(long) is Reason.TOO_LARGE


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@for_all(st.dictionaries(st.sampled_from([*LINE, "text", "section"]), JSON))
def test_whatever_stands_in_the_fields_is_an_article_or_refused(fields: dict[str, Any]) -> None:
    try:
        assert read_line(json.dumps({**LINE, **fields}).encode(), GIVEN).text
    except Unreadable as refused:
        assert refused.reason in Reason


@for_all(st.binary(max_size=60))
def test_any_bytes_are_a_line_or_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        read_line(raw, GIVEN)
