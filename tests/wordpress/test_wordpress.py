"""A real WordPress: whatever its editors do, the archive agrees with it after the next reading."""

import html
import os
import re
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client, override_settings

from taswib.archive.article import Article
from taswib.archive.intake.fetch_state import FetchState as State
from taswib.archive.intake.source_reading import read_source
from taswib.archive.source import Kind, Source, add_source
from taswib.archive.watched_page import Appearance, WatchedPage
from taswib.people.newsroom import Newsroom
from taswib.text.folding import fold
from taswib.text.marks import mark_of
from tests.wordpress.site import WordPress, needs_wordpress, wordpress

pytestmark = [
    needs_wordpress,
    pytest.mark.skipif(os.environ.get("TASWIB_TESTS_ON") == "postgresql", reason="one WordPress a run is enough"),
]


@pytest.fixture(scope="module")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordPress]:
    with wordpress(tmp_path_factory.mktemp("wordpress"), 300 if request.config.getoption("--drill") else 70) as one:
        yield one


@pytest.fixture
def source(site: WordPress, newsroom: Newsroom) -> Iterator[Source]:
    newsroom.time_zone = "Asia/Damascus"
    newsroom.save()
    with override_settings(FETCH_ALLOW={site.place}, FETCH_PAUSE=0):
        yield add_source(
            newsroom, Kind.WORDPRESS, site.address, now(), username="editor", password=site.password, outlet="نهر"
        )[0]


def now() -> datetime:
    return datetime.now(UTC)


def read(source: Source) -> tuple[int, int]:
    """Until nothing is left; how many articles were new and how many changed."""
    before = source.taken, source.changed
    for _ in range(5):
        read_source(source, now())
        source.refresh_from_db()
        if source.next_at > now() + timedelta(minutes=1):
            break
    assert source.state == State.OK, (source.state, source.detail)
    return source.taken - before[0], source.changed - before[1]


def public(source: Source) -> set[str]:
    return set(WatchedPage.objects.filter(source=source, state=State.OK).values_list("remote_id", flat=True))


def article(site: WordPress, number: int) -> Article:
    return Article.objects.get(address=f"{site.address}/2026/session-{number}/")


def post_of(one: Article) -> str:
    return WatchedPage.objects.get(article=one).remote_id


def the_story(site: WordPress, source: Source) -> None:
    """One story, because each chapter needs the one before."""
    it_takes_in_all_posts_though_answers_are_cut(site, source)
    it_reads_what_a_post_says_of_itself(site)
    the_widget_knows_a_post_by_what_its_page_calls_canonical(site)
    it_finds_nothing_new_where_nothing_is(source)
    it_follows_an_edit_and_a_new_date(site, source)
    it_notices_what_is_taken_off_deleted_and_put_back(site, source)
    it_keeps_an_article_that_gets_another_address(site, source)


def test_the_archive_agrees_with_the_site_whatever_its_editors_do(site: WordPress, source: Source) -> None:
    the_story(site, source)


@pytest.mark.drill
def test_the_same_with_three_hundred_posts(site: WordPress, source: Source) -> None:
    the_story(site, source)


def it_takes_in_all_posts_though_answers_are_cut(site: WordPress, source: Source) -> None:
    site.proxy.cuts, site.proxy.spares = "modified_after", 2
    read_source(source, now())
    assert source.state == State.UNREACHABLE
    part = Article.objects.count()
    assert 20 <= part < site.posts
    site.proxy.cuts = ""
    assert read(source) == (site.posts - part, 0)
    assert len(public(source)) == Article.objects.count() == site.posts


def it_reads_what_a_post_says_of_itself(site: WordPress) -> None:
    first = article(site, 1)
    assert first.current.text == (
        "جلسة المجلس رقم 1 & قراراتها\nعقد المجلس جلسته رقم 1 في وادي السرو.\nوحضر الجلسة 1 عضوًا.\n"
        "الجسر الحجري كما كان قبل الترميم"
    )
    assert (first.byline, first.section, first.outlet) == ("نزار الخطيب", "محليات", "نهر")
    assert first.published_at == datetime(2026, 3, 1, 1, tzinfo=UTC)


def the_widget_knows_a_post_by_what_its_page_calls_canonical(site: WordPress) -> None:
    one = article(site, 2)
    with urllib.request.urlopen(one.address, timeout=30) as answer:
        page = answer.read().decode()
    (canonical,) = re.findall(r'<link rel="canonical" href="([^"]+)"', page)
    said = Client().get("/embed/status.json", {"address": canonical}).json()["article"]
    assert said["slug"] == one.slug
    shown = [re.sub("<[^>]+>", "", line) for line in re.findall(r"<(?:p|h1)>.*?</(?:p|h1)>", page, re.S)]
    assert {mark_of(fold(html.unescape(line)).text) for line in shown} >= set(said["passages"])


def it_finds_nothing_new_where_nothing_is(source: Source) -> None:
    assert read(source) == (0, 0)


def it_follows_an_edit_and_a_new_date(site: WordPress, source: Source) -> None:
    edited, moved = article(site, 7), article(site, 8)
    site.edit(
        f"posts/{post_of(edited)}", content="<p>عقد المجلس جلسته رقم 7 في قاعة البلدية.</p><p>وحضرها 9 أعضاء.</p>"
    )
    site.edit(f"posts/{post_of(moved)}", date_gmt="2026-02-03T04:05:06")
    site.proxy.cuts = "modified_after"
    read_source(source, now())
    assert source.state == State.UNREACHABLE
    assert source.next_at > now()
    site.proxy.cuts = ""
    assert read(source) == (0, 1)
    edited.refresh_from_db()
    moved.refresh_from_db()
    assert edited.current.number == 2
    assert "قاعة البلدية" in edited.current.text
    assert moved.published_at == datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)


def it_notices_what_is_taken_off_deleted_and_put_back(site: WordPress, source: Source) -> None:
    trashed, deleted, hidden = (post_of(article(site, number)) for number in (20, 21, 22))
    site.delete(f"posts/{trashed}")
    site.delete(f"posts/{deleted}?force=true")
    site.edit(f"posts/{hidden}", status="private")
    read(source)
    assert len(public(source)) == site.posts - 3
    assert not {trashed, deleted, hidden} & public(source)
    assert Article.objects.count() == site.posts
    site.edit(f"posts/{trashed}", status="publish")
    site.edit(f"posts/{hidden}", status="publish")
    read(source)
    assert len(public(source)) == site.posts - 1
    assert list(Appearance.objects.filter(page__remote_id=trashed).values_list("before", "after")) == [
        (State.OK, State.GONE), (State.GONE, State.OK),
    ]  # fmt: skip
    assert Article.objects.count() == site.posts


def it_keeps_an_article_that_gets_another_address(site: WordPress, source: Source) -> None:
    one = article(site, 30)
    site.edit(f"posts/{post_of(one)}", slug="session-thirty")
    read(source)
    one.refresh_from_db()
    assert one.address == f"{site.address}/2026/session-thirty/"
    assert Article.objects.count() == site.posts


def test_a_stranger_reads_what_is_public_and_notices_what_vanished(site: WordPress, source: Source) -> None:
    Source.objects.filter(pk=source.pk).update(username="", sealed_password="")
    source.refresh_from_db()
    read(source)
    before = public(source)
    assert before
    gone = max(before, key=int)
    site.delete(f"posts/{gone}")
    read(source)
    assert public(source) == before - {gone}
    site.edit(f"posts/{gone}", status="publish")
    read(source)
    assert public(source) == before


def test_a_wrong_password_is_said(site: WordPress, source: Source) -> None:
    add_source(source.newsroom, Kind.WORDPRESS, site.address, now(), username="editor", password="abcd efgh")
    source.refresh_from_db()
    read_source(source, now())
    assert source.state in (State.FORBIDDEN, State.UNREADABLE)
    assert not Article.objects.exists()


def test_its_feed_and_its_sitemap_name_its_pages(site: WordPress, source: Source) -> None:
    for kind, path, fewest in ((Kind.FEED, "/feed/", 10), (Kind.SITEMAP, "/wp-sitemap.xml", site.posts - 3)):
        WatchedPage.objects.all().delete()
        one, _made = add_source(source.newsroom, kind, f"{site.address}{path}", now())
        read_source(one, now())
        assert one.state == State.OK, (one.state, one.detail)
        assert WatchedPage.objects.filter(source=one, address__contains="/2026/session-").count() >= fewest
