"""What is told of a count, and of the middle of many."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.desk.pictures.picture import FEWEST, in_fives, median_of

pytestmark = pytest.mark.pure


@given(st.integers(0, 100_000))
def test_what_the_public_is_told_of_a_count_is_told_of_four_others_too(count: int) -> None:
    told = in_fives(count)
    same = [other for other in range(max(0, count - FEWEST), count + FEWEST) if in_fives(other) == told]
    assert told.least <= count <= told.most
    assert len(same) == FEWEST


def test_none_and_one_report_are_told_alike() -> None:
    assert str(in_fives(0)) == str(in_fives(1)) == "0–4"


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 9)), max_size=30))
def test_the_middle_of_weighed_values_is_the_middle_of_all(pairs: list[tuple[int, int]]) -> None:
    every = [value for value, count in pairs for _each in range(count)]
    assert median_of(pairs) == (median(every) if len(every) >= FEWEST else None)
