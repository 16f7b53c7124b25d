"""A complaint on its case's page: who complains, and what the codes ask of them."""

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.code_library import clauses_to_cite
from taswib.desk.code_of_conduct import CodeOfConduct, WhoMay
from taswib.desk.concern import Who
from taswib.desk.report import Kind, Report
from taswib.desk.reporting import Concerned, Meant, Words, new_submission, send_report
from taswib.people.person import Person
from tests import cast
from tests.console.staff import of, signed_in, text_of


@pytest.fixture
def desk(editor: Person) -> Client:
    return signed_in(editor)


def complains(article: Article, who: Who | None) -> Report:
    concern = Concerned(who, consents=False) if who else None
    meant = Meant(article, article.current, Kind.COMPLAINT, concern=concern)
    return send_report(meant, Words(wrong="نُشر اسم طفل."), submission=new_submission(), now=cast.NOW).report


@pytest.mark.parametrize(
    ("who", "told", "standing"),
    [
        (Who.LAWYER, "a lawyer, or somebody who acts for them in writing", "given"),
        (Who.READER, "a reader whom it does not concern", "only those concerned may complain Time"),
        (None, "not said: ask the reader", "only those concerned may complain: ask the reader"),
    ],
)
def test_who_complains_stands_beside_what_each_code_asks(
    desk: Client, article: Article, who: Who | None, told: str, standing: str
) -> None:
    clauses_to_cite(article.newsroom, cast.NOW)
    CodeOfConduct.objects.update(standing=WhoMay.CONCERNED, within_days=30)
    page = text_of(desk.get(of(complains(article, who).case)))
    code = CodeOfConduct.objects.get()
    assert f"Who complains {told} Standing {code.name_en} : {standing}" in page
    CodeOfConduct.objects.update(standing=WhoMay.ANYONE)
    assert "Standing" not in text_of(desk.get(of(complains(article, who).case)))
