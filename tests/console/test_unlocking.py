"""Where the halves of an editor's key lie, and that nothing is done with it before it is sure who they are."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone

from taswib.desk import key_holder
from taswib.desk.desk_key import DeskKey
from taswib.desk.key_giving import owes_change
from taswib.desk.staffing import change_roles, invite
from taswib.people.desk_session import DeskSession
from taswib.people.forgetting import forget_ended
from taswib.people.invitation import Invitation
from taswib.people.membership import Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.people.second_factor import code_at, new_secret, set_up
from tests import cast
from tests.console.staff import at, of, text_of

WORDS = "84 مليونًا"


def visitor() -> Client:
    client = Client()
    client.cookies["language"] = "en"
    return client


def enter(client: Client, username: str = "hala") -> object:
    return client.post(at("sign-in"), {"username": username, "password": cast.PASSWORD})


@pytest.fixture
def phone(editor: Person) -> bytes:
    secret = new_secret()
    set_up(editor, secret, 0, now=timezone.now())
    return secret


def test_the_half_of_a_key_goes_with_the_session_wherever_that_is_ended(editor: Person, case: object) -> None:
    mine, other = visitor(), visitor()
    enter(mine), enter(other)
    assert WORDS in text_of(mine.get(of(case)))
    assert all(bytes(one.half) for one in DeskSession.objects.all())
    assert not [name for name, _value in mine.session.items() if "half" in name or "key" in name]
    other.post(at("sessions"))
    assert DeskSession.objects.count() == 1 and mine.get(of(case)).status_code == 302
    other.post(at("sign-out"))
    assert not DeskSession.objects.exists()


def test_a_browser_that_somebody_else_signs_in_with_keeps_nothing_of_who_was_there(
    editor: Person, author: Person, second_editor: Person
) -> None:
    client = visitor()
    enter(client)
    half = bytes(DeskSession.objects.get().half)
    enter(client, "nizar")
    assert not DeskSession.objects.filter(person=editor).exists() and half
    assert bytes(DeskSession.objects.get(person=author).half) == b""


def test_nothing_of_the_desks_moves_before_the_code(
    newsroom: Newsroom, administrator: Person, editor: Person, second_editor: Person, case: object, phone: bytes
) -> None:
    change_roles(second_editor, newsroom, [Role.REVIEWER], by=administrator, now=cast.NOW)
    client, before = visitor(), set(DeskKey.objects.values_list("public", flat=True))
    enter(client)
    assert owes_change(newsroom) and set(DeskKey.objects.values_list("public", flat=True)) == before
    assert not DeskSession.objects.exists() and client.session.get_expiry_age() <= 600
    assert client.post(at("sign-in-code"), {"code": code_at(phone, timezone.now())}).status_code == 303
    assert not owes_change(newsroom) and WORDS in text_of(client.get(of(case)))
    assert client.session.get_expiry_age() > 600


def test_what_is_over_is_forgotten_and_what_is_not_stays(
    newsroom: Newsroom, administrator: Person, editor: Person
) -> None:
    enter(visitor()), enter(visitor(), "wael")
    now = timezone.now()
    invite(newsroom, [Role.EDITOR], "جميلة", by=administrator, now=now)
    assert forget_ended(now) == 0
    DeskSession.objects.filter(person=editor).update(seen_at=now - timedelta(hours=3))
    assert forget_ended(now) == 1 and DeskSession.objects.get().person == administrator
    assert forget_ended(now + timedelta(days=8)) == 4
    assert not Session.objects.exists() and not Invitation.objects.exists()


@pytest.fixture
def depths(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How deep in transactions each slow reckoning with a password began."""
    found: list[int] = []

    def noting(slow):
        def reckon(*args: object, **named: object) -> object:
            found.append(len(connection.savepoint_ids))
            return slow(*args, **named)

        return reckon

    monkeypatch.setattr(Person, "set_password", noting(Person.set_password))
    for name in ("lock_by_password", "unlock_by_password"):
        monkeypatch.setattr(key_holder, name, noting(getattr(key_holder, name)))
    return found


def test_no_transaction_waits_for_a_password_to_be_reckoned(
    newsroom: Newsroom, administrator: Person, editor: Person, depths: list[int]
) -> None:
    outside = len(connection.savepoint_ids)
    _made, secret = invite(newsroom, [Role.EDITOR], "جميلة", by=administrator, now=timezone.now())
    client, word = visitor(), "شتاء طويل على الجسر"
    join = {"name_ar": "جميلة نصر", "username": "jamila", "new_password": word, "again": word}
    assert client.post(at("invitation", secret=secret), join).status_code == 303
    again = {"password": word, "new_password": cast.PASSWORD, "again": cast.PASSWORD}
    assert client.post(at("password"), again).status_code == 303
    assert enter(visitor(), "jamila").status_code == 303
    assert len(depths) >= 5 and set(depths) == {outside}
