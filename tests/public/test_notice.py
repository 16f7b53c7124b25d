"""One notice's page."""

import json
import re

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.decision import Outcome
from taswib.desk.notice import Notice, NoticeKind, Severity
from taswib.people.person import Person
from tests import cast
from tests.public.published_notice import publish_notice


@pytest.fixture
def published(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor, severity=Severity.SUBSTANTIVE, apology=True)


def page(client: Client, number: int = 1, **query: str) -> str:
    answer = client.get(f"/corrections/{number}", query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_what_why_and_how_gravely(client: Client, published: Notice, article: Article) -> None:
    html = page(client, lang="en")
    assert f'href="/a/{article.slug}' in html
    assert "<del>" in html
    assert "<ins>" in html
    assert "ورد رقم الكلفة معكوسًا." in html
    assert "The newsroom apologises" in html
    assert "severity-substantive" in html
    assert f'href="/a/{article.slug}/revisions/1#p' in html
    assert 'value="http://testserver/corrections/1"' in html


def test_the_way_is_told_in_order_and_without_the_day_of_the_report(client: Client, published: Notice) -> None:
    html = page(client, lang="en")
    way = re.findall(r"<span>([^<]*)</span></li>", html.split('class="timeline"')[1])
    assert way == ["Article published", "The desk decided", "Notice published"]


def test_nobody_is_named(client: Client, published: Notice, editor: Person) -> None:
    html = page(client)
    for name in (editor.name_ar, editor.username, "حضرت الجلسة", "الكلفة المعلنة في الجلسة", "راجعنا محضر"):
        assert name not in html


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (Outcome.UPHELD, "A reader&#x27;s report was upheld."),
        (Outcome.PARTLY, "A reader&#x27;s report was partly upheld."),
    ],
)
def test_it_says_that_a_readers_report_led_to_it(
    client: Client, article: Article, editor: Person, outcome: Outcome, sentence: str
) -> None:
    publish_notice(article, editor, outcome=outcome)
    assert sentence in page(client, lang="en")


def test_joined_reports_are_counted(client: Client, article: Article, editor: Person) -> None:
    first, second = cast.write_report(article).report, cast.write_report(article).report
    for report in (first, second):
        report.case.take(by=editor, now=cast.NOW)
    first.case.join(second.case, by=editor, now=cast.NOW)
    publish_notice(article, editor, report=cast.reread(first))
    assert "2 readers&#x27; reports were upheld." in page(client, lang="en")


def test_a_notice_without_a_case_was_the_desks_own(client: Client, published: Notice) -> None:
    Notice.objects.update(case=None)
    assert "of its own accord" in page(client, lang="en")


def test_a_withdrawn_notice_shows_what_it_said_and_why_it_no_longer_holds(
    client: Client, published: Notice, editor: Person
) -> None:
    published.withdraw("كان الرقم الأول صحيحًا.", by=editor, now=cast.NOW)
    html = page(client, lang="en")
    assert "كان الرقم الأول صحيحًا." in html
    assert "no longer holds" in html
    assert "ورد رقم الكلفة معكوسًا." in html
    assert "Notice withdrawn" in html
    assert "ld+json" not in html
    assert "The newsroom apologises" not in html


def test_a_retraction_has_no_words_in_their_place(client: Client, article: Article, editor: Person) -> None:
    publish_notice(article, editor, kind=NoticeKind.RETRACTION, now_says="")
    html = page(client)
    assert "change-was" in html
    assert "change-now" not in html


def test_a_later_revision_is_pointed_out(client: Client, published: Notice, article: Article) -> None:
    cast.publish_article(article.newsroom, text=cast.TEXT.replace("48", "84"))
    assert "the current one is 2" in page(client, lang="en")


def test_words_are_never_html(client: Client, article: Article, editor: Person) -> None:
    publish_notice(article, editor, words="</script><img src=x>\u202eقلب", was="<b>48</b>", now_says="<i>84</i>")
    html = page(client)
    assert "<img" not in html
    assert "<b>48" not in html
    assert "U+202E" in html


def test_its_structured_data_names_the_article_and_the_correction(client: Client, published: Notice) -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(client))
    thing = json.loads(found[1])
    assert thing["@type"] == "NewsArticle"
    assert thing["correction"]["url"] == "http://testserver/corrections/1"


@pytest.mark.parametrize("number", ["0", "2", "999999999999999999999999999"])
def test_a_number_that_was_never_given_is_not_found(client: Client, published: Notice, number: str) -> None:
    assert client.get(f"/corrections/{number}").status_code == 404


def test_a_draft_has_no_page(client: Client, published: Notice) -> None:
    Notice.objects.update(state="draft")
    assert client.get("/corrections/1").status_code == 404


def test_an_english_notice_on_an_arabic_page_keeps_its_direction(
    client: Client, newsroom: object, editor: Person
) -> None:
    english = cast.publish_article(newsroom, text=cast.ENGLISH, name="bridge-en")
    report = cast.write_report(english, exact="at a cost of 48 million").report
    publish_notice(
        english,
        editor,
        report=report,
        was="a cost of 48 million",
        now_says="a cost of 84 million",
        words="Figures swapped.",
    )
    html = page(client)
    assert '<html lang="ar" dir="rtl">' in html
    assert '<section class="notice-words" dir="ltr" lang="en">' in html
