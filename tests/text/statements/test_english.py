"""English: direct speech and the common reporting verbs."""

import pytest

from tests.text.statements.reading import said, told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"The bridge will open in June," said Sally Marsh, the mayor.', "The bridge will open in June"),
        ('Sally Marsh said: "The bridge will open in June."', "The bridge will open in June."),
        ("Sally Marsh said that the bridge would open in June.", "the bridge would open in June"),
        ("Sally Marsh, the mayor, warned the bridge was old.", "the bridge was old"),
        ("The bridge is safe, Sally Marsh said.", "The bridge is safe"),
        ("The bridge is safe, according to Sally Marsh.", "The bridge is safe"),
        ("“The bridge is safe,” Mayor Sally Marsh told reporters.", "The bridge is safe"),
    ],
)
def test_common_ways_of_reporting(text, words):
    assert said(text) == [("Sally Marsh", words)]


def test_an_interrupted_quotation_is_one_statement():
    text = '"We waited for years," said Sally Marsh. "Nobody came to help us."'
    assert said(text) == [("Sally Marsh", "We waited for years … Nobody came to help us.")]


def test_a_surname_and_a_pronoun_are_the_full_name():
    text = "Sally Marsh said the bridge was old. Marsh warned that it could fall. She added that nobody had come."
    assert {who for who, _ in said(text)} == {"Sally Marsh"}


def test_a_spokesman_stays_unnamed():
    assert said("A spokesman said that the road was open.") == [(None, "the road was open")]


def test_a_weekday_is_counted_from_the_publication():
    [one] = told("Sally Marsh said on Monday that the bridge would open.")
    assert one.when == "2024-03-04"


def test_nothing_said_is_nothing_read():
    assert told("The bridge was built a century ago. It crosses the river.") == []
