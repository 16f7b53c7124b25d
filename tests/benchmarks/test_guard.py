"""The labelled pairs keep their goals."""

import pytest

from benchmarks.anchoring.articles import ARCHIVE
from benchmarks.guard.cases import labelled
from benchmarks.guard.run import ALARMS, FOUND, ours

pytestmark = pytest.mark.pure


@pytest.mark.skipif(not ARCHIVE.exists(), reason="The pairs' texts stand in ../shared/data, which is not here.")
def test_the_guard_finds_what_people_found_and_leaves_the_rest_alone():
    pairs = [(ours(case), case.of_fact) for case in labelled()]
    found = [alarm for alarm, of_fact in pairs if of_fact]
    alarms = [alarm for alarm, of_fact in pairs if not of_fact]
    assert sum(found) >= FOUND * len(found) and sum(alarms) <= ALARMS * len(alarms)
