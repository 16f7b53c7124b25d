"""What is sought may be anything: the answer is clear, and what is asked of the database has a bound."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taswib.archive.incoming import Incoming
from taswib.archive.taking_in import take_in_many
from taswib.archive.tracing.making import make_index
from taswib.archive.tracing.seeking import seek
from taswib.people.newsroom import Newsroom
from tests.archive.tracing.test_trace import NOW, OTHERS, SENTENCE, publish

FORMULA = "وقالت الوكالة في بيانها الصباحي إن تفاصيل أخرى ستُعلن لاحقًا"


def statements(newsroom: Newsroom, text: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        seek(newsroom, text)
    return len(asked)


@pytest.fixture
def archive(newsroom: Newsroom) -> Newsroom:
    for number, words in enumerate(OTHERS):
        publish(newsroom, f"other-{number}", words, FORMULA)
    publish(newsroom, "copy", SENTENCE)
    return newsroom


@pytest.mark.parametrize(
    "text", ["", "السرو", "من في على إلى عن هذا الذي", "؟", "\u064b\u064c", "٤٨ ٤٨ ٤٨", "a", "x" * 5_000]
)
def test_one_word_or_none_that_says_anything_is_answered_with_nothing(archive: Newsroom, text: str) -> None:
    assert seek(archive, text) == []


def test_a_text_of_a_hundred_kilobytes_is_sought_in_parts_of_bounded_number(archive: Newsroom) -> None:
    chance = random.Random(1)
    letters = "ابتجحدرسعفقكلمنهوي"
    noise = ["".join(chance.choices(letters, k=6)) for _ in range(16_000)]
    long = " ".join(noise)
    assert len(long.encode()) > 100_000 and seek(archive, long) == []
    assert statements(archive, long) <= 24 * 4 + 1


def test_a_whole_article_finds_its_copies_passage_by_passage(archive: Newsroom) -> None:
    text = "\n".join([SENTENCE, *OTHERS] * 4)
    found = seek(archive, text)
    assert {one.name for one in found} == {"copy", *(f"other-{n}" for n in range(len(OTHERS)))}
    assert all(text[slice(*one.match.sought)] == one.match.mine for one in found)


@pytest.mark.parametrize("anew", [False, True])
def test_a_formula_that_stands_everywhere_costs_no_more_than_a_rare_sentence(archive: Newsroom, anew: bool) -> None:
    for number in range(60):
        publish(archive, f"more-{number}", f"{OTHERS[number % 4]} {number}", FORMULA)
    if anew:
        make_index(archive)
    assert 0 < len(seek(archive, FORMULA)) <= 60
    assert statements(archive, FORMULA) <= 14


@pytest.mark.drill
def test_a_formula_in_five_thousand_articles_costs_no_more_than_in_sixty(newsroom: Newsroom) -> None:
    for first in range(0, 5_000, 500):
        texts = (f"خبر {n}\n{OTHERS[n % 4]} {n}\n{FORMULA}" for n in range(first, first + 500))
        take_in_many(
            newsroom, [Incoming(identity=f"id:{text[:12]}", text=text, seen_from="") for text in texts], now=NOW
        )
    for _ in ("as they came in", "made anew"):
        assert 0 < len(seek(newsroom, FORMULA)) <= 60
        assert statements(newsroom, FORMULA) <= 14
        make_index(newsroom)


def test_a_word_repeated_without_end_and_a_line_without_blanks_are_read_in_linear_steps(archive: Newsroom) -> None:
    assert seek(archive, "الجسر " * 3_000) == []
    assert seek(archive, "الجسر" * 3_000) == []
