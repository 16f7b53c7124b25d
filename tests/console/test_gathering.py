"""Handling together and apart, on the case's page."""

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.console.case_page import VOICES
from taswib.desk.case import Case
from taswib.people.person import Person
from tests import cast
from tests.console.staff import of, signed_in, text_of


@pytest.fixture
def desk(editor: Person) -> Client:
    return signed_in(editor)


def test_one_press_handles_all_on_the_same_words_together(desk: Client, article: Article) -> None:
    first, *_others = [cast.write_report(article).report for _ in range(3)]
    assert "Handle 2 cases on the same words together with this" in text_of(desk.get(of(first.case)))
    assert desk.post(of(first.case, "gathering")).status_code == 303
    assert first.case.reports.count() == 3
    assert "3 reports" in text_of(desk.get(of(first.case)))


def test_a_report_is_parted_on_its_page(desk: Client, article: Article) -> None:
    first, second = [cast.write_report(article).report for _ in range(2)]
    desk.post(of(first.case, "gathering"))
    assert desk.post(of(first.case, "split", report_id=second.pk)).status_code == 303
    assert cast.reread(second).case != cast.reread(first).case
    assert desk.post(of(first.case, "split", report_id=first.pk)).status_code == 409


def test_many_reports_stand_on_pages_and_a_form_on_its_own(desk: Client, article: Article) -> None:
    reports = [cast.write_report(article, wrong=f"بلاغ رقم {each}.").report for each in range(VOICES + 2)]
    case = reports[0].case
    desk.post(of(case, "gathering"))
    first, second = text_of(desk.get(of(case))), text_of(desk.get(of(case) + "?page=2"))
    assert "بلاغ رقم 0." in first and f"بلاغ رقم {VOICES}." not in first
    assert f"بلاغ رقم {VOICES}." in second and f"{VOICES + 2} reports" in second
    refused = desk.post(of(case, "messages", report_id=reports[-1].pk), {"words": " "})
    assert refused.status_code == 422 and f"بلاغ رقم {VOICES + 1}." in text_of(refused)


def test_the_author_and_a_reviewer_gather_nothing(article: Article, author: Person, reviewer: Person) -> None:
    case = cast.write_report(article).report.case
    cast.write_report(article)
    for person in (author, reviewer):
        assert signed_in(person).post(of(case, "gathering")).status_code == 403
    assert Case.objects.still_open().count() == 2
