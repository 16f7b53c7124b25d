"""Who comes in at once, who works or waits first, and that nobody is kept out."""

import base64
import json
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from taswib.desk.flood.admission import Admission, admit, toll_for
from taswib.desk.flood.place_in_line import WAITS
from taswib.desk.flood.toll import Toll
from taswib.desk.flood.work import challenge_for, solved, work_done

CAFE, HOME = bytes([198, 51, 100, 0]), bytes([203, 0, 113, 0])

pytestmark = pytest.mark.pure


def send(form: str = "form", network: bytes = CAFE, *, answer: str = "", place: str = "") -> Admission:
    return admit(form, network, answer=answer, place=place, now=timezone.now())


def flood(reports: int, network: bytes = CAFE) -> None:
    for number in range(reports):
        send(f"flood {number}", network)


def test_on_a_calm_day_a_report_costs_nothing() -> None:
    assert toll_for("form", CAFE, timezone.now()) is None
    assert [send(f"form {number}").asked for number in range(6)] == [None] * 6


def test_a_network_that_sends_many_works_or_waits_and_others_do_not() -> None:
    flood(6)
    assert send().asked
    assert send(network=HOME).asked is None


def test_a_flood_from_many_networks_makes_everybody_work_a_little() -> None:
    for number in range(70):
        flood(1, number.to_bytes(4))
    asked = send(network=HOME).asked
    assert asked and asked.seconds == WAITS[Toll.LITTLE]


def test_work_opens_the_door() -> None:
    flood(6)
    asked = send().asked
    assert asked
    assert send(answer=solved(asked.challenge)) == Admission()


def test_waiting_opens_it_too_and_says_so() -> None:
    flood(6)
    asked = send().asked
    assert asked
    early = send(place=asked.place)
    assert early.asked and early.asked.place == asked.place and early.asked.seconds <= asked.seconds
    later = timezone.now() + timedelta(seconds=asked.seconds)
    assert admit("form", CAFE, answer="", place=asked.place, now=later) == Admission(waited=True)


def test_nobody_waits_longer_than_three_minutes_however_many_share_their_network() -> None:
    flood(3000)
    asked = send("honest").asked
    assert asked and asked.seconds == max(WAITS.values()) == 180
    later = timezone.now() + timedelta(seconds=asked.seconds)
    assert admit("honest", CAFE, answer="", place=asked.place, now=later).waited


def test_work_and_place_are_worth_nothing_for_another_form() -> None:
    flood(25)
    asked = send("first").asked
    assert asked
    answer, later = solved(asked.challenge), timezone.now() + timedelta(minutes=5)
    assert admit("second", CAFE, answer=answer, place=asked.place, now=later).asked


def test_work_for_a_smaller_flood_is_honoured_one_step_and_no_more() -> None:
    little = solved(challenge_for("form", Toll.LITTLE, timezone.now()))
    flood(100)  # half of each is counted: little becomes some
    assert send(answer=little) == Admission()
    flood(2000)
    assert send(answer=little).asked


def test_a_challenge_older_than_the_form_pays_nothing() -> None:
    old = solved(challenge_for("form", Toll.MUCH, timezone.now() - timedelta(days=2)))
    assert work_done(old, "form") is Toll.NONE


def test_a_challenge_of_ones_own_making_pays_nothing() -> None:
    challenge = json.loads(challenge_for("form", Toll.LITTLE, timezone.now()))
    challenge["parameters"] |= {"cost": 1, "data": challenge["parameters"]["data"] | {"toll": 3}}
    assert work_done(solved(json.dumps(challenge)), "form") is Toll.NONE


@given(st.one_of(st.text(max_size=50), st.binary(max_size=50).map(lambda raw: base64.b64encode(raw).decode())))
def test_nonsense_pays_nothing(answer: str) -> None:
    assert work_done(answer, "form") is Toll.NONE


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["challenge", "solution", "parameters", "data", "form", "toll"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(_JSON)
def test_nonsense_in_json_pays_nothing(value: object) -> None:
    assert work_done(base64.b64encode(json.dumps(value).encode()).decode(), "form") is Toll.NONE


def test_a_damaged_place_begins_another_wait() -> None:
    flood(6)
    asked = send(place="never:signed:this").asked
    assert asked and asked.seconds == WAITS[Toll.LITTLE]
