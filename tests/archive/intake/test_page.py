"""Web pages: the article without what stands around it, or a plain refusal."""

import gzip
import json
import time
from collections import Counter
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from taswib.archive.article import Precision
from taswib.archive.intake.given import Given
from taswib.archive.intake.page import looks_like_a_page, read_page
from taswib.archive.intake.published import Published
from taswib.archive.intake.unreadable import Reason, Unreadable
from tests.archive.intake.seed import PAGES, needs_pages
from tests.cast import HEADLINE, PARAGRAPHS, TEXT

pytestmark = pytest.mark.pure
NOW = datetime(2026, 11, 22, 9, 40, tzinfo=UTC)
GIVEN = Given(zone=ZoneInfo("Asia/Damascus"), now=NOW)
HEAD = (
    '<link rel="canonical" href="https://nahr.example/bridge?utm_source=home">'
    '<meta property="og:site_name" content="نهر"><meta name="author" content="نزار الخطيب">'
    '<meta property="article:published_time" content="2026-11-20T07:05:00+03:00">'
)


def page(head: str = HEAD, headline: str = HEADLINE, body: str = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)) -> str:
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>{headline}</title>{head}</head><body>'
        f"<nav><a href='/'>الرئيسية</a> <a href='/local'>محليات</a></nav><article><h1>{headline}</h1>{body}"
        "<p>–</p><p>إذا وجدت في المقال خطأ أرسل/أرسلي تصحيحًا</p></article>"
        "<footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def reason(html: str, given: Given = GIVEN) -> Reason:
    with pytest.raises(Unreadable) as refused:
        read_page(html, "file:/a.html", given)
    return refused.value.reason


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    incoming = read_page(page(), "file:/a.html", GIVEN)
    assert incoming.text == TEXT
    assert incoming.identity == incoming.address == "https://nahr.example/bridge"
    assert (incoming.outlet, incoming.byline, incoming.language) == ("نهر", "نزار الخطيب", "ar")
    assert incoming.published_at == datetime(2026, 11, 20, 4, 5, tzinfo=UTC)
    assert incoming.published_precision == Precision.MINUTE


def test_linked_data_is_asked_before_meta() -> None:
    linked = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-11-19"}</script>'
    assert read_page(page(head=linked + HEAD), "file:/a.html", GIVEN).published_precision == Precision.DAY


def test_the_person_at_the_terminal_outranks_the_page() -> None:
    said = Given(GIVEN.zone, NOW, Published(datetime(2026, 11, 1, tzinfo=UTC), Precision.DAY), "https://nahr.example/b")
    incoming = read_page(page(), "file:/a.html", said)
    assert (incoming.address, incoming.published_at) == ("https://nahr.example/b", said.published.at)


def test_a_front_page_as_canonical_address_is_not_believed() -> None:
    mistaken = '<link rel="canonical" href="https://nahr.example/">'
    assert read_page(page(head=mistaken), "file:/a.html", GIVEN).identity == "file:/a.html"


def test_a_page_dated_ahead_is_refused() -> None:
    assert reason(page(head=HEAD.replace("2026", "2031"))) is Reason.FUTURE


def test_a_date_that_no_one_can_read_is_left_out() -> None:
    incoming = read_page(page(head='<meta name="date" content="some day in May">'), "file:/a.html", GIVEN)
    assert incoming.published_at is None


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><title>الدخول</title></head><body><form><input name=u></form></body></html>",
        "<html></html>",
        "<!doctype html><html><body><ul><li><a href=/a>خبر</a></li></ul></body></html>",
        "<div>" * 200_000,
    ],
    ids=["form", "nothing", "links", "nested"],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    began = time.monotonic()
    assert reason(html) is Reason.NO_ARTICLE
    assert time.monotonic() - began < 10


def test_a_page_is_known_by_how_it_begins() -> None:
    assert looks_like_a_page(" \n<!DOCTYPE HTML><p>")
    assert looks_like_a_page('<?xml version="1.0"?>\n<html xmlns="x">')
    assert not looks_like_a_page(TEXT)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = text.split()
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


@needs_pages
def test_real_pages_give_their_articles() -> None:
    """The benchmark's own measure, 4-gram shingle F1, over every sixth page: trafilatura alone has 0.95 of all."""
    wanted = dict(list(json.loads((PAGES / "ground-truth.json").read_text()).items())[::6])
    precision = recall = 0.0
    for name, article in wanted.items():
        html = gzip.decompress((PAGES / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace")
        try:
            found = shingles(read_page(html, name, GIVEN).text.split("\n", 1)[1])
        except Unreadable:
            continue
        true = shingles(article["articleBody"])
        common = (found & true).total()
        precision += common / found.total() / len(wanted)
        recall += common / true.total() / len(wanted)
    assert 2 * precision * recall / (precision + recall) > 0.9
