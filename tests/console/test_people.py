"""The page of people, an invitation's page, and one person's: as the administrator and the invited see them."""

import logging
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from taswib.desk.case import Case
from taswib.desk.desk_key import DeskKey
from taswib.people.invitation import Invitation
from taswib.people.membership import Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.people.person_event import PersonEvent, PersonStep
from taswib.site.logs import WithoutReaders
from tests import cast
from tests.console.staff import at, of, signed_in, text_of

JOIN = {
    "name_ar": "جميلة نصر", "name_en": "Jamila Nasr", "username": "jamila",
    "new_password": "شتاء طويل على الجسر", "again": "شتاء طويل على الجسر",
}  # fmt: skip


@pytest.fixture
def keeper(administrator: Person) -> Client:
    return signed_in(administrator)


def invited(keeper: Client, *roles: Role, **more: str) -> str:
    """The link's path, from the page that shows it once."""
    answer = keeper.post(at("invitations"), {"for_whom": "جميلة", "roles": [role.value for role in roles]} | more)
    assert answer.status_code == 201
    return re.search(r"/desk/invitations/[\w-]+/", answer.content.decode())[0]


def visitor() -> Client:
    client = Client()
    client.cookies["language"] = "en"
    return client


def test_only_who_keeps_people_sees_them(editor: Person, author: Person, standards: Person, keeper: Client) -> None:
    for person in (editor, author, standards):
        assert signed_in(person).get(at("people")).status_code == 403
        assert signed_in(person).get(at("person", person_id=person.pk)).status_code == 403
        assert signed_in(person).post(at("invitations"), {"for_whom": "x", "roles": ["editor"]}).status_code == 403
    page = text_of(keeper.get(at("people")))
    assert all(one.name_en in page for one in (editor, author, standards)) and "password alone" in page


def test_who_was_invited_says_who_they_are_and_is_at_the_desk(keeper: Client, newsroom: Newsroom) -> None:
    path, guest = invited(keeper, Role.EDITOR), visitor()
    assert "You are invited" in text_of(guest.get(path))
    answer = guest.post(path, JOIN)
    assert (answer.status_code, answer["Location"]) == (303, at("account"))
    jamila = Person.objects.get(username="jamila")
    assert jamila.key_holder and guest.get(at("queue")).status_code == 200
    assert visitor().get(path).status_code == 410 and visitor().post(path, JOIN | {"username": "b"}).status_code == 410
    assert "Jamila Nasr" in text_of(keeper.get(at("people")))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"new_password": "password1234", "again": "password1234"}, "too common"),
        ({"new_password": "short", "again": "short"}, "too short"),
        ({"again": "another password"}, "not the same"),
        ({"new_password": "Jamila Nasr 1", "again": "Jamila Nasr 1"}, "too similar"),
        ({"username": "wael"}, "taken"),
        ({"username": "ja mila"}, "no blanks"),
        ({"name_ar": "", "name_en": ""}, "one language at least"),
        ({"name_ar": "x" * 200}, "at most 120"),
        ({"username": "", "new_password": "", "again": ""}, "required"),
    ],
)
def test_what_is_wrong_with_the_form_is_said_and_nobody_joins(keeper: Client, wrong: dict[str, str], said: str) -> None:
    path, before = invited(keeper, Role.EDITOR), Person.objects.count()
    answer = visitor().post(path, JOIN | wrong)
    assert answer.status_code == 422 and said in text_of(answer)
    assert Person.objects.count() == before and Invitation.objects.open(timezone.now()).exists()


def test_somebody_with_an_account_comes_in_as_themselves(keeper: Client, author: Person) -> None:
    path, theirs = invited(keeper, Role.REVIEWER), signed_in(author)
    assert "Come in as Nizar" in text_of(theirs.get(path))
    assert theirs.post(path).status_code == 303
    assert {one.role for one in author.memberships.all()} == {"author", "reviewer"}


def test_a_links_secret_stands_in_no_other_address_no_referrer_and_no_line_of_a_log(
    keeper: Client, author: Person
) -> None:
    path, guest = invited(keeper, Role.REVIEWER), visitor()
    page = guest.get(path)
    assert page.headers["Referrer-Policy"] == "strict-origin" and "next=" not in page.content.decode()
    signing = guest.post(path, {"sign-in": ""})
    carried = dict_of_lists(signing.content.decode())
    assert signing.headers["Referrer-Policy"] == "strict-origin" and carried == {"next": [path]}
    back = guest.post(at("sign-in"), carried | {"username": author.username, "password": cast.PASSWORD})
    assert back["Location"] == path and "Come in as Nizar" in text_of(guest.get(path))
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "Broken: %s", (path,), None)
    assert "/desk/invitations/…/" in WithoutReaders("%(message)s").format(record)


def test_a_link_taken_back_opens_nothing_and_a_made_up_one_neither(keeper: Client) -> None:
    path = invited(keeper, Role.EDITOR)
    assert keeper.post(at("invitation-end", invitation_id=Invitation.objects.get().pk)).status_code == 303
    for link in (path, "/desk/invitations/nothing/"):
        assert "opens nothing any more" in text_of(visitor().get(link))


def test_an_invitation_needs_a_role_and_a_name(keeper: Client) -> None:
    answer = keeper.post(at("invitations"), {"for_whom": ""})
    assert answer.status_code == 422 and "Choose one role at least" in text_of(answer)
    assert keeper.post(at("invitations"), {"for_whom": "x", "roles": ["owner"]}).status_code == 422
    assert not Invitation.objects.exists()


def test_a_letter_is_offered_where_there_is_a_mail_server_and_its_secret_lies_locked(
    keeper: Client, settings: object
) -> None:
    assert "Mail address" not in text_of(keeper.get(at("people")))
    settings.MAIL_SERVER = object()
    assert "Mail address" in text_of(keeper.get(at("people")))
    path = invited(keeper, Role.EDITOR, email="jamila@nahr.example")
    one = Invitation.objects.get()
    assert path.split("/")[3].encode() not in bytes(one.letter) and b"jamila" not in bytes(one.letter)
    assert one.addressed()["to"] == "jamila@nahr.example"


def test_roles_change_by_one_press_and_a_refusal_changes_nothing(
    keeper: Client, author: Person, editor: Person
) -> None:
    where = at("person-roles", person_id=author.pk)
    assert keeper.post(where, {"roles": ["author", "reviewer"]}).status_code == 303
    assert author.memberships.count() == 2
    refused = keeper.post(at("person-roles", person_id=editor.pk), {"roles": ["author"]})
    assert refused.status_code == 409 and "Nobody else could read" in text_of(refused)
    assert editor.memberships.get().role == "editor"
    assert keeper.post(where, {}).status_code == 422


def test_who_leaves_hands_over_and_a_keeper_who_reads_changes_the_keys_at_once(
    keeper: Client, administrator: Person, editor: Person, second_editor: Person, case: Case
) -> None:
    case.take(by=editor, now=cast.NOW)
    where = at("departure", person_id=editor.pk)
    page = text_of(keeper.get(at("person", person_id=editor.pk)))
    assert "They hold one open case" in page
    assert keeper.post(where, {}).status_code == 409
    theirs = signed_in(editor)
    assert keeper.post(where, {"successor": second_editor.pk}).status_code == 303
    assert theirs.get(at("queue")).status_code == 302, "their session has ended"
    case.refresh_from_db()
    assert case.holder == second_editor
    assert "still has the keys that they held" in text_of(keeper.get(at("people")))
    before = set(DeskKey.objects.values_list("public", flat=True))
    visitor().post(at("sign-in"), {"username": "karim", "password": cast.PASSWORD})
    assert before.isdisjoint(DeskKey.objects.values_list("public", flat=True))
    assert "handed over" in text_of(signed_in(second_editor).get(of(case)))


def test_other_names_in_bylines_make_an_article_theirs(keeper: Client, editor: Person, newsroom: Newsroom) -> None:
    assert keeper.post(at("person-bylines", person_id=editor.pk), {"bylines": "أم سالم\n"}).status_code == 303
    editor.refresh_from_db()
    assert editor.bylines == "أم سالم" and PersonEvent.objects.get().step == PersonStep.BYLINES


def test_an_administrator_ends_somebodys_sessions(keeper: Client, editor: Person) -> None:
    theirs = signed_in(editor)
    assert theirs.get(at("queue")).status_code == 200
    assert keeper.post(at("person-sessions", person_id=editor.pk)).status_code == 303
    assert theirs.get(at("queue")).status_code == 302


def test_what_can_not_be_taken_back_asks_once_more_and_loses_nothing(administrator: Person, editor: Person) -> None:
    client = visitor()
    client.post(at("sign-in"), {"username": "wael", "password": cast.PASSWORD})
    session = client.session
    session["confirmed-at"] = int((timezone.now() - timedelta(minutes=11)).timestamp())
    session.save()
    asked = client.post(at("invitations"), {"for_whom": "جميلة", "roles": ["editor", "author"]})
    assert asked.status_code == 403 and "Is it you?" in text_of(asked) and not Invitation.objects.exists()
    carried = dict_of_lists(asked.content.decode())
    assert client.post(at("confirmation"), carried | {"password": "wrong"}).status_code == 422
    old = client.cookies["sessionid"].value
    again = client.post(at("confirmation"), carried | {"password": cast.PASSWORD})
    assert "Send it now" in text_of(again) and client.cookies["sessionid"].value != old
    assert client.post(at("invitations"), dict_of_lists(again.content.decode())).status_code == 201
    assert Invitation.objects.get().roles == ["editor", "author"]


def dict_of_lists(page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page):
        if name != "csrfmiddlewaretoken":
            found.setdefault(name, []).append(value)
    return found
