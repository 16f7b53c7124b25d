"""Boxes, locks, passwords and keys on paper: they open for whom they should, where they should, and for nobody else."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.sealing import (
    Cost,
    LockBroken,
    SealBroken,
    from_print,
    lock,
    lock_by_password,
    new_key,
    new_pair,
    open_box,
    pair_of,
    public_of,
    seal,
    to_print,
    unlock,
    unlock_by_password,
)

CHEAP = Cost(1, 64, 1)
pytestmark = pytest.mark.pure


@given(content=st.binary(max_size=500), about=st.text(max_size=40), at=st.integers(0), bit=st.integers(0, 7))
def test_a_box_opens_whole_in_its_place_or_not_at_all(content: bytes, about: str, at: int, bit: int) -> None:
    pair = new_pair()
    box = seal(pair.public, content, about)
    assert open_box(pair.private, box, about) == content
    flipped = bytearray(box)
    flipped[at % len(box)] ^= 1 << bit
    for private, sealed, place in (
        (pair.private, bytes(flipped), about),
        (pair.private, box[:-1], about),
        (pair.private, b"", about),
        (pair.private, box, about + "x"),
        (new_pair().private, box, about),
    ):
        with pytest.raises(SealBroken):
            open_box(private, sealed, place)


@given(content=st.binary(max_size=200), about=st.text(max_size=20))
def test_a_lock_opens_with_its_key_in_its_place(content: bytes, about: str) -> None:
    key = new_key()
    locked = lock(key, content, about)
    assert unlock(key, locked, about) == content
    for other, what, place in ((new_key(), locked, about), (key, locked[:-1], about), (key, locked, about + "x")):
        with pytest.raises(LockBroken):
            unlock(other, what, place)


@pytest.mark.parametrize("password", ["كلمة مرور طويلة", "x" * 1000, ""])
def test_a_password_opens_what_it_locked(password: str) -> None:
    locked = lock_by_password(password, b"a key", "a person", CHEAP)
    assert unlock_by_password(password, locked, "a person") == b"a key"
    for other, what, about in (
        (password + " ", locked, "a person"),
        (password, locked, "another"),
        (password, locked[:20], "a person"),
        (password, b"\x02" + locked[1:], "a person"),
    ):
        with pytest.raises(LockBroken):
            unlock_by_password(other, what, about)


def test_a_row_that_asks_for_all_memory_is_refused() -> None:
    locked = lock_by_password("x", b"a key", "a person", CHEAP)
    with pytest.raises(LockBroken):
        unlock_by_password("x", locked[:5] + b"\xff\xff\xff\xff" + locked[9:], "a person")


@given(private=st.binary(min_size=32, max_size=32), places=st.lists(st.integers(0, 55), min_size=1, max_size=2))
def test_a_printed_key_is_read_back_however_it_is_typed_and_a_slip_is_noticed(
    private: bytes, places: list[int]
) -> None:
    printed = to_print(private)
    arabic = printed.translate({ord("0") + digit: "٠١٢٣٤٥٦٧٨٩"[digit] for digit in range(10)})
    for typed in (printed, printed.lower(), f" {printed.replace('-', ' – ')}\n", arabic):
        assert from_print(typed) == private
    letters = list(printed.replace("-", ""))
    for place in set(places):
        letters[place] = "Z" if letters[place] != "Z" else "2"
    assert from_print("".join(letters)) is None


@pytest.mark.parametrize("typed", ["", "0" * 56, "U" * 56, "ليس مفتاحًا", "0" * 500_000, "0" * 55])
def test_what_is_no_printed_key_is_none(typed: str) -> None:
    assert from_print(typed) is None


def test_a_secret_makes_the_same_pair_for_one_purpose_only() -> None:
    secret = os.urandom(15)
    assert pair_of(secret, b"one") == pair_of(secret, b"one") != pair_of(secret, b"two")
    assert public_of(pair_of(secret, b"one").private) == pair_of(secret, b"one").public
