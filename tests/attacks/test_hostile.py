"""Hostile strings through every parameter that the public, or the staff, can reach."""

import re
from collections.abc import Callable
from unittest.mock import patch
from urllib.parse import quote_from_bytes, unquote_to_bytes

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from taswib.desk.reporting import new_submission
from taswib.site.wsgi import application
from tests.attacks.hostile import STRINGS
from tests.attacks.page_reading import complaints
from tests.attacks.scene import Scene, set_scene

PARTS = "multipart/form-data; boundary"
FORM = "application/x-www-form-urlencoded"
REPORT = (
    "kind",
    "passage",
    "quote",
    "prefix",
    "suffix",
    "revision",
    "wrong",
    "right",
    "how",
    "links",
    "contact",
    "submission",
)
NOTICE = ("kind", "severity", "was", "now", "words", "apology", "language", "edition")


def pairs(names: tuple[str, ...], value: str, **plain: str) -> str:
    """A body or query in which every name has the value, but those that are given."""
    return "&".join(f"{name}={plain.get(name, value)}" for name in names)


@pytest.fixture
def scene(db: None) -> Scene:
    return set_scene()


Send = Callable[[str], HttpResponse]


def doors(scene: Scene) -> dict[str, Send]:
    """Every parameter, alone where others would keep it from being read. A value comes percent-encoded."""
    anonymous, reader, editor = (scene.browser(role) for role in ("anonymous", "reader", "editor"))
    article = f"/a/{scene.article.slug}"
    case, drafting = (f"/desk/cases/{one.case_id}" for one in (scene.talking, scene.drafting))
    notice = f"/desk/notices/{scene.notice.pk}/withdrawal/"

    def post(client: Client, path: str, *names: str, **plain: str) -> Send:
        return lambda value: client.generic("POST", path, pairs(names, value, **plain), FORM)

    def get(client: Client, path: str, *names: str) -> Send:
        return lambda value: client.get(f"{path}?{pairs(names, value)}")

    def header(name: str, path: str = "/") -> Send:
        return lambda value: anonymous.get(path, headers={name: _header(value)})

    shown = {"kind": "correction", "severity": "minor", "language": "ar"}
    whole = {"kind": "error", "passage": "whole", "revision": "1"}
    return {
        "every query": get(anonymous, "/corrections", "q", "kind", "severity", "year", "page", "view", "lang"),
        "home": get(anonymous, "/", "q", "lang"),
        "form's link": get(anonymous, f"{article}/report", "kind", "passage", "quote", "prefix", "suffix", "revision"),
        "widget's question": get(anonymous, "/embed/status.json", "address"),
        "lines for other sites": get(anonymous, "/embedding", "q"),
        "plain link": get(anonymous, "/report", "address", "kind", "lang"),
        "article's badge": get(anonymous, f"{article}/badge.svg", "lang"),
        "changes": get(anonymous, f"{article}/changes/2", "view"),
        "address": lambda value: anonymous.get(f"/a/{value}"),
        "address below": lambda value: anonymous.get(f"{article}/revisions/{value}"),
        "report": post(anonymous, f"{article}/report", *REPORT),
        "report's words": lambda value: anonymous.generic(
            "POST", f"{article}/report", pairs(REPORT, value, submission=new_submission(), quote="", **whole), FORM
        ),
        "report's place": post(anonymous, f"{article}/report", *REPORT, kind="error", passage="words", wrong="x"),
        "field's name": lambda value: anonymous.generic("POST", f"{article}/report", f"{value}={value}", FORM),
        "code": post(anonymous, "/receipt", "code", "words", "key"),
        "message": post(reader, "/receipt/thread/messages", "words", "key"),
        "message's words": post(reader, "/receipt/thread/messages", "words", "key", key=""),
        "cookies": lambda value: _with_cookies(value, "/"),
        "thread's pass": lambda value: _with_cookies(value, "/receipt/thread"),
        "host": header("host"),
        "forwarded host": header("x-forwarded-host"),
        "forwarded scheme": header("x-forwarded-proto"),
        "languages": header("accept-language"),
        "feed known": header("if-none-match", "/corrections.atom"),
        "feed since": header("if-modified-since", "/corrections.json"),
        "referrer": header("referer", "/receipt"),
        "body's kind": lambda value: anonymous.generic("POST", "/receipt", "code=x", _kind(value)),
        "parts": lambda value: anonymous.generic("POST", f"{article}/report", _parts(value), f"{PARTS}=q"),
        "boundary": lambda value: anonymous.generic("POST", "/receipt", _parts(value), f"{PARTS}={_kind(value)}"),
        "json": lambda value: anonymous.generic("POST", f"{article}/report", _bytes(value), "application/json"),
        "signing in": post(anonymous, "/desk/sign-in/", "username", "password", "next", "kept:words", "kept-address"),
        "onwards": get(anonymous, "/desk/sign-in/", "next"),
        "lost session": post(anonymous, f"{case}/decision/", "outcome", "reasons", "as_of"),
        "queue": get(editor, "/desk/", "show", "kind", "q", "page"),
        "notices": get(editor, "/desk/notices/", "page"),
        "decision": post(editor, f"{case}/decision/", "outcome", "reasons", "as_of"),
        "desk's message": post(editor, f"{case}/reports/{scene.talking.pk}/messages/", "words", "waits"),
        "brief": post(editor, f"{case}/brief/", "words"),
        "closure": post(editor, f"{case}/closure/", "why"),
        "joins": post(editor, f"{case}/joins/", "other"),
        "notice": post(editor, f"{drafting}/notice/", *NOTICE),
        "notice's words": post(editor, f"{drafting}/notice/", *NOTICE, "preview", **shown),
        "preview": post(editor, f"{drafting}/notice/preview/", *NOTICE, **shown),
        "publication": post(editor, f"{drafting}/notice/publication/", "edition"),
        "notice's withdrawal": post(editor, notice, "why"),
    }  # fmt: skip


def _bytes(value: str) -> bytes:
    return unquote_to_bytes(value)


def _header(value: str) -> str:
    """As it stands in a WSGI environment; a server never hands on line ends or NUL."""
    return re.sub("[\r\n\0]", "", _bytes(value).decode("latin-1"))[:8000]


def _kind(value: str) -> str:
    """What the application lets through to Django: see the test of strange charsets for the rest."""
    return re.sub("[^!-~]|charset|[*]", "", _header(value))


def _parts(value: str) -> bytes:
    raw = _bytes(value)
    ending = raw + b"\r\n--q--\r\n"
    named = b'--q\r\nContent-Disposition: form-data; name="wrong"; filename="' + raw[:200] + b'"\r\n\r\n' + raw
    return named + b'\r\n--q\r\nContent-Disposition: form-data; name="' + raw[:200] + b'"\r\n\r\n' + ending


def _with_cookies(value: str, path: str) -> HttpResponse:
    client = Client(raise_request_exception=False)
    for name in ("language", "thread", "csrftoken", "sessionid", "messages"):
        client.cookies[name] = value[:2000]
    return client.get(path)


def through(doors: dict[str, Send], chosen: Callable[[int, int], bool]) -> list[str]:
    wrong = []
    for at, raw in enumerate(STRINGS):
        value = quote_from_bytes(raw, safe="")
        for place, (name, send) in enumerate(doors.items()):
            if chosen(at, place):
                wrong += [f"{name} with {raw[:60]!r}: {said}" for said in complaints(send(value))]
    return wrong


def test_hostile_strings_break_nothing_and_stay_words(scene: Scene) -> None:
    """Every string through some doors, every door by some strings; the drill sends all through all."""
    wrong = through(doors(scene), lambda at, place: (at + 7 * place) % 41 == 0)
    assert not wrong, "\n".join(wrong)


@pytest.mark.drill
@pytest.mark.parametrize("part", range(16))
def test_every_hostile_string_goes_through_every_door(scene: Scene, part: int) -> None:
    wrong = through(doors(scene), lambda at, place: (at + 5 * place) % 16 == part)
    assert not wrong, "\n".join(wrong)


STRANGE = ["undefined", "utf-7", "utf-16", "idna", "rot13", "base64", "\x00", "x" * 4000, '"', "a; a*=undefined''%D8"]


@pytest.mark.parametrize("charset", STRANGE)
@pytest.mark.parametrize("path", ["/", "/receipt"])
def test_a_request_in_a_strange_charset_is_refused_with_a_page(scene: Scene, charset: str, path: str) -> None:
    """Django takes the charset before any of its handlers; `undefined` is a codec that refuses to read anything."""
    for way in ("GET", "POST"):
        status, page = served(way, path, f"{FORM}; charset={charset}")
        assert status == 400 and "<html" in page


@pytest.mark.parametrize(
    "kind", ["", FORM, f"{FORM};charset=UTF-8", 'multipart/form-data; boundary="----x"', "text/plain"]
)
def test_a_request_as_browsers_send_it_is_read(scene: Scene, kind: str) -> None:
    assert served("GET", "/receipt", kind)[0] == 200


@pytest.mark.parametrize("kind", ["", f"{FORM}; charset=utf-8"])
def test_a_query_of_too_many_fields_is_refused_with_a_page(scene: Scene, kind: str) -> None:
    assert served("GET", "/receipt", kind, "&".join("lang=en" for _ in range(60)))[0] == 200
    assert served("GET", "/receipt", kind, "&".join("lang=en" for _ in range(61)))[0] == 400


def served(way: str, path: str, kind: str, query: str = "x=%D8&lang=en") -> tuple[int, str]:
    """Status and page, from the application that a server calls."""
    statuses: list[str] = []
    request = RequestFactory().generic(way, path, b"code=%D8%A7&words=x", FORM)
    environ = request.environ | {"CONTENT_TYPE": kind, "QUERY_STRING": query}
    with patch("django.core.handlers.wsgi.signals.request_started.send"):  # it would close the test's connection
        page = application(environ, lambda status, headers, *_: statuses.append(status))
    return int(statuses[0][:3]), b"".join(page).decode()
