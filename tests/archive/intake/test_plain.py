"""Plain text: the headline is the first line, furniture is no text, everything else stays as written."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from taswib.archive.article import Precision
from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.admission import LONGEST_HEADLINE, LONGEST_TEXT
from taswib.archive.intake.given import Given
from taswib.archive.intake.plain import read_plain
from taswib.archive.intake.published import Published
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.text.passages import passages
from tests.cast import HEADLINE, PARAGRAPHS, TEXT

pytestmark = pytest.mark.pure
NOW = datetime(2026, 11, 22, 9, 40, tzinfo=UTC)
GIVEN = Given(zone=ZoneInfo("Asia/Damascus"), now=NOW)


def reason(text: str) -> Reason:
    with pytest.raises(Unreadable) as refused:
        read_plain(text, "file:/a.txt", GIVEN)
    return refused.value.reason


def test_an_article_comes_in_word_for_word() -> None:
    incoming = read_plain(TEXT, "file:/a.txt", GIVEN)
    assert (incoming.text, incoming.identity, incoming.address) == (TEXT, "file:/a.txt", "")


def test_blank_lines_and_line_ends_of_other_systems_are_no_text() -> None:
    spread = "\r\n\r\n".join((f"\n\n{HEADLINE} ", *PARAGRAPHS)) + "\r\n"
    assert read_plain(spread, "file:/a.txt", GIVEN).text == TEXT


def test_the_promise_under_the_article_is_furniture() -> None:
    footer = "\n–\nإذا وجدت في المقال خطأ أرسل/أرسلي تصحيحًا\n-\nتابعنا على :"
    assert read_plain(TEXT + footer, "file:/a.txt", GIVEN).text == TEXT


def test_what_the_person_at_the_terminal_says_is_kept() -> None:
    address = normalised("https://nahr.example/bridge")
    said = Given(GIVEN.zone, NOW, Published(datetime(2026, 11, 20, tzinfo=UTC), Precision.DAY), address, "نهر")
    incoming = read_plain(TEXT, "file:/a.txt", said)
    assert (incoming.identity, incoming.address, incoming.outlet) == (address, address, "نهر")
    assert (incoming.published_at, incoming.published_precision) == (said.published.at, Precision.DAY)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Reason.EMPTY),
        (" \n\u200f\n", Reason.EMPTY),
        (HEADLINE, Reason.NO_PARAGRAPHS),
        ("ع" * (LONGEST_HEADLINE + 1) + "\nفقرة", Reason.LONG_HEADLINE),
        (HEADLINE + "\n" + "كلمة " * (LONGEST_TEXT // 4), Reason.LONG_TEXT),
        (TEXT + "\0", Reason.NUL),
        (TEXT + "\ud800", Reason.SURROGATE),
        (TEXT + "\nم" + "َُ" * 100_000, Reason.MARKS),
    ],
    ids=lambda value: value.value if isinstance(value, Reason) else "",
)
def test_what_is_no_article_is_refused(text: str, why: Reason) -> None:
    assert reason(text) is why


def test_direction_controls_are_kept_for_the_page_to_show() -> None:
    text = f"{TEXT}\nقال \u202eإن\u202c الجسر سليم"
    assert read_plain(text, "file:/a.txt", GIVEN).text == text


@for_all(st.text(max_size=300))
def test_any_text_is_an_article_or_refused(text: str) -> None:
    try:
        incoming = read_plain(text, "file:/a.txt", GIVEN)
    except Unreadable:
        return
    found = passages(incoming.text)
    assert found[0].position == 0
    assert len(found) > 1
