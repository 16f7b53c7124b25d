"""The pictures, counted from what really happened in a newsroom."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.utils import translation

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.code_library import clauses_to_cite
from taswib.desk.complaint import admit, rule
from taswib.desk.decision import Outcome
from taswib.desk.finding import Result
from taswib.desk.pictures import Few, Period, Picture, pictures_of
from taswib.desk.report import Kind
from taswib.desk.ruling import Found, Ruling
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.public.published_notice import publish_notice

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
LATER = cast.NOW + timedelta(days=10)
Counted = Callable[[int], AbstractContextManager[object]]


def hung(newsroom: Newsroom, *, public: bool = False, period: Period = NOVEMBER) -> dict[str, Picture]:
    with translation.override("en"):
        return {one.name: one for one in pictures_of(newsroom, period, LATER, public=public)}


def cells(picture: Picture) -> dict[str, tuple[object, ...]]:
    return {row.key: row.cells for row in picture.rows}


def test_a_newsroom_without_anything_says_so_in_sentences(newsroom: Newsroom) -> None:
    for one in hung(newsroom).values():
        assert one.says
        assert one.is_empty


def test_reports_answers_and_the_days_between_them(article: Article, editor: Person) -> None:
    for days in (1, 1, 2, 3, 3):
        report = cast.write_report(article).report
        report.case.decide(Outcome.REJECTED, "النص صحيح.", by=editor, now=cast.NOW + timedelta(days=days))
    cast.write_report(article)
    picture = hung(article.newsroom)["answers"]
    assert cells(picture) == {"2026-11-01": (6, 5, 3)}
    assert picture.says.startswith("Of the reports that were answered, half had their answer within 3 days.")


def test_what_waits_past_the_promise_is_said(article: Article) -> None:
    cast.write_report(article)
    pictures = hung(article.newsroom)
    assert pictures["answers"].says.endswith("1 waits longer than was promised.")
    assert cells(pictures["promise"])["waiting"] == (1,)
    assert cells(pictures["open"])["to_14"] == (1,)


def test_outcomes_stand_by_kind(article: Article, editor: Person) -> None:
    publish_notice(article, editor)
    cast.write_report(article).report.case.decide(Outcome.REJECTED, "لا خطأ.", by=editor, now=cast.NOW)
    picture = hung(article.newsroom)["outcomes"]
    assert cells(picture)["error"][:3] == (1, 0, 1)
    assert set(cells(picture)) == {kind.value for kind in Kind}
    assert picture.says == "Of 2 decisions, 1 upheld the report, wholly or in part."


def test_a_correction_of_a_correction_is_a_repeat(article: Article, editor: Person) -> None:
    publish_notice(article, editor)
    publish_notice(article, editor, was="بكلفة 84 مليون ليرة", now_says="بكلفة 94 مليون ليرة")
    pictures = hung(article.newsroom)
    assert cells(pictures["again"]) == {article.slug: (2, 1)}
    assert pictures["again"].says == "1 article was corrected more than once."
    assert cells(pictures["again_by_section"]) == {"محليات": (1, 2)}
    assert cells(pictures["again_by_author"]) == {article.byline: (1, 2)}


def test_a_notice_that_was_withdrawn_is_no_correction(article: Article, editor: Person) -> None:
    publish_notice(article, editor).withdraw("لم يكن خطأ.", by=editor, now=cast.NOW)
    assert cells(hung(article.newsroom)["corrections"]) == {"2026-11-01": (0, None)}


def test_what_lies_outside_the_period_is_left_out(article: Article, editor: Person) -> None:
    publish_notice(article, editor)
    before = hung(article.newsroom, period=Period(date(2026, 9, 1), date(2026, 10, 31)))
    assert cells(before["corrections"]) == {"2026-09-01": (0, None), "2026-10-01": (0, None)}
    assert before["answers"].is_empty


def test_another_newsrooms_work_is_not_counted(article: Article, editor: Person) -> None:
    publish_notice(article, editor)
    other = Newsroom.objects.create(slug="other", name_ar="أخرى", name_en="Other")
    assert all(one.is_empty for one in hung(other).values())


def test_findings_on_clauses_are_counted_for_the_desk_and_few_of_them_for_nobody_else(
    article: Article, editor: Person
) -> None:
    clauses = clauses_to_cite(article.newsroom, cast.NOW)[:2]
    case = cast.write_report(article, kind=Kind.COMPLAINT).report.case
    admit(case, clauses, "ننظر في شكواكم.", by=editor, now=cast.NOW)
    results = zip(clauses, (Result.BREACHED, Result.KEPT), strict=True)
    findings = tuple(Found(clause.pk, result, "سبب.") for clause, result in results)
    rule(
        Case.objects.get(pk=case.pk), Ruling(findings=findings, unheard="ترك المؤسسة."), "نعم.", by=editor, now=cast.NOW
    )
    picture = hung(article.newsroom)["clauses"]
    assert [row.cells for row in picture.rows] == [(1, 0, 0), (0, 1, 0)]
    assert picture.says == "Findings on clauses: 2; breached: 1."
    assert not hung(article.newsroom, public=True)["clauses"].rows


class TestInPublic:
    def test_reports_are_told_in_fives_and_of_finished_months(self, article: Article, editor: Person) -> None:
        for _each in range(7):
            cast.write_report(article)
        month = hung(article.newsroom, public=True)["answers"]
        assert cells(month) == {"2026-11-01": (Few(5, 9), Few(0, 4), None)}

    def test_one_report_more_or_less_is_not_seen(self, article: Article) -> None:
        empty = [(one.says, cells(one)) for one in hung(article.newsroom, public=True).values()]
        cast.write_report(article)
        assert empty == [(one.says, cells(one)) for one in hung(article.newsroom, public=True).values()]

    def test_a_section_is_not_named_for_one_report(self, article: Article) -> None:
        cast.write_report(article)
        assert not hung(article.newsroom, public=True)["sections"].rows
        assert hung(article.newsroom)["sections"].rows

    def test_nobodys_name_is_ranked(self, article: Article, editor: Person) -> None:
        publish_notice(article, editor)
        assert "again_by_author" not in hung(article.newsroom, public=True)


@pytest.mark.parametrize("public", [True, False])
def test_the_pictures_cost_the_same_queries_for_many_reports(
    article: Article, editor: Person, django_assert_num_queries: Counted, public: bool
) -> None:
    for _each in range(3):
        publish_notice(article, editor)
    cast.write_report(article)
    with django_assert_num_queries(8):
        hung(article.newsroom, public=public)
