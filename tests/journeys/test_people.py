"""Somebody is invited, comes, sets up a second factor, signs in with a code, and leaves: in Arabic, then in English."""

from base64 import b32decode
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from scripts.demo_server import DemoServer
from taswib.people.second_factor import code_at
from tests.journeys import articles, desk, reader
from tests.journeys.conftest import Visit
from tests.journeys.reader import Said
from tests.journeys.visitor import Visitor

WALKS = {"ar": {"phone": True}, "en": {"phone": False}}
PASSWORD = "شتاء طويل على الجسر"
SAID = Said(wrong="الحافلة تمر كل عشرين دقيقة.", how="أركبها كل يوم.")


@pytest.mark.parametrize("language", WALKS)
def test_somebody_comes_shows_who_they_are_and_leaves(visit: Visit, served: DemoServer, language: str) -> None:
    keeper = desk.sign_in(visit(language), "uday", "/desk/people/")
    name = f"jamila-{language}"
    guest = visit(language, **WALKS[language]).go(_invite(keeper, name))
    _join(guest, name)
    secret, used = _set_up(guest)
    guest.press("Sign out")
    _sign_in(guest, name, secret, after=used)
    case = _take_a_case(visit(), guest, served, language)
    _leave(keeper, name)
    guest.go("/desk/")
    assert guest.path.startswith("/desk/sign-in/"), "their session has ended"
    colleague = desk.sign_in(visit(language), "nadim", case)
    expect(colleague.find("main")).to_contain_text(colleague.say("handed over, because somebody left"))


def _invite(keeper: Visitor, name: str) -> str:
    keeper.write("for_whom", name)
    keeper.choose("roles", "editor")
    keeper.press("Make the link")
    link = keeper.find("#link").input_value()
    keeper.follow("Back to people")
    expect(keeper.find("main")).to_contain_text(name)
    return link.removeprefix(keeper.base)


def _join(guest: Visitor, name: str) -> None:
    guest.write("name_ar", f"جميلة {name}")
    guest.write("username", name)
    guest.write("new_password", PASSWORD)
    guest.write("again", PASSWORD)
    guest.press("Come in")
    assert guest.path == "/desk/account/"


def _set_up(guest: Visitor) -> tuple[bytes, datetime]:
    """The secret in their phone, and when its first code was."""
    guest.follow("Set up a second factor")
    expect(guest.find("svg.qr")).to_be_visible()
    secret, now = b32decode(guest.find(".code-line").inner_text().replace(" ", "")), datetime.now(UTC)
    guest.write("code", code_at(secret, now))
    guest.press("Switch it on")
    expect(guest.find(".recovery-codes li")).to_have_count(8)
    guest.follow("I have kept them")
    return secret, now


def _sign_in(guest: Visitor, name: str, secret: bytes, *, after: datetime) -> None:
    """With a phone whose clock is half a minute ahead: the code of before was used."""
    guest.write("username", name)
    guest.write("password", PASSWORD)
    guest.press("Sign in")
    guest.write("code", code_at(secret, after + timedelta(seconds=30)))
    guest.press("Sign in")
    assert guest.path == "/desk/"


def _take_a_case(someone: Visitor, guest: Visitor, served: DemoServer, language: str) -> str:
    (article,) = served.ingest({**articles.OWN, "id": f"people-{language}", "url": f"https://own.example/{language}"})
    reader.report(someone, article, SAID)
    (number,) = served.ask("SELECT max(id) FROM desk_case")
    guest.go(f"/desk/cases/{number}/")
    desk.take(guest)
    return f"/desk/cases/{number}/"


def _leave(keeper: Visitor, name: str) -> None:
    keeper.go("/desk/people/")
    keeper.click(keeper.find("tr", has_text=name).locator("a.row-link"))
    keeper.find("select[name=successor]").select_option(label=_NADIM[keeper.language])
    keeper.press("They leave")
    assert keeper.path == "/desk/people/"
    expect(keeper.find("table.queue")).not_to_contain_text(name)


_NADIM = {"ar": "نديم القصّار", "en": "Nadim al-Qassar"}
