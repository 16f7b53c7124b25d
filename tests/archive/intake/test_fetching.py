"""Fetching: whatever a server does ends in bounds and with a state, and nobody is led into a private network."""

import gzip
import os
import resource
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
import pytest
from django.test import override_settings

from taswib.archive.host import Host
from taswib.archive.intake import destination, exchange, fetching
from taswib.archive.intake.fetch_state import FetchState as State
from taswib.archive.intake.fetching import Wanted, fetch
from taswib.people.newsroom import Newsroom
from tests.archive.intake import web as sites
from tests.archive.intake.certificates import contexts
from tests.archive.intake.web import Web, leads_to, says, serving


@pytest.fixture
def web(db: None, settings: object) -> Iterator[Web]:
    """A server that may be read from, at any pace."""
    with serving() as one, override_settings(FETCH_ALLOW={one.place}, FETCH_PAUSE=0):
        yield one


@pytest.fixture
def briefly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Less than half a second for a fetch, so that slow servers don't slow the tests."""
    monkeypatch.setattr(fetching, "SECONDS", 0.4)


def test_a_page_comes_with_what_the_next_reading_needs(web: Web) -> None:
    web.answers["/a"] = says("مرحبًا", 'ETag: "v1"', "Last-Modified: Sun, 22 Nov 2026 09:00:00 GMT")
    found = fetch(web.at("/a"))
    assert (found.state, found.body.decode(), found.headers["etag"]) == (State.OK, "مرحبًا", '"v1"')
    web.answers["/a"] = says(b"", status="304 Not Modified")
    again = fetch(web.at("/a"), Wanted(etag='"v1"', last_modified="Sun, 22 Nov 2026 09:00:00 GMT"))
    assert again.state is State.NOT_MODIFIED
    assert web.asked[-1].headers["if-none-match"] == '"v1"'
    assert web.asked[-1].headers["if-modified-since"] == "Sun, 22 Nov 2026 09:00:00 GMT"


@override_settings(PUBLIC_ADDRESS="https://corrections.nahr.example")
def test_it_says_who_asks_and_carries_nothing_else(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    web.answers["/a"] = says("one", "Set-Cookie: seen=1; Path=/")
    assert [fetch(web.at("/a")).state, fetch(web.at("/a")).state] == [State.OK, State.OK]
    sent = web.asked[-1].headers
    assert "+https://corrections.nahr.example/policy" in sent["user-agent"]
    assert set(sent) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_without_an_address_of_its_own_it_names_the_newsrooms_site(newsroom: Newsroom) -> None:
    assert "+https://nahr.example" in fetching.user_agent()


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("404 Not Found", State.GONE), ("410 Gone", State.GONE), ("401 Unauthorized", State.FORBIDDEN),
        ("403 Forbidden", State.FORBIDDEN), ("451 Unavailable", State.FORBIDDEN), ("402 Payment Required", State.PAYWALLED),
        ("500 Oops", State.UNREACHABLE), ("503 Busy", State.UNREACHABLE), ("204 No Content", State.UNREADABLE),
        ("418 Teapot", State.UNREADABLE), ("301 Moved", State.UNREADABLE),
    ],
)  # fmt: skip
def test_each_refusal_of_a_server_has_its_state(web: Web, status: str, state: State) -> None:
    web.answers["/a"] = says(b"" if "204" in status else b"no", status=status)
    assert fetch(web.at("/a")).state is state


@pytest.mark.parametrize("way", ["gzip", "deflate", "br"])
def test_a_compressed_answer_is_opened_and_a_bomb_is_not(web: Web, way: str) -> None:
    small = {"gzip": gzip.compress(b"word"), "deflate": sites.zlib.compress(b"word"), "br": brotli.compress(b"word")}
    web.answers["/small"] = says(small[way], f"Content-Encoding: {way}")
    web.answers["/bomb"] = says(sites.bomb(way), f"Content-Encoding: {way}")
    assert fetch(web.at("/small")).body == b"word"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert fetch(web.at("/bomb")).state is State.TOO_LARGE
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 16_000  # kB; the bomb holds 51,200


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("never_ends", State.TOO_LARGE), ("drips", State.TOO_SLOW), ("drips_its_headers", State.TOO_SLOW),
        ("stays_silent", State.TOO_SLOW), ("continues", State.TOO_SLOW), ("breaks_off", State.UNREACHABLE),
        ("breaks_off_in_a_chunk", State.UNREACHABLE), ("talks_nonsense", State.UNREACHABLE),
    ],
)  # fmt: skip
def test_a_server_that_misbehaves_is_left_in_time(
    web: Web, monkeypatch: pytest.MonkeyPatch, name: str, state: State
) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 5.0 if state is State.TOO_LARGE else 0.4)
    web.answers["/a"] = getattr(sites, name)
    begun = time.monotonic()
    assert fetch(web.at("/a")).state is state
    assert time.monotonic() - begun < 5.0  # a drip would go on for ever, silence for half a minute


@pytest.mark.parametrize("way", ["gzip", "br", "zstd", "gzip, gzip"])
def test_an_answer_that_lies_about_its_encoding_is_unreadable(web: Web, way: str) -> None:
    web.answers["/a"] = says("<html>not compressed at all</html>", f"Content-Encoding: {way}")
    assert fetch(web.at("/a")).state is State.UNREADABLE


def test_half_a_compressed_answer_is_not_taken_for_a_whole_one(web: Web) -> None:
    web.answers["/a"] = says(gzip.compress(os.urandom(5000))[:3000], "Content-Encoding: gzip")
    assert fetch(web.at("/a")).state is State.UNREACHABLE


@pytest.mark.parametrize(
    ("kind", "whole"),
    [("text/html", "<html><p>one</html>"), ("application/json", "[1, 2]"), ("text/xml", "<a><b/></a>")],
)
def test_an_answer_of_no_stated_length_must_end_as_its_kind_does(web: Web, kind: str, whole: str) -> None:
    for path, words in (("/whole", whole), ("/half", whole[: len(whole) // 2 + 1])):
        web.answers[path] = sites.ends_with_the_connection(words, kind)
    assert fetch(web.at("/whole")).body.decode() == whole
    assert fetch(web.at("/half")).state is State.UNREACHABLE


def test_redirects_are_followed_three_times_and_no_further(web: Web) -> None:
    for step in range(4):
        web.answers[f"/{step}"] = leads_to(f"/{step + 1}")
    web.answers["/4"] = says("the end")
    assert fetch(web.at("/1")).address == web.at("/4")
    assert fetch(web.at("/0")).state is State.MOVED
    web.answers["/round"] = leads_to("/round")
    assert fetch(web.at("/round")).state is State.MOVED


FORMS = (
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/",
    "http://0/", "http://localhost/", "http://localhost./", "http://[::1]/", "http://[::]/", "http://[::127.0.0.1]/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
    "http://[fe80::1%25lo]/", "http://169.254.169.254/latest/meta-data/", "http://192.0.0.192/", "http://10.0.0.1/",
    "http://192.168.1.1/", "http://172.16.0.1/", "http://100.64.0.1/", "http://0.0.0.0/", "http://255.255.255.255/",
    "http://１２７.０.０.１/", "http://①②⑦.⓪.⓪.①/", "http://user:secret@1.1.1.1/", "http://1.1.1.1:22/",
    "http://1.1.1.1:8080/", "https://1.1.1.1:6443/", "ftp://1.1.1.1/", "file:///etc/passwd", "gopher://1.1.1.1/",
    "//10.0.0.1/", "http:///", "http://", "", "http://[1.1.1.1/", "http://1.1.1.1:99999/", "javascript:alert(1)",
)  # fmt: skip


@pytest.mark.parametrize("direct", [True, False], ids=["directly", "by a redirect"])
def test_no_form_of_a_private_address_is_connected_to(web: Web, monkeypatch: pytest.MonkeyPatch, direct: bool) -> None:
    connected: list[object] = []
    connect = socket.create_connection

    def noting(place: tuple[str, int], *rest: object, **named: object) -> socket.socket:
        connected.append(place)
        return connect(place, *rest, **named)

    monkeypatch.setattr(socket, "create_connection", noting)
    for form in FORMS:
        web.answers["/a"] = leads_to(form)
        state = fetch(form if direct else web.at("/a")).state
        # In a redirect these are relative, and lead back to the server that sent them.
        if direct or form not in ("", "http://", "http:///"):
            assert state in (State.REFUSED_ADDRESS, State.UNREACHABLE, State.UNREADABLE), form
    ours = {("127.0.0.1", web.port)}
    assert set(connected) <= (set() if direct else ours)


def test_a_name_that_changes_its_mind_is_connected_to_where_it_was_checked(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the second answer would be 127.0.0.1, and nobody asks for it."""
    answers = iter(["93.184.215.14", *["127.0.0.1"] * 20])
    monkeypatch.setattr(destination.socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", (next(answers), 80))])
    connected: list[str] = []

    def refuse(place: tuple[str, int], **_: object) -> socket.socket:
        connected.append(place[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", refuse)
    Host.objects.create(origin="http://rebinding.example", rules="none", robots_read_at=datetime.now(UTC))
    assert fetch("http://rebinding.example/").state is State.UNREACHABLE
    assert connected == ["93.184.215.14"]
    assert fetch("http://rebinding.example/", Wanted(patience=9)).state is State.REFUSED_ADDRESS
    assert connected == ["93.184.215.14"]


def test_a_name_with_a_public_and_a_private_address_is_asked_at_the_public_one() -> None:
    found = destination.destination("http://both.example/", ())
    answers = [(2, 1, 6, "", ("10.0.0.1", 80)), (2, 1, 6, "", ("1.1.1.1", 80))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(destination.socket, "getaddrinfo", lambda *_, **__: answers)
        assert destination.network_addresses(found, (), fetching.Deadline(1)) == ["1.1.1.1"]


def test_a_name_server_that_never_answers_is_left_in_time(
    db: None, briefly: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(destination.socket, "getaddrinfo", lambda *_, **__: time.sleep(1) or [])
    assert fetch("http://slow.example/").state is State.TOO_SLOW


@override_settings(FETCH_ALLOW=frozenset())
def test_nothing_private_is_open_unless_the_operator_opens_it(db: None) -> None:
    with serving() as web:
        web.answers["/a"] = says("secret")
        assert fetch(web.at("/a")).state is State.REFUSED_ADDRESS
        assert not web.asked


def test_an_arabic_address_is_sent_as_browsers_send_it(web: Web) -> None:
    web.answers["/%D8%AE%D8%A8%D8%B1"] = says("خبر")
    assert fetch(web.at("/خبر?قسم=محلي&x=%2F")).state is State.OK
    assert web.asked[-1].path == "/%D8%AE%D8%A8%D8%B1?%D9%82%D8%B3%D9%85=%D9%85%D8%AD%D9%84%D9%8A&x=%2F"
    assert destination.destination("https://نهر.example/", ()).host == "xn--wgb5bd.example"


def test_no_line_can_be_smuggled_into_a_request(web: Web) -> None:
    fetch(web.at("/a\r\nX-Smuggled: 1"))
    fetch(web.at("/a"), Wanted(etag='"a"\r\nX-Smuggled: 1'))
    assert all("x-smuggled" not in one.headers for one in web.asked)


def test_a_password_goes_to_its_own_site_only(web: Web) -> None:
    with serving() as other, override_settings(FETCH_ALLOW={web.place, other.place}):
        web.answers["/api"] = leads_to(other.at("/api"))
        other.answers["/api"] = says("{}")
        assert fetch(web.at("/api"), Wanted(authorization="Basic c2VjcmV0")).state is State.OK
        assert web.asked[-1].headers["authorization"] == "Basic c2VjcmV0"
        assert "authorization" not in other.asked[-1].headers


class TestRobots:
    RULES = "User-agent: *\nDisallow: /private\n\nUser-agent: Taswib\nDisallow: /drafts/\nCrawl-delay: 7\n"

    def test_it_is_asked_once_and_obeyed(self, web: Web) -> None:
        web.answers |= {"/robots.txt": says(self.RULES), "/drafts/a": says("draft"), "/private": says("open to us")}
        assert fetch(web.at("/drafts/a")).state is State.ROBOTS
        assert fetch(web.at("/private")).state is State.OK
        assert web.paths() == ["/robots.txt", "/private"]
        assert Host.objects.get().pause == 7

    def test_a_redirect_to_what_it_forbids_is_not_followed(self, web: Web) -> None:
        web.answers |= {"/robots.txt": says(self.RULES), "/a": leads_to("/drafts/a"), "/drafts/a": says("draft")}
        assert fetch(web.at("/a")).state is State.ROBOTS
        assert "/drafts/a" not in web.paths()

    def test_a_site_whose_rules_can_not_be_read_is_left_alone(self, web: Web) -> None:
        web.answers |= {"/robots.txt": says("", status="500 Oops"), "/a": says("page")}
        found = fetch(web.at("/a"))
        assert (found.state, found.detail) == (State.UNREACHABLE, "robots.txt")
        assert "/a" not in web.paths()

    def test_the_owner_who_gave_a_password_is_no_stranger(self, web: Web) -> None:
        web.answers |= {"/robots.txt": says("User-agent: *\nDisallow: /"), "/wp-json/": says("{}")}
        assert fetch(web.at("/wp-json/"), Wanted(authorization="Basic eA==")).state is State.OK
        assert fetch(web.at("/wp-json/")).state is State.ROBOTS

    def test_hostile_rules_cost_little(self, web: Web) -> None:
        rules = "User-agent: *\nDisallow: /" + "*a" * 5000 + "\n" + "Disallow: /*x*y*z\n" * 9000
        web.answers |= {"/robots.txt": says(rules), "/" + "a" * 2000: says("page")}
        begun = time.monotonic()
        assert fetch(web.at("/" + "a" * 2000)).state is State.OK
        assert time.monotonic() - begun < 5


class TestPace:
    def test_two_requests_to_a_host_are_a_pause_apart(self, web: Web) -> None:
        web.answers["/a"] = says("page")
        with override_settings(FETCH_PAUSE=0.3):
            assert fetch(web.at("/a")).state is State.OK
            begun = time.monotonic()
            assert fetch(web.at("/a")).state is State.OK
            assert time.monotonic() - begun > 0.2

    def test_whoever_would_wait_too_long_is_told_when_to_come_back(self, web: Web) -> None:
        web.answers["/a"] = says("page")
        with override_settings(FETCH_PAUSE=60):
            assert fetch(web.at("/a")).state is State.OK
            refused = fetch(web.at("/a"))
        assert refused.state is State.RATE_LIMITED
        assert timedelta(seconds=50) < refused.retry_at - datetime.now(UTC) <= timedelta(seconds=60)
        assert web.paths().count("/a") == 1

    @pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Busy"])
    @pytest.mark.parametrize(("said", "seconds"), [("120", 120), ("soon", 3600), ("99999999", 86400)])
    def test_retry_after_holds_for_everybody(self, web: Web, status: str, said: str, seconds: int) -> None:
        web.answers["/a"] = says("slow down", f"Retry-After: {said}", status=status)
        first = fetch(web.at("/a"))
        assert first.state is State.RATE_LIMITED
        assert abs((first.retry_at - datetime.now(UTC)).total_seconds() - seconds) < 30
        assert fetch(web.at("/b")).state is State.RATE_LIMITED
        assert "/b" not in web.paths()

    def test_retry_after_may_be_a_date(self, web: Web) -> None:
        web.answers["/a"] = says("x", "Retry-After: Sun, 01 Nov 2026 00:00:00 GMT", status="429 Too Many Requests")
        assert fetch(web.at("/a")).retry_at is not None
        assert fetch(web.at("/b")).state is State.GONE


class TestSecured:
    """A connection to the number that was checked, with the certificate of the name that was asked for."""

    @pytest.fixture
    def https(self, db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
        server, client = contexts("nahr.example", tmp_path)
        monkeypatch.setattr(exchange, "_TLS", client)
        with serving(server) as one:
            places = {f"{name}:{one.port}" for name in ("nahr.example", "rival.example")}
            found = [(2, 1, 6, "", ("127.0.0.1", one.port))]
            monkeypatch.setattr(destination.socket, "getaddrinfo", lambda *_, **__: found)
            with override_settings(FETCH_ALLOW=places, FETCH_PAUSE=0):
                yield one

    def test_it_is_asked_by_its_name(self, https: Web) -> None:
        https.answers["/a"] = says("page")
        assert fetch(f"https://nahr.example:{https.port}/a").body == b"page"
        assert https.asked[-1].headers["host"] == f"nahr.example:{https.port}"

    def test_another_names_certificate_is_none(self, https: Web) -> None:
        https.answers["/a"] = says("page")
        found = fetch(f"https://rival.example:{https.port}/a")
        assert found.state is State.UNREACHABLE
        assert not https.asked

    def test_a_password_never_goes_out_in_the_open(self) -> None:
        plain, sealed = (destination.destination(f"{scheme}://nahr.example/api", ()) for scheme in ("http", "https"))
        wanted = Wanted(authorization="Basic eA==")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(fetching, "user_agent", lambda: "Taswib")
            assert "Authorization" not in fetching._headers(plain, plain, wanted)
            assert "Authorization" in fetching._headers(sealed, sealed, wanted)
