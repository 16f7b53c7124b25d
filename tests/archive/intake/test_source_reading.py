"""Sources: the pages that they name are watched, and each reading leaves a row that says how it ended."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings

from taswib.archive.article import Article
from taswib.archive.intake import sitemap_reading
from taswib.archive.intake.fetch_state import FetchState as State
from taswib.archive.intake.page_watching import read_again
from taswib.archive.intake.source_reading import read_source
from taswib.archive.pointing import ping
from taswib.archive.source import Kind, Source, add_source
from taswib.archive.watched_page import Appearance, WatchedPage
from taswib.people.newsroom import Newsroom
from tests.archive.intake import web as sites
from tests.archive.intake.test_page import page
from tests.archive.intake.web import Web, counts, says, serving

NOW = datetime(2026, 11, 22, 9, 40, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def web(db: None) -> Iterator[Web]:
    with serving() as one, override_settings(FETCH_ALLOW={one.place}, FETCH_PAUSE=0):
        yield one


def add(newsroom: Newsroom, kind: Kind, address: str) -> Source:
    return add_source(newsroom, kind, address, NOW, outlet="نهر")[0]


def rss(*items: tuple[str, str]) -> str:
    entries = "".join(f"<item><link>{link}</link><pubDate>{date}</pubDate></item>" for link, date in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>نهر</title>{entries}</channel></rss>'


def atom(*items: tuple[str, str]) -> str:
    entries = "".join(f'<entry><link href="{link}"/><updated>{date}</updated></entry>' for link, date in items)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>نهر</title>{entries}</feed>'


def sitemap(*pages: tuple[str, str], name: str = "url") -> str:
    root = "urlset" if name == "url" else "sitemapindex"
    rows = "".join(f"<{name}><loc>{at}</loc><lastmod>{date}</lastmod></{name}>" for at, date in pages)
    return f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{root}>'


def watched() -> set[str]:
    return set(WatchedPage.objects.values_list("address", flat=True))


@pytest.mark.parametrize(("write", "date"), [(rss, "Sat, 21 Nov 2026 09:00:00 GMT"), (atom, "2026-11-21T09:00:00Z")])
def test_the_pages_of_a_feed_are_watched(web: Web, newsroom: Newsroom, write, date: str) -> None:
    links = [(web.at("/a?utm_source=rss"), date), ("/b", date), ("javascript:alert(1)", date)]
    web.answers["/feed"] = says(write(*links), 'ETag: "f1"', kind="application/xml")
    source = add(newsroom, Kind.FEED, web.at("/feed"))
    read_source(source, NOW)
    assert (source.state, source.etag, source.readings.get().pages) == (State.OK, '"f1"', len(watched()))
    assert web.at("/a") in watched()
    assert not any("alert" in one for one in watched())
    assert WatchedPage.objects.get(address=web.at("/a")).fresh_since == datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_an_entry_that_was_changed_since_has_its_page_read_at_once(web: Web, newsroom: Newsroom) -> None:
    web.answers |= {"/feed": says(atom((web.at("/a"), "2026-11-21T09:00:00Z"))), "/a": says(page(head=""))}
    source = add(newsroom, Kind.FEED, web.at("/feed"))
    read_source(source, NOW)
    one = WatchedPage.objects.get()
    read_again(one, NOW)
    assert one.next_at > NOW
    web.answers["/feed"] = says(atom((web.at("/a"), "2026-11-22T09:50:00Z")))
    read_source(source, NOW + HOUR / 2)
    one.refresh_from_db()
    assert one.next_at == NOW + HOUR / 2
    web.answers["/feed"] = says(atom((web.at("/a"), "2036-11-22T09:50:00Z")))
    read_again(one, NOW + HOUR / 2)
    read_source(source, NOW + HOUR)
    one.refresh_from_db()
    assert one.next_at > NOW + HOUR, "a date that lies ahead would have it read for ever"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{}",
        "<html><p>404</p></html>",
        '<!DOCTYPE r [<!ENTITY a "aa">]><rss version="2.0">&a;</rss>',
        "\x00\x01",
        "<rss",
    ],
)
def test_what_is_no_feed_is_said_to_be_none(web: Web, newsroom: Newsroom, body: str) -> None:
    web.answers["/feed"] = says(body)
    source = add(newsroom, Kind.FEED, web.at("/feed"))
    read_source(source, NOW)
    assert (source.state, source.failures, source.is_healthy) == (State.UNREADABLE, 1, False)
    assert not watched()


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_sitemap_and_all_that_it_names_is_read(web: Web, newsroom: Newsroom, wrapped: bool) -> None:
    leaf = sitemap((web.at("/2019/a"), "2019-05-01"), (web.at("/2026/b"), "2026-11-22T09:00:00+03:00")).encode()
    news = (
        '<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url>'
        f"<loc>{web.at('/c')}</loc><n:news><n:publication_date>2026-11-22</n:publication_date></n:news></url></urlset>"
    )
    web.answers |= {
        "/index.xml": says(
            sitemap((web.at("/one.xml"), ""), (web.at("/two.xml"), ""), (web.at("/lost.xml"), ""), name="sitemap")
        ),
        "/one.xml": says(gzip.compress(leaf) if wrapped else leaf, kind="application/x-gzip"),
        "/two.xml": says(news),
    }
    source = add(newsroom, Kind.SITEMAP, web.at("/index.xml"))
    read_source(source, NOW)
    assert watched() == {web.at("/2019/a"), web.at("/2026/b"), web.at("/c")}
    assert (source.state, source.readings.get().refused) == (State.OK, 1)
    old = WatchedPage.objects.get(address=web.at("/2019/a"))
    assert (old.fresh_since.year, old.next_at) == (2019, NOW)


def test_a_back_fill_that_is_cut_goes_on_where_it_was(
    web: Web, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    children = [(web.at(f"/{number}.xml"), "2026-11-01") for number in range(5)]
    web.answers["/index.xml"] = says(sitemap(*children, name="sitemap"))
    for number in range(5):
        web.answers[f"/{number}.xml"] = says(sitemap((web.at(f"/page-{number}"), "")))
    web.answers["/3.xml"] = sites.breaks_off
    source = add(newsroom, Kind.SITEMAP, web.at("/index.xml"))
    read_source(source, NOW)
    assert (source.state, len(watched())) == (State.UNREACHABLE, 3)
    assert NOW < source.next_at <= NOW + timedelta(minutes=5)
    web.answers["/3.xml"] = says(sitemap((web.at("/page-3"), "")))
    asked = len(web.asked)
    monkeypatch.setattr(sitemap_reading, "_LONGEST", 0.0001)
    for _ in range(4):
        read_source(Source.objects.get(), NOW + HOUR)
    monkeypatch.undo()
    read_source(Source.objects.get(), NOW + HOUR)
    assert len(watched()) == 5
    assert web.paths()[asked:].count("/0.xml") == 0


def test_only_the_sitemaps_that_changed_are_read_the_next_time(web: Web, newsroom: Newsroom) -> None:
    web.answers |= {
        "/index.xml": says(sitemap((web.at("/a.xml"), "2026-11-01"), (web.at("/b.xml"), "2026-11-20"), name="sitemap")),
        "/a.xml": says(sitemap((web.at("/a"), ""))),
        "/b.xml": says(sitemap((web.at("/b"), ""))),
    }
    source = add(newsroom, Kind.SITEMAP, web.at("/index.xml"))
    read_source(source, NOW)
    web.answers["/index.xml"] = says(
        sitemap((web.at("/a.xml"), "2026-11-01"), (web.at("/b.xml"), "2026-11-22"), name="sitemap")
    )
    read_source(source, NOW + HOUR)
    assert [path for path in web.paths() if path != "/robots.txt"] == [
        "/index.xml", "/a.xml", "/b.xml", "/index.xml", "/b.xml",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        b"<html></html>", b"<urlset><url><loc>http://", b'<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset/>',
        pytest.param(gzip.compress(b" " * 30_000_000), id="bomb"), pytest.param(gzip.compress(b"<urlset/>")[:-4], id="cut"),
        b"no address here",
    ],
)  # fmt: skip
def test_what_is_no_sitemap_is_said_to_be_none(web: Web, newsroom: Newsroom, body: bytes) -> None:
    web.answers["/map"] = says(body)
    source = add(newsroom, Kind.SITEMAP, web.at("/map"))
    read_source(source, NOW)
    assert source.state == State.UNREADABLE
    assert not watched()


def test_a_list_of_addresses_is_watched(web: Web, newsroom: Newsroom) -> None:
    web.answers["/list.txt"] = says(f"{web.at('/a')}\r\n{web.at('/b')}\nnot an address\n", kind="text/plain")
    read_source(add(newsroom, Kind.PAGES, web.at("/list.txt")), NOW)
    assert watched() == {web.at("/a"), web.at("/b")}


def test_a_failing_source_is_tried_ever_more_seldom_and_its_recovery_is_seen(web: Web, newsroom: Newsroom) -> None:
    source, waits = add(newsroom, Kind.FEED, web.at("/feed")), []
    web.answers["/feed"] = says("", status="500 Oops")
    for _ in range(3):
        read_source(source, NOW)
        waits.append(source.next_at - NOW)
    assert waits == [timedelta(minutes=minutes) for minutes in (5, 10, 20)]
    web.answers["/feed"] = says(rss())
    read_source(source, NOW)
    assert (source.failures, source.last_good_at, source.readings.count()) == (0, NOW, 4)
    assert source.next_at == NOW + timedelta(minutes=15)


class TestPages:
    """A watched page: what each reading of it leaves."""

    @pytest.fixture
    def watched(self, web: Web, newsroom: Newsroom) -> WatchedPage:
        web.answers["/a"] = says(page(head=""), 'ETag: "1"')
        return ping(newsroom, web.at("/a"), NOW)

    def test_it_is_taken_in_then_asked_whether_it_changed(self, web: Web, watched: WatchedPage) -> None:
        read_again(watched, NOW)
        assert (watched.state, watched.article.current.number, watched.next_at) == (State.OK, 1, NOW + HOUR)
        web.answers["/a"] = says("", status="304 Not Modified")
        read_again(watched, NOW + HOUR)
        assert (watched.state, web.asked[-1].headers["if-none-match"]) == (State.NOT_MODIFIED, '"1"')
        assert Article.objects.get().current.number == 1

    def test_a_change_is_a_revision_and_starts_its_schedule_anew(self, web: Web, watched: WatchedPage) -> None:
        web.answers["/a"] = counts()
        read_again(watched, NOW)
        later = NOW + timedelta(days=20)
        read_again(watched, later)
        assert Article.objects.get().current.number == 2
        assert watched.next_at == later + HOUR

    def test_that_it_vanished_and_came_back_is_kept(self, web: Web, watched: WatchedPage) -> None:
        read_again(watched, NOW)
        there = web.answers.pop("/a")
        read_again(watched, NOW + HOUR)
        read_again(watched, NOW + 2 * HOUR)
        web.answers["/a"] = there
        read_again(watched, NOW + 3 * HOUR)
        rows = list(Appearance.objects.values_list("before", "after", "at"))
        assert rows == [(State.OK, State.GONE, NOW + HOUR), (State.GONE, State.OK, NOW + 3 * HOUR)]
        assert Article.objects.get().current.number == 1

    def test_what_another_page_says_of_itself_can_not_overwrite_it(self, web: Web, watched: WatchedPage) -> None:
        read_again(watched, NOW)
        with serving() as rival, override_settings(FETCH_ALLOW={web.place, rival.place}):
            rival.answers["/x"] = says(
                page(head=f'<link rel="canonical" href="{web.at("/a")}">', body="<p>زور.</p>" * 20)
            )
            other = ping(watched.newsroom, rival.at("/x"), NOW)
            read_again(other, NOW)
        assert Article.objects.get(pk=watched.article_id).current.number == 1

    @pytest.mark.parametrize("again", [0, 1])
    def test_two_who_claim_it_at_once_do_not_both_have_it(self, watched: WatchedPage, again: int) -> None:
        first, second = (WatchedPage.objects.get() for _ in range(2))
        lease = timedelta(minutes=2)
        assert [first.claim(NOW, lease), second.claim(NOW, lease)] == [True, False]
        assert not WatchedPage.objects.due(NOW + lease / 2).exists()
        assert second.claim(NOW + lease, lease), "whoever was killed is replaced"
