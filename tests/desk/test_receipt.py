"""Receipts: 120 bits, forgiving to type, kept only as a keyed hash."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.desk.receipt import ALPHABET, LENGTH, as_typed, grouped, lookup_of, receipt_for, submission_of

pytestmark = pytest.mark.pure
receipts = st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH)
FARSI, ARABIC_INDIC = "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"


def test_a_receipt_is_twenty_four_characters_of_the_alphabet() -> None:
    receipt = receipt_for("token")
    assert len(receipt) == LENGTH and set(receipt) <= set(ALPHABET)
    assert 32**LENGTH == 2**120


def test_the_same_token_gives_the_same_receipt_and_another_token_another() -> None:
    assert receipt_for("a") == receipt_for("a") != receipt_for("b")


def test_ten_thousand_tokens_give_ten_thousand_receipts_that_use_every_character_in_every_place() -> None:
    made = [receipt_for(str(number)) for number in range(10_000)]
    assert len(set(made)) == 10_000
    for place in range(LENGTH):
        assert {receipt[place] for receipt in made} == set(ALPHABET)


def test_nothing_stored_is_the_receipt_or_the_token() -> None:
    receipt = receipt_for("token")
    assert receipt not in lookup_of(receipt).upper() and "token" not in submission_of("token")
    assert lookup_of(receipt) != submission_of("token")


@given(
    receipts, st.sampled_from([string.digits, ARABIC_INDIC, FARSI]), st.sampled_from(["-", " ", " - ", "\u200f", "–"])
)
def test_any_digits_blanks_dashes_and_small_letters_are_forgiven(receipt: str, digits: str, between: str) -> None:
    typed = between.join(receipt[i : i + 4] for i in range(0, LENGTH, 4)).lower()
    assert as_typed(typed.translate(str.maketrans(string.digits, digits))) == receipt


@given(receipts)
def test_letters_that_look_like_digits_are_read_as_them(receipt: str) -> None:
    assert as_typed(receipt.replace("1", "I").replace("0", "o")) == receipt
    assert as_typed(receipt.replace("1", "l")) == receipt
    assert as_typed(grouped(receipt)) == receipt


@given(st.text(max_size=300))
def test_whatever_is_typed_gives_a_receipt_or_nothing(typed: str) -> None:
    code = as_typed(typed)
    assert code == "" or (len(code) == LENGTH and set(code) <= set(ALPHABET))
