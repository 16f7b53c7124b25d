"""The state machine of repairs, its readings and its clock: pure, and checked over every path."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.desk.refusals import NotNow
from taswib.desk.repair import step_after
from taswib.desk.repair_clock import LATEST, SOONEST, due_on, next_reading
from taswib.desk.repair_state import COUNTED, MOVES, UNMENDED, RepairState, after
from taswib.desk.transition import Step
from taswib.desk.verdict import MENDED, Verdict, verdict_of_page, verdict_of_words
from taswib.people.newsroom import Newsroom
from taswib.text.mending import Stands

pytestmark = pytest.mark.pure

NOW = datetime(2026, 11, 22, 9, 40, tzinfo=UTC)
VERDICTS = st.sampled_from(Verdict)


class TestMoves:
    def test_every_state_can_be_reached_from_the_first(self) -> None:
        reached, seen = {RepairState.CONFIRMED}, set()
        while reached - seen:
            state = (reached - seen).pop()
            seen.add(state)
            reached |= {there[state] for there in MOVES.values() if state in there}
        assert reached == set(RepairState)

    @pytest.mark.parametrize("step", [Step.HEARD, Step.SAYS_FIXED, Step.REFUSED])
    def test_a_site_that_was_not_asked_has_not_answered(self, step: Step) -> None:
        with pytest.raises(NotNow):
            after(step, RepairState.CONFIRMED)

    def test_nobodys_word_makes_it_fixed(self) -> None:
        assert {step for step, moves in MOVES.items() if RepairState.FIXED in moves.values()} == {Step.READ_FIXED}

    def test_what_is_no_copy_is_left_alone(self) -> None:
        for step in MOVES:
            with pytest.raises(NotNow):
                after(step, RepairState.DROPPED)

    def test_a_regression_is_to_be_asked_where_nobody_was_asked(self) -> None:
        assert after(Step.REOPENED, RepairState.FIXED, was_asked=False) == RepairState.CONFIRMED
        assert after(Step.REOPENED, RepairState.FIXED, was_asked=True) == RepairState.ASKED

    @given(st.sampled_from(list(MOVES)), st.sampled_from(RepairState))
    def test_no_step_is_taken_from_a_state_that_does_not_allow_it(self, step: Step, state: RepairState) -> None:
        if state in MOVES[step]:
            assert after(step, state) in RepairState
        else:
            with pytest.raises(NotNow):
                after(step, state)


class TestReadings:
    @given(st.lists(VERDICTS, max_size=30))
    def test_after_any_readings_the_state_is_what_the_last_telling_one_said(self, verdicts: list[Verdict]) -> None:
        state = RepairState.ASKED
        for verdict in verdicts:
            step = step_after(verdict, state)
            state = after(step, state) if step else state
            if verdict in MENDED:
                assert state == RepairState.FIXED
            elif verdict == Verdict.GONE:
                assert state == RepairState.GONE
            elif verdict in (Verdict.WRONG, Verdict.HALF, Verdict.OTHER):
                assert state in UNMENDED
        assert state in COUNTED

    @pytest.mark.parametrize("verdict", [Verdict.PAYWALLED, Verdict.BLOCKED, Verdict.UNREACHABLE, Verdict.UNREADABLE])
    @pytest.mark.parametrize("state", RepairState)
    def test_what_could_not_be_read_decides_nothing(self, verdict: Verdict, state: RepairState) -> None:
        assert step_after(verdict, state) is None

    @pytest.mark.parametrize("state", ["gone", "paywalled", "forbidden", "robots", "unreachable", "too_large", "?"])
    def test_a_page_without_text_is_never_judged_mended(self, state: str) -> None:
        assert verdict_of_page(state) not in (*MENDED, None)

    @given(st.lists(st.sampled_from(Stands), max_size=5), st.booleans())
    def test_one_wrong_passage_is_never_fixed_without_a_notice(self, found: list[Stands], notice: bool) -> None:
        verdict = verdict_of_words(found, notice)
        if Stands.WRONG in found or Stands.HALF in found or Stands.OTHER in found:
            assert verdict == Verdict.NOTICE if notice else verdict not in MENDED
        if not found:
            assert verdict in (Verdict.NOTICE, Verdict.UNREADABLE)


class TestClock:
    @given(st.timedeltas(timedelta(0), timedelta(days=900)))
    def test_waits_grow_and_end_at_thirty_days(self, passed: timedelta) -> None:
        wait = next_reading(NOW - passed, NOW) - NOW
        assert SOONEST <= wait <= LATEST
        assert wait <= next_reading(NOW - passed - timedelta(hours=1), NOW) - NOW

    def test_a_year_costs_some_twenty_readings(self) -> None:
        at, count = NOW, 0
        while at < NOW + timedelta(days=365):
            at, count = next_reading(NOW, at), count + 1
        assert 15 <= count <= 25

    def test_something_is_due_while_it_is_the_desks_turn_or_a_site_keeps_silent(self, db: None) -> None:
        newsroom = Newsroom(months="SY", time_zone="Asia/Damascus")
        waiting = {state for state in RepairState if due_on(newsroom, state, NOW)}
        assert waiting == {RepairState.CONFIRMED, RepairState.ASKED, RepairState.ANSWERED}
