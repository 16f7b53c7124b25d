"""Deadlines are counted on the newsroom's calendar: never backwards, never skipped, for every profile and fifty years."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.deadline import Deadline
from taswib.desk.deadline_profile import DeadlineProfile, Duty
from taswib.desk.deadlines import due_after, soon
from taswib.desk.decision import Outcome
from taswib.desk.holiday import Holiday
from taswib.desk.moving_holidays import LAST_YEAR, moving_days, propose_holidays
from taswib.desk.profile_library import library
from taswib.desk.report import Kind
from taswib.desk.timekeeping import count_again
from taswib.desk.working_calendar import Unit, WorkingCalendar
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.public.published_notice import publish_notice

NOW = cast.NOW  # a Sunday
FRIDAY_SATURDAY = frozenset({4, 5})
PROFILES = [one for one in library().values() if one.days]
_MOONS = frozenset(
    day for year in range(2026, 2077) for month, on in ((10, 1), (12, 10)) for day in moving_days(year, month, on)
)
weekends = st.frozensets(st.integers(0, 6), max_size=3)
holidays = st.frozensets(st.dates(date(2026, 1, 1), date(2077, 12, 31)), max_size=20).map(lambda some: some | _MOONS)
calendars = st.builds(WorkingCalendar, weekends, holidays)
days = st.dates(date(2026, 1, 1), date(2076, 12, 31))
gaps = st.lists(st.integers(0, 40), max_size=6)


@pytest.mark.pure
class TestCalendar:
    def test_friday_saturday_and_holidays_are_skipped(self) -> None:
        calendar = WorkingCalendar(FRIDAY_SATURDAY, frozenset({date(2026, 11, 22)}))
        assert calendar.after(date(2026, 11, 18), 2, Unit.WORKING) == date(2026, 11, 23)
        assert calendar.after(date(2026, 11, 18), 2, Unit.CALENDAR) == date(2026, 11, 20)

    @given(calendars, days, st.integers(0, 60))
    def test_a_deadline_is_a_working_day_and_the_right_number_of_them_away(
        self, calendar: WorkingCalendar, day: date, count: int
    ) -> None:
        due = calendar.after(day, count, Unit.WORKING)
        assert calendar.between(day, due, Unit.WORKING) == count
        assert count == 0 or calendar.is_working(due)

    def test_a_week_without_a_working_day_is_refused(self) -> None:
        with pytest.raises(ValueError, match="working day"):
            WorkingCalendar(frozenset(range(7)))


@pytest.mark.pure
class TestClocks:
    @pytest.mark.parametrize("profile", PROFILES, ids=lambda one: one.key)
    @settings(max_examples=60)
    @given(calendar=calendars, day=days, steps=gaps, pauses=st.booleans())
    def test_no_deadline_is_negative_or_skipped_over_fifty_years(
        self, profile: object, calendar: WorkingCalendar, day: date, steps: list[int], pauses: bool
    ) -> None:
        """It pauses and goes on at will; then as many days as it has have passed while it ticked, not one more or less."""
        one = Deadline(days=profile.days, unit=profile.unit, pauses=pauses, started_on=day)
        one.count(calendar)
        first, today, stood = one.due_on, day, 0
        for number, gap in enumerate(steps):
            before, today = today, today + timedelta(days=gap)
            if number % 2 == 0:
                one.pause(today)
            else:
                one.resume(today, calendar)
                stood += calendar.between(before, today, one.unit) if pauses else 0
        one.resume(today, calendar)
        stood += calendar.between(today, today, one.unit)
        assert one.due_on >= first > day
        assert calendar.between(day, one.due_on, one.unit) == profile.days + one.paused_days
        assert one.paused_days == (stood if pauses else 0)
        assert one.unit == Unit.CALENDAR or calendar.is_working(one.due_on)

    def test_what_pauses_is_not_overdue_and_what_was_met_late_stays_so(self) -> None:
        calendar = WorkingCalendar(FRIDAY_SATURDAY)
        one = Deadline(days=2, unit=Unit.WORKING, pauses=True, started_on=date(2026, 11, 22))
        one.count(calendar)
        assert (one.is_overdue(date(2026, 11, 24)), one.is_overdue(date(2026, 11, 25))) == (False, True)
        one.pause(date(2026, 11, 23))
        assert not one.is_overdue(date(2030, 1, 1))
        one.meet(date(2026, 12, 1), calendar)
        assert one.due_on == date(2026, 12, 2) and not one.is_overdue(date(2030, 1, 1))


@pytest.mark.pure
def test_holidays_of_the_moon_fall_once_or_twice_in_every_year_of_the_table() -> None:
    met = [moving_days(year, 10, 1) for year in range(1925, LAST_YEAR + 1)]
    assert {len(one) for one in met} == {1, 2}
    assert moving_days(2026, 10, 1) == [date(2026, 3, 20)]
    with pytest.raises(ValueError, match="knows the years"):
        moving_days(2100, 10, 1)


def test_a_report_just_before_midnight_in_damascus_counts_from_that_day(db: None) -> None:
    newsroom = Newsroom(time_zone="Asia/Damascus")
    assert due_after(newsroom, datetime(2026, 11, 22, 20, 59, tzinfo=UTC), 1) == date(2026, 11, 23)
    assert due_after(newsroom, datetime(2026, 11, 22, 21, 1, tzinfo=UTC), 1) == date(2026, 11, 24)


def test_the_week_is_the_newsrooms_own(db: None) -> None:
    friday = datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert due_after(Newsroom(months="TN"), friday, 1) == date(2026, 11, 23)
    assert due_after(Newsroom(months="SY", weekend="6"), friday, 1) == date(2026, 11, 21)
    assert soon(Newsroom(), date(2026, 11, 19)) == date(2026, 11, 22)


@pytest.fixture
def law(newsroom: Newsroom) -> DeadlineProfile:
    """Publishing what is owed in three days, whatever the desk waits for."""
    profile = library()["egypt"].taken_by(newsroom)
    profile.save()
    return profile


def deadlines(case: Case) -> list[tuple[bool, date, date | None]]:
    return [(one.is_promise, one.due_on, one.met_on) for one in case.deadlines.order_by("pk")]


def test_a_case_has_the_promise_and_every_profile_of_its_kind(law: DeadlineProfile, article: Article) -> None:
    error = cast.write_report(article).report.case
    assert deadlines(error) == [(True, date(2026, 11, 29), None), (False, date(2026, 11, 25), None)]
    assert error.due_on == date(2026, 11, 25) and error.promised_on == date(2026, 11, 29)
    complaint = cast.write_report(article, kind=Kind.COMPLAINT, exact="").report.case
    assert len(deadlines(complaint)) == 1


def test_the_promise_pauses_while_the_reader_is_asked_and_the_law_does_not(
    law: DeadlineProfile, article: Article, editor: Person
) -> None:
    report = cast.write_report(article).report
    report.case.ask(report, "متى؟", by=editor, now=NOW + timedelta(days=1))
    case = Case.objects.get()
    assert case.due_on == date(2026, 11, 25) and case.promised_on is None
    cast.reread(report).add("أمس", now=NOW + timedelta(days=8))
    case = Case.objects.get()
    assert case.promised_on == date(2026, 12, 6)  # Monday to Monday: five working days later


def test_a_case_of_which_nothing_ticks_is_never_overdue(article: Article, editor: Person) -> None:
    report = cast.write_report(article).report
    report.case.ask(report, "متى؟", by=editor, now=NOW)
    case = Case.objects.get()
    assert case.due_on is None and not case.is_overdue(date(2040, 1, 1))
    assert not Case.objects.overdue(date(2040, 1, 1)).exists()


def test_the_answer_meets_the_promise_and_the_notice_meets_the_law(
    law: DeadlineProfile, article: Article, editor: Person
) -> None:
    report = cast.write_report(article).report
    publish_notice(article, editor, report=report, now=NOW + timedelta(days=5))
    promise, publishing = report.case.deadlines.order_by("pk")
    assert promise.met_on == publishing.met_on == date(2026, 11, 27)
    assert publishing.is_overdue(date(2026, 11, 27)) and not promise.is_overdue(date(2026, 11, 27))
    assert Case.objects.get().due_on is None


def test_what_is_owed_stays_due_after_the_decision(law: DeadlineProfile, article: Article, editor: Person) -> None:
    case = cast.write_report(article).report.case
    case.decide(Outcome.UPHELD, "صحيح.", by=editor, now=NOW)
    case = Case.objects.get()
    assert case.due_on == date(2026, 11, 25)
    assert case.deadlines.running().get().duty == Duty.PUBLISH


def test_joined_cases_keep_the_earliest_of_their_deadlines(article: Article, editor: Person) -> None:
    late = cast.write_report(article, now=NOW + timedelta(days=3)).report.case
    early = cast.write_report(article).report.case
    late.join(early, by=editor, now=NOW + timedelta(days=3))
    late.refresh_from_db()
    assert late.due_on == date(2026, 11, 29) and late.deadlines.running().count() == 1
    assert not Case.objects.get(pk=early.pk).deadlines.running().exists()


def test_a_new_holiday_moves_what_is_running(article: Article, newsroom: Newsroom) -> None:
    case = cast.write_report(article).report.case
    Holiday.objects.create(newsroom=newsroom, day=date(2026, 11, 24), name_ar="عطلة")
    assert count_again(newsroom) == 1
    case.refresh_from_db()
    assert case.due_on == date(2026, 11, 30)
    assert count_again(newsroom) == 0


def test_proposed_holidays_are_calculated_and_never_doubled(newsroom: Newsroom) -> None:
    assert {one.name_en for one in propose_holidays(newsroom, 2027)} >= {"Eid al-Fitr", "Eid al-Adha"}
    assert not Holiday.objects.filter(is_confirmed=True).exists()
    assert list(propose_holidays(newsroom, 2027)) == []


@pytest.mark.pure
def test_every_profile_of_the_library_says_whence_it_is_and_a_repealed_one_is_not_taken() -> None:
    for one in library().values():
        assert one.ar and one.en and one.source and one.kinds
        if one.is_history:
            with pytest.raises(ValueError, match="repealed"):
                one.taken_by(Newsroom())
        else:
            one.taken_by(Newsroom()).clean_fields(exclude=["newsroom", "days"])
