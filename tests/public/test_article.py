"""An article's page, its revisions, and what changed between them."""

import re

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.notice import Severity
from tests import cast
from tests.public.published_notice import publish_notice

CHANGED = cast.TEXT.replace("48 مليون ليرة", "84 مليون ليرة")


@pytest.fixture
def changed(article: Article) -> Article:
    """The article after its second revision was taken in."""
    return cast.publish_article(article.newsroom, text=CHANGED)


def page(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_article_page_shows_what_was_published(client: Client, article: Article) -> None:
    html = page(client, f"/a/{article.slug}")
    assert f">{cast.HEADLINE}</h1>" in html
    for position, words in enumerate(cast.PARAGRAPHS, start=1):
        assert f'id="p{position}" data-passage="{position}"' in html
        assert words in re.sub(r'<span data-statement="\d+">|</span>', "", html)
    assert "الجمعة 20 تشرين الثاني 2026" in html
    assert 'href="https://nahr.example/bridge"' in html
    assert "نزار الخطيب" in html


def test_every_passage_and_every_kind_leads_to_the_form(client: Client, article: Article) -> None:
    html = page(client, f"/a/{article.slug}")
    for position in (1, 2, 3):
        assert f"/a/{article.slug}/report?passage={position}&amp;" in html
    for kind in ("error", "addition", "complaint", "reply"):
        assert f"/a/{article.slug}/report?kind={kind}" in html


def test_the_article_page_works_in_english_with_arabic_text_kept_right_to_left(
    client: Client, article: Article
) -> None:
    html = page(client, f"/a/{article.slug}", lang="en")
    assert '<html lang="en" dir="ltr">' in html
    assert '<div class="body" lang="ar" dir="rtl">' in html
    assert "Friday 20 November 2026" in html


def test_an_english_article_is_left_to_right_on_an_arabic_page(client: Client, newsroom: object) -> None:
    english = cast.publish_article(newsroom, text=cast.ENGLISH, name="bridge-en")
    html = page(client, f"/a/{english.slug}")
    assert '<html lang="ar" dir="rtl">' in html
    assert '<div class="body" lang="en" dir="ltr">' in html


def test_no_address_that_is_not_one_of_a_web_page_becomes_a_link(client: Client, article: Article) -> None:
    Article.objects.update(address="javascript:alert(1)")
    assert "javascript:" not in page(client, f"/a/{article.slug}").split("</head>")[1]


@pytest.mark.parametrize(("severity", "place"), [(Severity.SUBSTANTIVE, "top"), (Severity.LIMITED, "foot")])
def test_a_notice_stands_where_its_severity_puts_it(
    client: Client, article: Article, editor: object, severity: str, place: str
) -> None:
    publish_notice(article, editor, severity=severity)
    html = page(client, f"/a/{article.slug}")
    notice, body = html.index(f"notice-{severity}"), html.index('class="body"')
    assert (notice < body) == (place == "top")
    assert "/corrections/1" in html


def test_a_minor_notice_is_a_line(client: Client, article: Article, editor: object) -> None:
    publish_notice(article, editor, severity=Severity.MINOR)
    assert '<p class="notice notice-minor"><a href="/corrections/1">' in page(client, f"/a/{article.slug}")


def test_a_withdrawn_notice_is_a_line_that_says_so(client: Client, article: Article, editor: object) -> None:
    notice = publish_notice(article, editor, severity=Severity.SUBSTANTIVE)
    notice.withdraw("نُشر خطأً.", by=editor, now=cast.NOW)
    html = page(client, f"/a/{article.slug}", lang="en")
    assert "notice-substantive" not in html
    assert "Correction, withdrawn" in html


def test_an_earlier_revision_is_shown_as_it_was(client: Client, changed: Article) -> None:
    html = page(client, f"/a/{changed.slug}/revisions/1")
    assert cast.MISTAKE in html
    assert "report?passage=1&amp;revision=1" in html
    assert "84 مليون ليرة" in page(client, f"/a/{changed.slug}")


@pytest.mark.parametrize("view", ["inline", "side", "nonsense"])
def test_what_changed_is_shown_word_by_word(client: Client, changed: Article, view: str) -> None:
    html = page(client, f"/a/{changed.slug}/changes/2", view=view)
    struck, new = (re.sub(r"<[^>]*>", "", re.search(f"<{tag}>(.*?)</{tag}>", html)[1]) for tag in ("del", "ins"))
    assert "48" in struck and "84" in new
    assert ("diff-side" in html) == (view == "side")


@pytest.mark.parametrize(
    "address", ["changes/1", "changes/0", "changes/9", "revisions/0", "revisions/9", f"revisions/{10**30}"]
)
def test_a_revision_that_never_was_is_not_found(client: Client, changed: Article, address: str) -> None:
    answer = client.get(f"/a/{changed.slug}/{address}")
    assert answer.status_code == 404
    assert "404" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/a/nothing", "/a/nothing/report", "/a/nothing/revisions/1"])
def test_an_unknown_article_is_not_found_even_without_a_newsroom(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_article_page_is_private_and_runs_no_foreign_script(client: Client, article: Article) -> None:
    answer = client.get(f"/a/{article.slug}")
    nonce = re.search(r'nonce="([^"]+)"', answer.content.decode())[1]
    assert f"script-src 'nonce-{nonce}'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Last-Modified"] == "Fri, 20 Nov 2026 07:05:00 GMT"
    assert not client.cookies


def test_hidden_direction_controls_of_an_article_are_drawn(client: Client, newsroom: object) -> None:
    tricky = cast.publish_article(newsroom, text="عنوان\nدفع \u202e100\u202c ليرة", name="tricky")
    assert "⟨U+202E⟩" in page(client, f"/a/{tricky.slug}")
