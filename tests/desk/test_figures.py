"""The desk's figures: counted from rows, silent where a number would say who wrote when."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.archive.article import Article
from taswib.desk.decision import Outcome
from taswib.desk.figures import MONTHS, by_month, by_outcome, figures_of
from taswib.desk.pictures import Few, chosen_publicly, pictures_of
from taswib.desk.pictures.period import months_of
from taswib.desk.pictures.picture import FEWEST, middle_day
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.public.published_notice import publish_notice

TOMORROW = cast.NOW + timedelta(days=1)
MONTH_AFTER = cast.NOW + timedelta(days=30)


def middle_of(*days: int) -> int | None:
    return middle_day((each, 1) for each in days)


@pytest.mark.pure
def test_the_year_ends_with_this_month_and_begins_eleven_before_it() -> None:
    months = months_of(date(2026, 2, 28), MONTHS)
    assert months[0] == (2025, 3)
    assert months[-3:] == [(2025, 12), (2026, 1), (2026, 2)]


@pytest.mark.pure
@given(st.dates(min_value=date(2, 1, 1)))
def test_a_year_of_months_is_twelve_in_order_without_a_gap(day: date) -> None:
    months = months_of(day, MONTHS)
    assert len(months) == MONTHS == len(set(months))
    assert months == sorted(months)
    assert months[-1] == (day.year, day.month)
    assert all(1 <= month <= 12 for _year, month in months)


@pytest.mark.pure
def test_the_median_is_told_from_five_answers_on() -> None:
    assert middle_of(*[2] * (FEWEST - 1)) is None
    assert middle_of(*[2] * FEWEST) == 2


@pytest.mark.pure
def test_one_long_wait_does_not_move_the_median() -> None:
    assert middle_of(1, 1, 2, 3, 300) == 2


@pytest.mark.pure
def test_between_two_days_in_the_middle_the_later_is_told() -> None:
    assert middle_of(1, 1, 1, 2, 2, 2) == 2


@pytest.mark.pure
def test_an_answer_within_the_hour_of_the_report_is_no_negative_wait() -> None:
    assert middle_of(0, 0, -1, 0, 0) == 1


@pytest.mark.pure
@given(st.lists(st.integers(0, 400), min_size=FEWEST))
def test_the_median_lies_between_the_shortest_and_the_longest_wait(days: list[int]) -> None:
    middle = middle_of(*days)
    assert middle is not None
    assert max(1, min(days)) <= middle <= max(1, *days)


@pytest.mark.pure
def test_every_outcome_has_its_place_even_at_nought() -> None:
    found = by_outcome(["rejected", "upheld", "rejected"])
    assert list(found.items()) == [
        (Outcome.UPHELD, 1),
        (Outcome.PARTLY, 0),
        (Outcome.REJECTED, 2),
        (Outcome.NOTED, 0),
        (Outcome.INADMISSIBLE, 0),
    ]


@pytest.mark.pure
def test_what_lies_outside_the_months_is_left_out() -> None:
    found = by_month([datetime(2026, 1, 31, tzinfo=UTC), datetime(2025, 1, 31, tzinfo=UTC)], [(2025, 12), (2026, 1)])
    assert found == {(2025, 12): 0, (2026, 1): 1}


def test_the_figures_of_a_new_newsroom_are_noughts(newsroom: Newsroom) -> None:
    figures = figures_of(newsroom, cast.NOW)
    assert (figures.received, figures.answered, figures.overdue) == (Few(0, 4), Few(0, 4), Few(0, 4))
    assert (figures.days, figures.late, figures.notices, figures.decided) == (None, 0, 0, 0)
    assert len(figures.by_month) == MONTHS


def test_what_readers_sent_is_told_once_its_month_is_over_and_in_fives(article: Article, editor: Person) -> None:
    for _each in range(FEWEST):
        cast.write_report(article).report.case.decide(Outcome.REJECTED, "لا خطأ.", by=editor, now=cast.NOW)
    before, after = (figures_of(article.newsroom, when) for when in (cast.NOW + timedelta(days=7), MONTH_AFTER))
    assert (before.received, before.answered, before.days) == (Few(0, 4), Few(0, 4), None)
    assert (after.received, after.answered, after.days) == (Few(5, 9), Few(5, 9), 1)


def test_the_first_page_tells_what_the_page_of_figures_tells(article: Article, editor: Person) -> None:
    newsroom = article.newsroom
    for days in (1, 1, 1, 3, 3, 4):
        report = cast.write_report(article).report
        report.case.decide(Outcome.REJECTED, "لا خطأ.", by=editor, now=cast.NOW + timedelta(days=days, hours=-1))
    told = figures_of(newsroom, MONTH_AFTER)
    period, _refused = chosen_publicly({}, newsroom.day_of(MONTH_AFTER))
    answers = next(one for one in pictures_of(newsroom, period, MONTH_AFTER, public=True) if one.name == "answers")
    assert period == told.over
    assert answers.rows[-1].cells == (told.received, told.answered, told.days)


def test_a_published_correction_is_counted(article: Article, editor: Person) -> None:
    publish_notice(article, editor)
    figures = figures_of(article.newsroom, TOMORROW)
    assert (figures.notices, figures.decided) == (1, 1)
    assert figures.outcomes[Outcome.UPHELD] == 1
    assert figures.by_month[2026, 11] == 1


def test_a_notice_that_was_withdrawn_is_no_correction(article: Article, editor: Person) -> None:
    publish_notice(article, editor).withdraw("لم يكن خطأ.", by=editor, now=cast.NOW)
    assert figures_of(article.newsroom, TOMORROW).notices == 0


def test_what_is_older_than_a_year_is_history(article: Article, editor: Person) -> None:
    publish_notice(article, editor)
    figures = figures_of(article.newsroom, cast.NOW + timedelta(days=366))
    assert (figures.received, figures.notices, figures.decided) == (Few(0, 4), 0, 0)


def test_a_notice_belongs_to_the_month_of_the_newsrooms_calendar(article: Article, editor: Person) -> None:
    """22:30 in London's winter on 30 November is December already in Damascus."""
    publish_notice(article, editor, now=datetime(2026, 11, 30, 22, 30, tzinfo=UTC))
    figures = figures_of(article.newsroom, datetime(2026, 12, 2, tzinfo=UTC))
    assert figures.by_month[2026, 12] == 1
    assert figures.by_month[2026, 11] == 0


def test_the_figures_cost_the_same_queries_for_many_reports(
    article: Article, editor: Person, django_assert_num_queries: object
) -> None:
    for _each in range(3):
        publish_notice(article, editor)
    with django_assert_num_queries(5):
        figures_of(article.newsroom, TOMORROW)


def test_what_was_answered_past_its_day_is_late_and_what_waits_is_told_in_fives(
    article: Article, editor: Person
) -> None:
    publish_notice(article, editor)
    late = cast.write_report(article).report
    cast.write_report(article)
    publish_notice(article, editor, report=late, now=cast.NOW + timedelta(days=8))
    figures = figures_of(article.newsroom, MONTH_AFTER)
    assert (figures.overdue, figures.late) == (Few(0, 4), 1)
