"""The desk sees who says the words in question, through whom, how sure that is, and what else the source says."""

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.archive.statement import Statement
from taswib.console.attribution import _SURE, ELSEWHERE, attribution
from taswib.desk.reporting import Sent
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.cast import publish_article, write_report
from tests.console.staff import let_in

SAID = "قبل منتصف كانون الأول"
AGAIN = "وعد ثانٍ\nوقال سامر الحلو إن الطريق رقم {} سيُفتح غدًا أمام السيارات."
UNNAMED = "قلق في الحي\nقال مصدر في البلدية إن الجسر سيُغلق غدًا."


def case_page(client: Client, person: Person, sent: Sent) -> str:
    let_in(client, person)
    answer = client.get(f"/desk/cases/{sent.report.case_id}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_case_says_who_says_it_how_and_how_sure_that_is(client: Client, article: Article, editor: Person) -> None:
    page = case_page(client, editor, write_report(article, exact=SAID))
    for words in (
        "<b><bdi>سامر الحلو</bdi></b>",
        "رئيس المجلس سامر الحلو",
        "بعضه حرفي وبعضه بصياغة المقال",
        "تسع من كل عشر",
    ):
        assert words in page
    assert "ما ورد أيضًا باسم <bdi>سامر الحلو</bdi>" in page


def test_a_carrier_is_named_where_the_words_came_through_one(client: Client, article: Article, editor: Person) -> None:
    page = case_page(client, editor, write_report(article, exact="وجود خلاف مع المجلس"))
    assert "<bdi>بيان</bdi>" in page and "<b><bdi>مديرية النقل</bdi></b>" in page


def test_the_sources_other_statements_are_shown_here_and_in_the_newest_other_articles(
    article: Article, newsroom: Newsroom
) -> None:
    others = [publish_article(newsroom, text=AGAIN.format(number), name=f"road-{number}") for number in range(7)]
    found = attribution(write_report(article, exact=SAID).report)
    assert found is not None
    assert [one.number for one in found.here] == [2]
    assert (len(found.elsewhere), found.in_all) == (ELSEWHERE, 7)
    assert {one.article for one in found.elsewhere} <= set(others)


def test_what_another_newsroom_published_stays_there(article: Article, newsroom: Newsroom) -> None:
    other = Newsroom.objects.create(slug="other", name_ar="أخرى", name_en="Other")
    publish_article(other, text=AGAIN.format(1), name="road")
    found = attribution(write_report(article, exact=SAID).report)
    assert found is not None and found.in_all == 0


def test_sources_without_a_name_are_never_put_together(newsroom: Newsroom) -> None:
    first = publish_article(newsroom, text=UNNAMED, name="one")
    publish_article(newsroom, text=UNNAMED.replace("غدًا", "الأحد"), name="two")
    found = attribution(write_report(first, exact="الجسر سيُغلق غدًا").report)
    assert found is not None and found.statement.said_by == "مصدر في البلدية"
    assert (found.here, found.elsewhere) == ([], [])


@pytest.mark.parametrize("exact", ["", cast.MISTAKE])
def test_words_that_are_nobodys_have_no_source(client: Client, article: Article, editor: Person, exact: str) -> None:
    assert 'id="who-says"' not in case_page(client, editor, write_report(article, exact=exact))


def test_the_author_is_shown_no_more_than_before(client: Client, article: Article, author: Person) -> None:
    statement = article.current.statements.get(number=1)
    sent = write_report(article, exact=SAID)
    sent.report.statement = statement
    sent.report.save()
    page = case_page(client, author, sent)
    assert "who-says" not in page and "same-source" not in page and "statement" not in page


def test_every_certainty_has_its_sentence() -> None:
    assert _SURE[-1][0] == 0
    assert [least for least, _ in _SURE] == sorted((least for least, _ in _SURE), reverse=True)


def test_the_page_asks_few_questions_however_often_the_source_speaks(
    client: Client, article: Article, editor: Person, newsroom: Newsroom, django_assert_max_num_queries
) -> None:
    sent = write_report(article, exact=SAID)
    for number in range(6):
        publish_article(newsroom, text=AGAIN.format(number), name=f"road-{number}")
    let_in(client, editor)
    client.get("/desk/account/")  # a session’s first page writes its row; later ones ask for it once
    with django_assert_max_num_queries(46):
        client.get(f"/desk/cases/{sent.report.case_id}/")
    assert Statement.objects.filter(newsroom=newsroom).count() > 6
