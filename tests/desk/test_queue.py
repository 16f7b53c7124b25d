"""The queue's selections: who sees which cases, in which order, found by which words."""

from datetime import date, timedelta

import pytest

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.decision import Outcome
from taswib.desk.queue import selections
from taswib.desk.report import Kind
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast

NOW = cast.NOW


@pytest.fixture
def others(article: Article) -> list[Case]:
    """Three more cases on the article, each a day later."""
    return [cast.write_report(article, exact="", now=NOW + timedelta(days=day)).report.case for day in (1, 2, 3)]


def test_the_most_urgent_comes_first(case: Case, others: list[Case]) -> None:
    assert list(Case.objects.due_first()) == [case, *others]


def test_nobody_handles_cases_on_their_own_articles(case: Case, author: Person, editor: Person) -> None:
    assert list(Case.objects.handled_by(editor)) == [case]
    assert not Case.objects.handled_by(author).exists()
    assert list(Case.objects.told_to(author)) == [case]


def test_overdue_begins_the_day_after_the_due_day(case: Case) -> None:
    assert not Case.objects.overdue(case.due_on).exists()
    assert Case.objects.overdue(case.due_on + timedelta(days=1)).get() == case


def test_what_is_answered_is_never_overdue(case: Case, editor: Person) -> None:
    case.decide(Outcome.UPHELD, "صحيح.", by=editor, now=NOW)
    assert not Case.objects.overdue(date(2040, 1, 1)).exists()


def test_each_filter_counts_what_it_shows(case: Case, others: list[Case], editor: Person) -> None:
    others[0].take(by=editor, now=NOW)
    others[1].ask(others[1].lead, "متى؟", by=editor, now=NOW)
    others[2].decide(Outcome.REJECTED, "النص صحيح.", by=editor, now=NOW)
    chosen = selections(editor, date(2026, 11, 1), case.due_on)
    counts = Case.objects.counted(chosen)
    assert counts == {
        "open": 3,
        "mine": 1,
        "unheld": 2,
        "waiting": 1,
        "decided": 0,
        "overdue": 0,
        "soon": 1,
        "referred": 0,
        "closed": 1,
    }
    assert {name: Case.objects.filter(one).count() for name, one in chosen.items()} == counts


def test_counts_do_not_grow_with_the_number_of_authors(
    newsroom: Newsroom, author: Person, writing_editor: Person, editor: Person
) -> None:
    cast.write_report(cast.publish_article(newsroom, author, writing_editor))
    assert (
        Case.objects.handled_by(editor).counted(selections(editor, date(2026, 11, 22), date(2026, 11, 23)))["open"] == 1
    )


def test_kinds_are_counted(case: Case, article: Article) -> None:
    cast.write_report(article, kind=Kind.COMPLAINT, exact="")
    assert Case.objects.counted_by_kind() == {Kind.ERROR: 1, Kind.COMPLAINT: 1}


@pytest.mark.parametrize(
    "words", ["الجسر الحجري", "الجِسْر  الحجرى", "ترميم", "48 مليون", "٤٨ مليون", "بكلفه", "وادي السرو"]
)
def test_words_are_found_in_any_spelling(case: Case, words: str) -> None:
    assert Case.objects.naming(words).get() == case


@pytest.mark.parametrize("words", ["محضر", "84 مليون", "%", "_", "\\", "'"])
def test_readers_words_and_wildcards_find_nothing(case: Case, words: str) -> None:
    assert not Case.objects.naming(words).exists()


def test_a_line_of_the_queue_knows_its_reports(case: Case, others: list[Case], editor: Person) -> None:
    case.join(others[0], by=editor, now=NOW)
    line = Case.objects.on_their_own().with_reports().due_first().first()
    assert (line, line.marked, line.report_count) == (case, cast.MISTAKE, 2)


def test_joined_cases_stand_in_no_queue(case: Case, others: list[Case], editor: Person) -> None:
    case.join(others[0], by=editor, now=NOW)
    assert set(Case.objects.on_their_own()) == {case, *others[1:]}


def test_beside_a_case_stand_the_undecided_ones_on_its_article(
    case: Case, others: list[Case], newsroom: Newsroom, editor: Person
) -> None:
    cast.write_report(cast.publish_article(newsroom, text=cast.ENGLISH, name="english"), exact="")
    others[0].decide(Outcome.UPHELD, "صحيح.", by=editor, now=NOW)
    assert set(Case.objects.beside(case)) == set(others[1:])
