"""Anchors as W3C selectors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.anchoring import NotAnAnchor, Quote, describe, quote_of, target

TEXT = "افتتح الجسر أمس بكلفة 48 مليون ليرة، بحضور الأهالي."


def test_a_target_holds_both_selectors_its_source_and_the_version() -> None:
    told = target(describe(TEXT, 16, 34), "https://nahr.example/bridge")
    assert [one["type"] for one in told["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]
    assert (told["type"], told["source"], told["algorithm"]) == ("SpecificResource", "https://nahr.example/bridge", 1)
    assert told["@context"][0] == "http://www.w3.org/ns/anno.jsonld"


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 20))
def test_what_was_told_is_read_again(start: int, length: int) -> None:
    quote = describe(TEXT, start, min(len(TEXT), start + length))
    assert quote_of(target(quote, "x")) == quote
    assert quote_of({"type": "Annotation", "motivation": "editing", "target": target(quote, "x")}) == quote


def test_one_selector_alone_or_refined_will_do() -> None:
    words = {"type": "TextQuoteSelector", "exact": "الجسر"}
    assert quote_of({"selector": words}) == Quote("الجسر", "", "", -1, -1)
    place = {"type": "TextPositionSelector", "start": 6, "end": 11, "refinedBy": words}
    assert quote_of({"selector": place}) == Quote("الجسر", "", "", 6, 11)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"selector": "x"},
        {"target": "https://nahr.example"},
        {"selector": [{"type": "TextQuoteSelector"}]},
        {"selector": [{"type": "TextQuoteSelector", "exact": 5}]},
        {"selector": [{"type": "TextQuoteSelector", "exact": "a", "prefix": None}]},
        {
            "selector": [
                {"type": "TextQuoteSelector", "exact": "a"},
                {"type": "TextPositionSelector", "start": True, "end": 3},
            ]
        },
        {
            "selector": [
                {"type": "TextQuoteSelector", "exact": "a"},
                {"type": "TextPositionSelector", "start": 5, "end": 3},
            ]
        },
    ],
)
def test_what_is_no_anchor_is_refused_with_a_reason(told: dict) -> None:
    with pytest.raises(NotAnAnchor, match=r"\w"):
        quote_of(told)
