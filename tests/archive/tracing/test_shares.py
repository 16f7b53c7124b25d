"""Shares: what an article must have of a passage to be compared with it adds up to one, and names alone never do."""

import pytest

from taswib.archive.tracing.seeking import seek_in
from taswib.archive.tracing.shares import shares
from taswib.people.newsroom import Newsroom
from taswib.text.fingerprints import fingerprint
from tests.archive.tracing.test_trace import OTHERS, SENTENCE, archive, publish  # noqa: F401  (archive is a fixture)


def has(newsroom: Newsroom, text: str) -> float:
    """What a text has of the sentence."""
    pairs = fingerprint(text).pairs
    return sum(share for pair, share in shares(newsroom, SENTENCE).items() if pair in pairs)


@pytest.mark.parametrize("kept", [slice(None), slice(9), slice(6, None), slice(3, 14), slice(None, None, -1)])
def test_a_text_in_which_something_would_be_shown_has_enough(archive: Newsroom, kept: slice) -> None:  # noqa: F811
    words = SENTENCE.split()
    carrier = "\n".join((OTHERS[0], " ".join(words[kept]), OTHERS[1]))
    assert seek_in(archive, SENTENCE, carrier)
    assert has(archive, carrier) >= 1


def test_another_matter_and_the_names_in_it_have_not(archive: Newsroom) -> None:  # noqa: F811
    assert has(archive, "\n".join(OTHERS)) == 0
    assert has(archive, "افتتحت بلدية وادي السرو معرض الكتب المستعملة في قاعة المكتبة.") < 1


def test_what_many_articles_have_is_worth_less(archive: Newsroom) -> None:  # noqa: F811
    name = "بلدية وادي السرو"
    before = has(archive, name)
    for number in range(40):
        publish(archive, f"more-{number}", f"زارت وفود المدارس {name} صباح يوم جديد رقمه {number}.")
    assert 0 < has(archive, name) < before


def test_a_passage_without_two_words_that_say_something_has_no_shares(newsroom: Newsroom) -> None:
    assert shares(newsroom, "") == shares(newsroom, "السرو") == shares(newsroom, "من في على إلى") == {}
    assert all(share > 0 for share in shares(newsroom, SENTENCE).values())


def test_a_long_text_counts_part_by_part(archive: Newsroom) -> None:  # noqa: F811
    long = "\n".join(
        " ".join(f"كلمة{n} تالية{n + 1} بعيدة{n}" for n in range(first, first + 40)) for first in (0, 50, 99)
    )
    told = shares(archive, f"{long}\n{SENTENCE}")
    pairs = fingerprint(SENTENCE).pairs
    assert sum(share for pair, share in told.items() if pair in pairs) > 0
