"""The picture of a spread adds up at five copies and at five hundred."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.design.spread import LINES, spread
from taswib.desk.repair_state import COUNTED, RepairState
from taswib.desk.spread import Sighting, tally

pytestmark = pytest.mark.pure

DAY = datetime(2026, 10, 1, tzinfo=UTC)
COPIES = st.builds(
    Sighting,
    outlet=st.sampled_from([f"منبر {number}" for number in range(30)]),
    at=st.integers(0, 400).map(lambda days: DAY + timedelta(days=days)),
    mended=st.booleans(),
)


@given(st.lists(COPIES, max_size=500))
def test_every_copy_is_in_one_ring_of_one_line(copies: list[Sighting]) -> None:
    drawn = spread(copies, DAY + timedelta(days=50))
    if not copies:
        assert drawn is None
        return
    assert sum(line.copies for line in drawn.lines) == len(copies)
    assert sum(ring.count for line in drawn.lines for ring in line.rings) == len(copies)
    assert sum(line.mended for line in drawn.lines) == sum(copy.mended for copy in copies)
    assert len(drawn.lines) <= LINES + 1
    rings = [ring for line in drawn.lines for ring in line.rings]
    assert all(0 <= ring.x <= 100 and 0 <= ring.filled <= ring.radius <= 11 for ring in rings)
    assert 0 <= drawn.notice <= 100 and drawn.first <= drawn.last


@given(st.dictionaries(st.sampled_from(RepairState), st.integers(0, 9)))
def test_the_count_adds_up_whatever_the_states(states: dict[RepairState, int]) -> None:
    told = tally({state: states.get(state, 0) for state in RepairState})
    assert told.total == sum(states.get(state, 0) for state in COUNTED)
    assert min(told.fixed, told.gone, told.open) >= 0
