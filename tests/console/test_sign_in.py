"""Signing in, and what becomes of words that were written into a session that had ended."""

import re
from html import unescape

import pytest
from django.test import Client

from taswib.desk.case import Case
from taswib.desk.decision import Decision
from taswib.people.person import Person
from tests import cast
from tests.console.staff import as_of, at, of, signed_in, text_of


@pytest.fixture
def visitor() -> Client:
    client = Client()
    client.cookies["language"] = "en"
    return client


def credentials(username: str = "hala", password: str = cast.PASSWORD) -> dict[str, str]:
    return {"username": username, "password": password}


def hidden_fields(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {unescape(name): unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def test_works_and_leads_to_the_queue(visitor: Client, editor: Person) -> None:
    answer = visitor.post(at("sign-in"), credentials())
    assert (answer.status_code, answer["Location"]) == (303, at("queue"))
    assert visitor.get(at("queue")).status_code == 200


def test_leads_to_where_they_wanted_to_go(visitor: Client, editor: Person, case: Case) -> None:
    asked = visitor.get(of(case))
    assert asked.status_code == 302
    page = visitor.get(asked["Location"]).content.decode()
    answer = visitor.post(at("sign-in"), credentials() | hidden_fields(page))
    assert answer["Location"] == of(case)


@pytest.mark.parametrize(
    "foreign",
    [
        "https://evil.example/desk/",
        "//evil.example/desk/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/",
        "/corrections",
        "desk/",
        "/desk/nowhere/",
        "\x00",
        "http://[",
    ],
)
def test_next_leads_to_our_own_pages_only(visitor: Client, editor: Person, foreign: str) -> None:
    answer = visitor.post(at("sign-in"), credentials() | {"next": foreign})
    assert answer["Location"] == at("queue")


@pytest.mark.parametrize(
    "wrong", [credentials("nobody"), credentials(password="wrong"), credentials(password=""), {}, {"username": "\x00"}]
)
def test_every_wrong_answer_reads_alike_and_signs_nobody_in(
    visitor: Client, editor: Person, wrong: dict[str, str]
) -> None:
    answer = visitor.post(at("sign-in"), wrong)
    assert answer.status_code == 422
    assert "_auth_user_id" not in visitor.session


def test_a_wrong_name_and_a_wrong_password_read_alike(visitor: Client, editor: Person) -> None:
    pages = [text_of(visitor.post(at("sign-in"), credentials(*pair))) for pair in (("nobody", "x"), ("hala", "x"))]
    assert pages[0] == pages[1]
    assert "don't belong together" in pages[0]


def test_who_left_cannot_sign_in(visitor: Client, editor: Person) -> None:
    Person.objects.filter(pk=editor.pk).update(is_active=False)
    assert visitor.post(at("sign-in"), credentials()).status_code == 422


def test_signing_out_ends_the_session(editor: Person) -> None:
    client = signed_in(editor)
    assert client.get(at("sign-out")).status_code == 302
    assert client.get(at("queue")).status_code == 200
    assert client.post(at("sign-out")).status_code == 303
    assert client.get(at("queue")).status_code == 302


def test_signing_in_needs_the_forms_own_token(editor: Person) -> None:
    assert Client(enforce_csrf_checks=True).post(at("sign-in"), credentials()).status_code == 403


def test_nothing_written_into_an_ended_session_is_lost(visitor: Client, editor: Person, case: Case) -> None:
    words = 'اطّلعنا على المحضر، وفيه "84" مليونًا.\nولذلك <نصحّح> & نعتذر.'
    written = {"outcome": "upheld", "reasons": words, "as_of": as_of(case), "csrfmiddlewaretoken": "old"}
    ended = visitor.post(of(case, "decision"), written)
    assert ended.status_code == 401
    assert "Your session has ended" in text_of(ended)

    mistyped = visitor.post(at("sign-in"), credentials(password="wrong") | hidden_fields(ended.content.decode()))
    again = visitor.post(at("sign-in"), credentials() | hidden_fields(mistyped.content.decode()))
    assert "Send what you wrote" in text_of(again)
    assert f'action="{of(case, "decision")}"' in again.content.decode()
    assert not Decision.objects.exists()

    sent = visitor.post(of(case, "decision"), hidden_fields(again.content.decode()))
    assert sent.status_code == 303
    assert Decision.objects.get().reasons == words


def test_a_token_and_a_password_are_never_carried_along(visitor: Client, case: Case) -> None:
    page = visitor.post(of(case, "brief"), {"words": "سؤال", "csrfmiddlewaretoken": "t0ken", "password": "s3cret"})
    assert "t0ken" not in page.content.decode()
    assert "s3cret" not in page.content.decode()


@pytest.mark.parametrize("foreign", ["https://evil.example/", "//evil.example/desk/", "/receipt", ""])
def test_carried_words_go_to_our_own_pages_only(visitor: Client, editor: Person, foreign: str) -> None:
    answer = visitor.post(at("sign-in"), credentials() | {"kept-address": foreign, "kept.words": "سر"})
    assert answer["Location"] == at("queue")


@pytest.mark.parametrize("who", ["administrator", "stranger"])
def test_a_person_without_a_part_in_the_work_is_told_so(
    request: pytest.FixtureRequest, newsroom: object, case: Case, who: str
) -> None:
    stranger = Person.objects.join("stranger", None, name_ar="زائر", name_en="Stranger")
    person = stranger if who == "stranger" else request.getfixturevalue(who)
    for address in (at("queue"), at("my-articles"), at("notices"), of(case)):
        answer = signed_in(person).get(address)
        assert answer.status_code == 403
        assert "You have no role on this desk" in text_of(answer)


def test_before_there_is_a_newsroom_nobody_has_a_part(db: None) -> None:
    person = Person.objects.join("first", None, name_ar="الأولى")
    assert signed_in(person).get(at("queue")).status_code == 403
    assert Client().get(at("sign-in")).status_code == 200
