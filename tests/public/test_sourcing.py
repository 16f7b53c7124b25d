"""Who says what: under the article, on the page of its sourcing, and in the form."""

import json
import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from taswib.archive.article import Article
from taswib.archive.attributing import read_again
from taswib.archive.revision import Revision
from taswib.archive.statement import Statement
from taswib.desk.models import Report
from taswib.desk.refusals import PassageNotThere
from taswib.desk.report import Kind
from taswib.desk.reporting import Meant, Words, new_submission, send_report
from taswib.people.newsroom import Newsroom
from taswib.public.said import pieces
from tests import cast
from tests.cast import publish_article
from tests.public.test_report import send

SAID = "الأعمال ستبدأ “قبل منتصف كانون الأول”"
NOBODY_SPEAKS = "حي بلا كهرباء\nانقطعت الكهرباء عن الحي ثلاثة أيام متواصلة."
QUOTED = "وعد بفتح الطريق\nقال رئيس المجلس سامر الحلو: “سنفتح الطريق </script> قبل الشتاء”."


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_statement_under_the_article_leads_to_its_own_form(client: Client, article: Article) -> None:
    html = page(client, f"/a/{article.slug}")
    for number in (1, 2, 3):
        assert f'href="/a/{article.slug}/report?statement={number}&amp;revision=1"' in html
    assert "بلاغ عن التصريح 1، والقائل: سامر الحلو" in html


def test_the_form_of_a_statement_says_whose_it_is_and_has_it_chosen(client: Client, article: Article) -> None:
    html = page(client, f"/a/{article.slug}/report?statement=1")
    statement = article.current.statements.get(number=1)
    assert "الكلام المنسوب إلى: <bdi>سامر الحلو</bdi>" in html
    assert re.search(rf'value="said-{statement.start}-{statement.end}"[^>]* checked', html)
    assert SAID in html


def test_a_report_keeps_the_statement_and_its_exact_place(client: Client, article: Article) -> None:
    statement = article.current.statements.get(number=1)
    answer = send(client, article, passage=f"said-{statement.start}-{statement.end}")
    report = Report.objects.get()
    assert answer.status_code == 201
    assert (report.statement, report.span, report.exact) == (statement, (statement.start, statement.end), SAID)


def test_a_statement_that_is_read_no_longer_leaves_the_report_its_place(client: Client, article: Article) -> None:
    statement = article.current.statements.get(number=1)
    send(client, article, passage=f"said-{statement.start}-{statement.end}")
    Statement.objects.filter(pk=statement.pk).delete()
    report = Report.objects.get()
    assert (report.statement, report.exact) == (None, SAID)
    read_again(article.current)
    assert report.about == article.current.statements.get(number=1)


@pytest.mark.parametrize("number", ["99", "0", "-1", "قول", "9" * 40])
def test_a_link_to_a_statement_that_is_not_there_opens_the_form_and_says_so(
    client: Client, article: Article, number: str
) -> None:
    html = page(client, f"/a/{article.slug}/report?statement={number}")
    assert re.search(r'name="passage" value="whole"[^>]* checked', html)
    assert "ما يشير إليه الرابط" in html


def test_words_that_are_no_statement_are_not_taken_for_one(client: Client, article: Article) -> None:
    answer = send(client, article, passage="said-1-3")
    assert answer.status_code == 422
    assert not Report.objects.exists()


def test_a_statement_of_another_article_is_refused(article: Article, newsroom: Newsroom) -> None:
    other = publish_article(newsroom, text=QUOTED, name="road").current.statements.first()
    with pytest.raises(PassageNotThere):
        meant = Meant(article, article.current, Kind.ERROR, statement=other)
        send_report(meant, Words("خطأ"), submission=new_submission(), now=cast.NOW)


def test_somebody_who_wants_to_reply_is_offered_the_statements_first(client: Client, article: Article) -> None:
    reply, error = (page(client, f"/a/{article.slug}/report?kind={kind}") for kind in ("reply", "error"))
    assert reply.index('value="said-') < reply.index('value="1"')
    assert error.index('value="said-') > error.index('value="1"')


def test_the_page_of_an_articles_sourcing_shows_each_voice_with_its_share(client: Client, article: Article) -> None:
    html = page(client, f"/a/{article.slug}/sourcing")
    assert html.count('<tr role="row"><th scope="row"') == 2
    assert "سامر الحلو" in html and "مديرية النقل" in html
    assert "قائلان مسمّيان" in html
    assert "<bdi>بيان</bdi>" in html
    assert html.count("بلاغ عن هذا التصريح") == 3


def test_an_article_in_which_nobody_speaks_says_so(client: Client, newsroom: Newsroom) -> None:
    slug = publish_article(newsroom, text=NOBODY_SPEAKS, name="dark").slug
    assert "لا كلام منسوبًا في هذا المقال" in page(client, f"/a/{slug}/sourcing")
    assert 'id="said"' not in page(client, f"/a/{slug}")


def test_an_earlier_revision_has_its_own_statements(client: Client, newsroom: Newsroom) -> None:
    publish_article(newsroom)
    slug = publish_article(newsroom, text=cast.TEXT.replace("سامر", "نادر")).slug
    html = page(client, f"/a/{slug}/revisions/1")
    assert f"/a/{slug}/report?statement=1&amp;revision=1" in html
    assert "والقائل: سامر الحلو" in html
    assert "الكلام المنسوب إلى: <bdi>سامر الحلو</bdi>" in page(client, f"/a/{slug}/report?statement=1&revision=1")


def test_machines_are_told_who_is_quoted_word_for_word_and_no_word_leaves_the_script(
    client: Client, newsroom: Newsroom
) -> None:
    html = page(client, f"/a/{publish_article(newsroom, text=QUOTED, name='road').slug}/sourcing")
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    (quotation,) = json.loads(block)["hasPart"]
    assert quotation["@type"] == "Quotation"
    assert (quotation["spokenByCharacter"], quotation["inLanguage"]) == ("سامر الحلو", "ar")
    assert quotation["text"] == "سنفتح الطريق </script> قبل الشتاء"


@pytest.mark.pure
@given(st.lists(st.tuples(st.integers(0, len(cast.TEXT) - 1), st.integers(1, 80)), max_size=8))
def test_the_pieces_of_a_passage_are_the_passage(spans: list[tuple[int, int]]) -> None:
    revision = Revision(text=cast.TEXT)
    said = [Statement(content=((start, min(start + length, len(cast.TEXT))),)) for start, length in spans]
    for passage in revision.passages:
        assert "".join(one.words for one in pieces(revision, passage, said)) == revision.words_of(passage)


def test_an_article_that_is_not_read_yet_does_not_say_that_nobody_speaks(client: Client, newsroom: Newsroom) -> None:
    article = publish_article(newsroom)
    article.current.statements.all().delete()
    Revision.objects.update(read_by="")
    html = page(client, f"/a/{article.slug}/sourcing")
    assert "ما زالت قراءة من يقول ماذا فيه جارية" in html
    assert "لا كلام منسوبًا في هذا المقال" not in html
