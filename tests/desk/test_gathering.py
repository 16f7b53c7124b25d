"""Cases on the same words are handled in one: all at once, a lot at a time, and going on after a stop."""

from datetime import date, timedelta

import pytest

from taswib.archive.article import Article
from taswib.desk import gathering as module
from taswib.desk.case import Case
from taswib.desk.decision import Outcome
from taswib.desk.gathering import Gathering, alike, go_on, go_on_gathering, start_gathering
from taswib.desk.refusals import AlreadyDecided, OnlyReport, Recused
from taswib.desk.report import Kind, Report
from taswib.desk.state import State
from taswib.desk.transition import Step
from taswib.people.membership import Membership
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast

NOW = cast.NOW


@pytest.fixture
def many(article: Article) -> list[Report]:
    """Five on the same words, one on other words, one of another kind."""
    same = [cast.write_report(article, now=NOW + timedelta(days=each)).report for each in range(5)]
    other = cast.write_report(article, exact="سامر الحلو").report
    return [*same, other, cast.write_report(article, kind=Kind.COMPLAINT).report]


def gather(case: Case, editor: Person) -> Gathering:
    begun = start_gathering(case, by=editor, now=NOW)
    go_on(begun, NOW)
    begun.refresh_from_db()
    return begun


def test_all_that_mark_the_same_words_join_and_keep_their_threads(many: list[Report], editor: Person) -> None:
    case = many[2].case
    many[0].add("تفصيل آخر.", now=NOW)
    begun = gather(case, editor)
    assert (begun.wanted, begun.done) == (4, 4) and begun.finished_at
    assert set(case.reports.all()) == set(many[:5])
    assert Case.objects.filter(joined_to=case, state=State.CLOSED).count() == 4
    assert cast.thread(cast.reread(many[0])) == ["تفصيل آخر."]
    assert cast.reread(many[5]).case != case and cast.reread(many[6]).case != case


def test_the_earliest_deadline_counts_and_one_decision_answers_all(many: list[Report], editor: Person) -> None:
    case = many[3].case
    gather(case, editor)
    case.refresh_from_db()
    assert case.due_on == date(2026, 11, 29) == case.promised_on
    case.decide(Outcome.REJECTED, "النص صحيح.", by=editor, now=NOW)
    assert {cast.reread(one).case.decision.outcome for one in many[:5]} == {Outcome.REJECTED}


def test_it_goes_on_where_it_was_stopped(many: list[Report], editor: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "A_LOT", 2)
    begun = start_gathering(many[0].case, by=editor, now=NOW)
    assert module._join_a_lot(begun, NOW) == 2  # and the process is killed
    assert many[0].case.reports.count() == 3 and start_gathering(many[0].case, by=editor, now=NOW) == begun
    assert go_on_gathering(NOW) == 2
    assert go_on_gathering(NOW) == 0 and many[0].case.reports.count() == 5


def test_it_ends_when_the_case_is_decided_or_who_began_may_not_any_more(many: list[Report], editor: Person) -> None:
    begun = start_gathering(many[0].case, by=editor, now=NOW)
    Membership.objects.filter(person=editor).delete()
    assert go_on_gathering(NOW) == 0
    begun.refresh_from_db()
    assert begun.finished_at and many[0].case.reports.count() == 1


def test_whoever_wrote_the_article_gathers_nothing(newsroom: Newsroom, writing_editor: Person) -> None:
    case = cast.write_report(cast.publish_article(newsroom, writing_editor)).report.case
    with pytest.raises(Recused):
        start_gathering(case, by=writing_editor, now=NOW)


def test_a_report_is_parted_with_its_thread_and_the_deadline_of_its_day(many: list[Report], editor: Person) -> None:
    case = many[0].case
    gather(case, editor)
    own = case.split(cast.reread(many[4]), by=editor, now=NOW + timedelta(days=5))
    report = cast.reread(many[4])
    assert report.case == own and own.due_on == date(2026, 12, 3) and case.reports.count() == 4
    assert own.transitions.get().step == Step.SPLIT
    assert set(alike(own, editor)) == {case}
    report.add("ما زلت هنا.", now=NOW)
    assert cast.thread(report) == ["ما زلت هنا."]


def test_the_only_report_and_one_of_a_decided_case_stay(many: list[Report], editor: Person) -> None:
    with pytest.raises(OnlyReport):
        many[5].case.split(many[5], by=editor, now=NOW)
    gather(many[0].case, editor)
    many[0].case.decide(Outcome.UPHELD, "صحيح.", by=editor, now=NOW)
    with pytest.raises(AlreadyDecided):
        many[0].case.split(cast.reread(many[1]), by=editor, now=NOW)


def test_letters_about_a_whole_article_are_not_taken_for_one_matter(article: Article, editor: Person) -> None:
    first, *_others = [cast.write_report(article, exact="").report for _ in range(3)]
    assert not alike(first.case, editor).exists()
