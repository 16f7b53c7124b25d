"""Deciding on the page: outcome and reasons, and two editors at once."""

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.decision import Decision, Outcome
from taswib.desk.report import Report
from taswib.people.person import Person
from tests import cast
from tests.console.staff import as_of, of, signed_in, text_of


@pytest.fixture
def desk(editor: Person) -> Client:
    return signed_in(editor)


def filled(case: Case, **other: str) -> dict[str, str]:
    return {"outcome": "upheld", "reasons": "المحضر يذكر 84 مليونًا.", "as_of": as_of(case)} | other


def test_works_and_is_said_on_the_page(desk: Client, case: Case) -> None:
    answer = desk.post(of(case, "decision"), filled(case), follow=True)
    assert Decision.objects.get().outcome == Outcome.UPHELD
    page = text_of(answer)
    assert "The decision stands" in page
    assert "المحضر يذكر 84 مليونًا." in page
    assert "Write the notice" in page


def test_a_rejection_closes_the_case_and_offers_no_notice(desk: Client, case: Case) -> None:
    page = text_of(desk.post(of(case, "decision"), filled(case, outcome="rejected"), follow=True))
    assert "Rejected, with reasons" in page
    assert "Write the notice" not in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"reasons": ""},
        {"reasons": " \n"},
        {"outcome": ""},
        {"outcome": "maybe"},
        {"as_of": ""},
        {"as_of": "x"},
        {"reasons": "خفي \u202e"},
        {"reasons": "\x00"},
    ],
)
def test_rejects_what_is_no_decision(desk: Client, case: Case, wrong: dict[str, str]) -> None:
    assert desk.post(of(case, "decision"), filled(case) | wrong).status_code == 422
    assert not Decision.objects.exists()


def test_reasons_stay_in_the_form_when_the_outcome_is_missing(desk: Client, case: Case) -> None:
    answer = desk.post(of(case, "decision"), filled(case, outcome="", reasons="سبب طويل كُتب بعناية"))
    assert "سبب طويل كُتب بعناية" in answer.content.decode()


@pytest.mark.parametrize("first", [Outcome.UPHELD, Outcome.REJECTED])
def test_the_second_of_two_editors_is_told_and_loses_no_word(
    desk: Client, case: Case, second_editor: Person, first: Outcome
) -> None:
    form = filled(case, outcome="partly", reasons="رأي هالة بالتفصيل")
    case.decide(first, "رأي كريم.", by=second_editor, now=cast.NOW)
    answer = desk.post(of(case, "decision"), form)
    page = text_of(answer)
    assert answer.status_code == 409
    assert "This case has been decided already" in page
    assert "رأي هالة بالتفصيل" in page
    assert "رأي كريم." in page
    assert Decision.objects.get().by == second_editor


def test_what_the_reader_added_meanwhile_is_read_before_the_decision_counts(
    desk: Client, case: Case, report: Report
) -> None:
    form = filled(case, outcome="rejected", reasons="لا دليل على ذلك")
    cast.reread(report).add("هذه صورة المحضر.", now=cast.NOW)
    answer = desk.post(of(case, "decision"), form)
    page = text_of(answer)
    assert answer.status_code == 409
    assert "Something happened in this case after you opened it" in page
    assert "هذه صورة المحضر." in page
    assert "لا دليل على ذلك" in page
    assert f'name="as_of" value="{as_of(case)}"' in answer.content.decode()
    assert desk.post(of(case, "decision"), filled(case)).status_code == 303


def test_why_it_was_refused_stands_where_the_page_opens(desk: Client, case: Case, report: Report) -> None:
    form = filled(case)
    cast.reread(report).add("هذه صورة المحضر.", now=cast.NOW)
    page = desk.post(of(case, "decision"), form).content.decode()
    assert page.count("This was not done") == 1
    assert page.index('id="decision"') < page.index("This was not done") < page.index("Record the decision")


def test_a_case_that_was_joined_meanwhile_is_read_before_the_decision_counts(
    desk: Client, case: Case, article: Article, second_editor: Person
) -> None:
    other = cast.write_report(article, exact="").report.case
    form = filled(other, reasons="سبب كُتب لملف آخر")
    case.join(other, by=second_editor, now=cast.NOW)
    answer = desk.post(of(other, "decision"), form)
    assert answer.status_code == 409
    assert "سبب كُتب لملف آخر" in text_of(answer)
    assert not Decision.objects.exists()


def test_rejects_the_author_and_the_administrator(
    case: Case, author: Person, administrator: Person, writing_editor: Person
) -> None:
    case.article.authors.add(writing_editor)
    for person in (author, administrator, writing_editor):
        assert signed_in(person).post(of(case, "decision"), filled(case)).status_code == 403
    assert not Decision.objects.exists()


def test_a_recused_editor_reads_why(case: Case, writing_editor: Person) -> None:
    case.article.authors.add(writing_editor)
    page = text_of(signed_in(writing_editor).post(of(case, "decision"), filled(case)))
    assert "you wrote or edited this article" in page
