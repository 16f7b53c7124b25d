"""The desk's figures: counted from rows, silent where a number would say who wrote when."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.archive.article import Article
from taswib.desk.decision import Outcome
from taswib.desk.figures import (
    FEWEST,
    MONTHS,
    by_month,
    by_outcome,
    figures_of,
    median_days,
    months_until,
)
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.public.published_notice import publish_notice

TOMORROW = cast.NOW + timedelta(days=1)
START = datetime(2026, 1, 1, tzinfo=UTC)


def waits(*hours: float) -> list[tuple[datetime, datetime]]:
    return [(START, START + timedelta(hours=each)) for each in hours]


@pytest.mark.pure
def test_the_year_ends_with_this_month_and_begins_eleven_before_it() -> None:
    months = months_until(date(2026, 2, 28))
    assert months[0] == (2025, 3)
    assert months[-3:] == [(2025, 12), (2026, 1), (2026, 2)]


@pytest.mark.pure
@given(st.dates(min_value=date(2, 1, 1)))
def test_a_year_of_months_is_twelve_in_order_without_a_gap(day: date) -> None:
    months = months_until(day)
    assert len(months) == MONTHS == len(set(months))
    assert months == sorted(months)
    assert months[-1] == (day.year, day.month)
    assert all(1 <= month <= 12 for _year, month in months)


@pytest.mark.pure
def test_the_median_is_told_from_five_answers_on() -> None:
    assert median_days(waits(*[48] * (FEWEST - 1))) is None
    assert median_days(waits(*[48] * FEWEST)) == 2


@pytest.mark.pure
def test_one_long_wait_does_not_move_the_median() -> None:
    assert median_days(waits(24, 24, 48, 72, 24 * 300)) == 2


@pytest.mark.pure
def test_part_of_a_day_counts_as_a_day() -> None:
    assert median_days(waits(1, 1, 1, 1, 1)) == 1
    assert median_days(waits(25, 25, 25, 25, 25)) == 2


@pytest.mark.pure
def test_an_answer_within_the_hour_of_the_report_is_no_negative_wait() -> None:
    assert median_days(waits(-0.5, -0.5, -0.5, -0.5, -0.5)) == 1


@pytest.mark.pure
@given(st.lists(st.integers(0, 24 * 400), min_size=FEWEST))
def test_the_median_lies_between_the_shortest_and_the_longest_wait(hours: list[int]) -> None:
    days = median_days(waits(*hours))
    assert days is not None
    assert max(1, min(hours) / 24) <= days <= max(hours) / 24 + 1


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
    assert (figures.received, figures.answered, figures.days, figures.notices, figures.decided) == (0, 0, None, 0, 0)
    assert len(figures.by_month) == MONTHS


def test_a_report_is_counted_from_the_day_after_it_came(article: Article) -> None:
    cast.write_report(article)
    assert figures_of(article.newsroom, cast.NOW + timedelta(hours=2)).received == 0
    assert figures_of(article.newsroom, TOMORROW).received == 1


def test_a_published_correction_is_in_every_figure(article: Article, editor: Person) -> None:
    publish_notice(article, editor)
    figures = figures_of(article.newsroom, TOMORROW)
    assert (figures.received, figures.answered, figures.notices, figures.decided) == (1, 1, 1, 1)
    assert figures.outcomes[Outcome.UPHELD] == 1
    assert figures.by_month[2026, 11] == 1


def test_what_is_older_than_a_year_is_history(article: Article, editor: Person) -> None:
    publish_notice(article, editor)
    figures = figures_of(article.newsroom, cast.NOW + timedelta(days=366))
    assert (figures.received, figures.answered, figures.notices, figures.decided) == (0, 0, 0, 0)


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
    with django_assert_num_queries(6):
        figures_of(article.newsroom, TOMORROW)


def test_what_waits_past_its_day_is_overdue_and_what_was_answered_past_it_late(
    article: Article, editor: Person
) -> None:
    publish_notice(article, editor)
    late = cast.write_report(article).report
    cast.write_report(article)
    publish_notice(article, editor, report=late, now=cast.NOW + timedelta(days=9))
    figures = figures_of(article.newsroom, cast.NOW + timedelta(days=10))
    assert (figures.overdue, figures.late) == (1, 1)
