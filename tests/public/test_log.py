"""The corrections log: everything published, searchable, nothing deleted."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.notice import Notice, NoticeKind, Severity
from taswib.people.person import Person
from tests import cast
from tests.public.published_notice import publish_notice


@pytest.fixture
def published(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor)


def page(client: Client, **query: str) -> str:
    answer = client.get("/corrections", query)
    assert answer.status_code == 200
    return answer.content.decode()


def many(article: Article, editor: Person, count: int) -> None:
    """`count` notices as their rows would stand after as many decisions."""
    first = publish_notice(article, editor)
    first.newsroom.refresh_from_db()
    fields = {
        field.attname: getattr(first, field.attname) for field in Notice._meta.concrete_fields if not field.primary_key
    }
    Notice.objects.bulk_create(Notice(**{**fields, "number": number}) for number in range(2, count + 1))


def test_an_entry_shows_what_stood_there_and_what_stands_now(client: Client, published: Notice) -> None:
    html = page(client, lang="en")
    assert 'href="/corrections/1"' in html
    assert cast.HEADLINE in html
    assert "48" in html.split("<del>")[1].split("</del>")[0]
    assert "84" in html.split("<ins>")[1].split("</ins>")[0]
    assert "22 November 2026" in html
    assert "severity-limited" in html


def test_an_empty_log_says_so_and_how_to_report(client: Client, newsroom: object) -> None:
    html = page(client, lang="en")
    assert "No notice has been published yet" in html
    assert 'href="/"' in html


def test_a_draft_is_not_in_the_log(client: Client, article: Article, editor: Person) -> None:
    publish_notice(article, editor)
    Notice.objects.update(state="draft")
    assert "48 مليون" not in page(client)


def test_a_withdrawn_notice_stays_with_its_reason(client: Client, published: Notice, editor: Person) -> None:
    published.withdraw("الرقم الأول كان صحيحًا.", by=editor, now=cast.NOW)
    html = page(client, lang="en")
    assert "This notice was withdrawn." in html
    assert "الرقم الأول كان صحيحًا." in html
    assert 'href="/corrections/1"' in html


@pytest.mark.parametrize("words", ["معكوسا", "الكُلفة", "مليون ٨٤", "الجسر", "وادي السرو ليره", "#1", "1"])
def test_search_finds_words_in_any_spelling(client: Client, published: Notice, words: str) -> None:
    assert 'href="/corrections/1"' in page(client, q=words)


@pytest.mark.parametrize("words", ["ملعب", "الجسر ملعب", "%", "_", "#2", "'; DROP TABLE", "\\"])
def test_search_finds_nothing_else_and_says_so(client: Client, published: Notice, words: str) -> None:
    html = page(client, q=words, lang="en")
    assert 'href="/corrections/1"' not in html
    assert "Nothing in the log fits this search" in html


@pytest.mark.parametrize("words", ["a\0b", "x" * 601, "\u200f\u200f"])
def test_words_that_cannot_be_searched_for_are_explained(client: Client, published: Notice, words: str) -> None:
    assert "longer than 600 characters" in page(client, q=words, lang="en")


def test_what_was_typed_stays_in_the_box(client: Client, published: Notice) -> None:
    assert 'value="&lt;b&gt;ملعب"' in page(client, q="<b>ملعب")


def test_filters_keep_to_kind_severity_and_year(client: Client, article: Article, editor: Person) -> None:
    publish_notice(article, editor, now=datetime(2025, 6, 1, 9, tzinfo=UTC))
    publish_notice(article, editor, kind=NoticeKind.UPDATE, severity=Severity.MINOR)
    for query, wanted, unwanted in (
        ({"kind": "update"}, 2, 1),
        ({"severity": "limited"}, 1, 2),
        ({"year": "2025"}, 1, 2),
        ({"year": "2026", "kind": "update", "severity": "minor", "q": "الجسر"}, 2, 1),
    ):
        html = page(client, **query)
        assert f'href="/corrections/{wanted}"' in html, query
        assert f'href="/corrections/{unwanted}"' not in html, query


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "gossip"},
        {"severity": "'"},
        {"year": "abc"},
        {"year": "99999999999999999999"},
        {"year": "0"},
        {"page": "-3"},
        {"page": "9" * 40},
        {"page": "x"},
    ],
)
def test_a_filter_that_the_log_does_not_know_is_none(client: Client, published: Notice, query: dict[str, str]) -> None:
    assert 'href="/corrections/1"' in page(client, **query)


def test_the_years_are_those_of_the_newsrooms_calendar(client: Client, article: Article, editor: Person) -> None:
    publish_notice(article, editor, now=datetime(2025, 12, 31, 22, tzinfo=UTC))
    assert 'href="/corrections/1"' in page(client, year="2026")
    assert '<option value="2025"' not in page(client)


def test_a_page_holds_twenty_and_leads_to_the_next(client: Client, article: Article, editor: Person) -> None:
    many(article, editor, 45)
    first, last = page(client, kind="correction"), page(client, kind="correction", page="3")
    assert first.count('class="entry"') == 20
    assert 'href="/corrections/45"' in first
    assert '<link rel="next" href="?kind=correction&amp;page=2">' in first
    assert 'rel="next" href="?kind=correction&amp;page=2"' in first
    assert 'rel="prev"' not in first
    assert last.count('class="entry"') == 5
    assert 'rel="prev" href="?kind=correction&amp;page=2"' in last


def test_a_page_costs_the_same_queries_however_many_entries(
    client: Client, article: Article, editor: Person, django_assert_max_num_queries: object
) -> None:
    many(article, editor, 45)
    with django_assert_max_num_queries(7):
        page(client, q="الجسر")


def test_the_log_announces_its_feeds(client: Client, published: Notice) -> None:
    html = page(client)
    assert 'type="application/atom+xml"' in html
    assert 'type="application/feed+json"' in html


def test_the_log_is_only_read(client: Client, published: Notice) -> None:
    assert client.post("/corrections").status_code == 405
