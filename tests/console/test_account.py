"""One's own account: sessions, password, language, and the second factor from setting it up to losing the phone."""

import re
from base64 import b32decode
from datetime import timedelta
from itertools import chain, repeat

import pytest
from django.test import Client
from django.utils import timezone

from taswib.desk.case import Case
from taswib.desk.decision import Outcome
from taswib.desk.flood.tallies import Tallies
from taswib.desk.notice import Notice, NoticeKind, Severity, Wording, draft_notice
from taswib.desk.silent_edit import SilentEdit
from taswib.people.desk_session import DeskSession
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.people.person_event import PersonEvent, PersonStep
from taswib.people.recovery_code import new_codes
from taswib.people.second_factor import SecondFactor, code_at, has_second_factor, new_secret, set_up
from tests import cast
from tests.console.staff import at, signed_in, text_of
from tests.desk.test_silent_edits import edit

FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
NEW = "شتاء طويل على الجسر"


def browser(**headers: str) -> Client:
    client = Client(headers=headers)
    client.cookies["language"] = "en"
    return client


def enter(client: Client, username: str = "hala", password: str = cast.PASSWORD) -> object:
    return client.post(at("sign-in"), {"username": username, "password": password})


@pytest.fixture
def secret(editor: Person) -> bytes:
    """What is in the editor's phone."""
    made = new_secret()
    set_up(editor, made, 0, now=timezone.now())
    return made


def code(secret: bytes, later: int = 0) -> str:
    return code_at(secret, timezone.now() + timedelta(seconds=later))


def test_sessions_are_listed_by_device_and_ended_one_or_all(editor: Person) -> None:
    phone, laptop, third = browser(**{"user-agent": FIREFOX}), browser(), browser()
    for one in (phone, laptop, third):
        assert enter(one).status_code == 303
    page = text_of(laptop.get(at("account")))
    assert "Firefox · Android" in page and "this one" in page and "127.0.0.1" not in page
    row = DeskSession.objects.get(device="Firefox · Android")
    assert laptop.post(at("session", session_id=row.pk)).status_code == 303
    assert phone.get(at("queue")).status_code == 302 and laptop.get(at("queue")).status_code == 200
    assert laptop.post(at("sessions")).status_code == 303
    assert third.get(at("queue")).status_code == 302 and laptop.get(at("queue")).status_code == 200


def test_somebody_elses_session_is_not_mine_to_end_here(editor: Person, second_editor: Person) -> None:
    enter(browser(), "karim")
    row = DeskSession.objects.get(person=second_editor)
    assert signed_in(editor).post(at("session", session_id=row.pk)).status_code == 404
    assert DeskSession.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("ago", [{"began_at": timedelta(hours=12)}, {"seen_at": timedelta(hours=3)}])
def test_a_session_ends_by_itself(editor: Person, ago: dict[str, timedelta]) -> None:
    client = browser()
    enter(client)
    DeskSession.objects.update(**{name: timezone.now() - past for name, past in ago.items()})
    assert client.get(at("queue")).status_code == 302


def test_signing_in_and_out_changes_the_cookie_and_forgets_the_row(editor: Person) -> None:
    client = browser()
    client.get(at("sign-in"))
    enter(client)
    first = client.cookies["sessionid"].value
    client.post(at("sign-out"))
    assert not DeskSession.objects.exists()
    enter(client)
    assert client.cookies["sessionid"].value != first


def test_another_password_takes_the_key_along_and_ends_the_other_sessions(editor: Person, report: object) -> None:
    mine, other = browser(), browser()
    enter(mine), enter(other)
    wrong = mine.post(at("password"), {"password": "wrong", "new_password": NEW, "again": NEW})
    assert wrong.status_code == 422 and "not your password" in text_of(wrong)
    given = {"password": cast.PASSWORD, "new_password": NEW, "again": NEW}
    assert mine.post(at("password"), given).status_code == 303
    assert mine.get(at("queue")).status_code == 200 and other.get(at("queue")).status_code == 302
    assert enter(browser()).status_code == 422 and enter(browser(), password=NEW).status_code == 303
    assert editor.key_holder.__class__.objects.get(person=editor).unlocked(NEW)
    assert PersonEvent.objects.get().step == PersonStep.PASSWORD


def test_the_language_that_was_chosen_comes_along_to_another_device(editor: Person) -> None:
    assert signed_in(editor).post(at("language"), {"language": "ar"}).cookies["language"].value == "ar"
    assert enter(browser()).cookies["language"].value == "ar"


def test_the_second_factor_is_set_up_with_the_apps_first_code(editor: Person) -> None:
    client = browser()
    enter(client)
    page = client.get(at("second-factor")).content.decode()
    written = re.search(r'translate="no">([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    assert "<svg" in page and "style=" not in page
    assert client.post(at("second-factor"), {"code": "000000"}).status_code == 422
    assert not has_second_factor(editor)
    done = client.post(at("second-factor"), {"code": code(_decoded(written))})
    assert done.status_code == 201 and len(re.findall(r"\w{4}-\w{4}-\w{4}-\w{4}", text_of(done))) == 8
    assert has_second_factor(editor) and PersonEvent.objects.get().step == PersonStep.FACTOR


def test_a_secret_that_was_shown_and_not_taken_is_shown_again_for_minutes_and_to_nobody_else(
    editor: Person, second_editor: Person
) -> None:
    def shown() -> str:
        return re.search(r'translate="no">([A-Z2-7 ]+)<', client.get(at("second-factor")).content.decode())[1]

    client = browser()
    enter(client)
    first = shown()
    assert shown() == first
    session = client.session
    session["factor-to-be"] = [session["factor-to-be"][0], session["factor-to-be"][1] - 600]
    session.save()
    later = shown()
    assert later != first
    kept = client.session["factor-to-be"]
    enter(client, "karim")
    session = client.session
    session["factor-to-be"] = kept
    session.save()
    assert shown() != later


def _decoded(written: str) -> bytes:
    return b32decode(written)


def test_the_password_alone_lets_nobody_in_who_has_a_second_factor(
    editor: Person, secret: bytes, report: object
) -> None:
    client = browser()
    asked = enter(client)
    assert asked.status_code == 200 and "The second step" in text_of(asked)
    assert client.get(at("queue")).status_code == 302 and "_auth_user_id" not in client.session
    assert client.post(at("sign-in-code"), {"code": "000000"}).status_code == 422
    used = code(secret)
    assert client.post(at("sign-in-code"), {"code": used}).status_code == 303
    queue = client.get(at("case", case_id=report.case_id))
    assert cast.said(report).wrong in queue.content.decode(), "the key was opened with the password"
    again = browser()
    enter(again)
    assert again.post(at("sign-in-code"), {"code": used}).status_code == 422, "a code is good once"


def test_a_wrong_code_lets_nobody_in_while_others_are_tried_at_the_same_time(
    editor: Person, secret: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, levels = browser(), chain([0.0], repeat(6.0))
    enter(client)
    monkeypatch.setattr(Tallies, "_read", lambda *_: next(levels))
    assert client.post(at("sign-in-code"), {"code": "000000"}).status_code in (422, 429)
    assert "_auth_user_id" not in client.session


def test_many_tries_at_once_are_no_more_than_one_after_another(
    editor: Person, secret: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is counted before it is looked at: here none has failed yet when the next one comes."""
    client, looked = browser(), []
    enter(client)

    def look(_factor: SecondFactor, typed: str, now: object) -> bool:
        looked.append(typed)
        if len(looked) < 30:
            again = Client()
            again.cookies["sessionid"] = client.cookies["sessionid"].value
            again.post(at("sign-in-code"), {"code": "000000"})
        return False

    monkeypatch.setattr(SecondFactor, "takes", look)
    client.post(at("sign-in-code"), {"code": "000000"})
    assert len(looked) == 6


def test_however_a_name_is_spelt_its_tries_are_counted_together(editor: Person) -> None:
    guesser = Client(REMOTE_ADDR="203.0.113.7")
    for spelt in ("hala", " hala", "hala  ", "HALA", "ｈａｌａ", "hala"):
        assert enter(guesser, spelt, "wrong").status_code == 422
    assert enter(guesser).status_code == 429


def test_right_passwords_are_not_counted_as_tries(editor: Person) -> None:
    assert [enter(browser()).status_code for _ in range(8)] == [303] * 8


def test_a_recovery_code_opens_when_the_phone_is_lost_and_even_after_many_wrong_codes(
    editor: Person, secret: bytes
) -> None:
    recovery, client = new_codes(editor)[0], browser()
    enter(client)
    answers = [client.post(at("sign-in-code"), {"code": "000000"}).status_code for _ in range(8)]
    assert answers[0] == 422 and answers[-1] == 429
    assert client.post(at("sign-in-code"), {"code": code(secret)}).status_code == 429
    assert client.post(at("sign-in-code"), {"code": recovery}).status_code == 303
    assert set(PersonEvent.objects.values_list("step", flat=True)) == {PersonStep.GUESSED, PersonStep.CODE_USED}


def test_the_second_step_without_the_first_or_too_late_begins_anew(editor: Person, secret: bytes) -> None:
    client = browser()
    assert "Sign in to the desk" in text_of(client.post(at("sign-in-code"), {"code": code(secret)}))
    enter(client)
    session = client.session
    session["half-way"] = [editor.pk, int(timezone.now().timestamp()) - 601]
    session.save()
    client.post(at("sign-in-code"), {"code": code(secret)})
    assert client.get(at("queue")).status_code == 302


def test_a_guesser_of_passwords_waits_and_the_editor_elsewhere_does_not(editor: Person) -> None:
    guesser = Client(REMOTE_ADDR="203.0.113.7")
    answers = [enter(guesser, password="wrong").status_code for _ in range(8)]
    assert answers[0] == 422 and answers[-1] == 429
    assert enter(guesser).status_code == 429
    assert enter(Client(REMOTE_ADDR="198.51.100.7")).status_code == 303


def test_a_newsroom_that_wants_a_second_factor_leads_to_setting_one_up_first(
    newsroom: Newsroom, editor: Person
) -> None:
    Newsroom.objects.update(wants_second_factor=True)
    client = browser()
    enter(client)
    assert client.get(at("queue"))["Location"] == at("second-factor")
    page = client.get(at("second-factor")).content.decode()
    secret = _decoded(re.search(r'translate="no">([A-Z2-7 ]+)<', page)[1].replace(" ", ""))
    assert client.post(at("second-factor"), {"code": code(secret)}).status_code == 201
    assert client.get(at("queue")).status_code == 200
    client.post(at("second-factor-end"))
    assert has_second_factor(editor), "what the newsroom wants can't be taken away"


def test_what_one_newsroom_wants_of_its_people_is_wanted_at_the_address_of_another_too(
    newsroom: Newsroom, editor: Person, settings: object
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    Newsroom.objects.update(wants_second_factor=True)
    Newsroom.objects.create(slug="sahl", name_ar="سهل", host="sahl.example")
    client = Client(SERVER_NAME="sahl.example")
    enter(client)
    for name in ("account", "queue", "sessions"):
        assert client.get(at(name))["Location"] == at("second-factor")
    assert client.post(at("password"), {"password": cast.PASSWORD})["Location"] == at("second-factor")
    set_up(editor, new_secret(), 0, now=timezone.now())
    assert "Take the second factor away" not in client.get(at("account")).content.decode()
    client.post(at("second-factor-end"))
    assert has_second_factor(editor)


def test_a_confirmation_asks_for_the_code_of_who_has_one(editor: Person, secret: bytes) -> None:
    client = signed_in(editor)
    session = client.session
    session["confirmed-at"] = 0
    session.save()
    asked = client.post(at("second-factor-end"))
    assert asked.status_code == 403 and "Code of the app" in text_of(asked)
    assert client.post(at("confirmation"), {"password": cast.PASSWORD}).status_code == 422
    assert client.post(at("confirmation"), {"code": code(secret)}).status_code == 303
    assert client.post(at("second-factor-end")).status_code == 303 and not has_second_factor(editor)


def test_new_recovery_codes_replace_the_old_ones(editor: Person, secret: bytes) -> None:
    old, client = new_codes(editor), signed_in(editor)
    page = text_of(client.post(at("recovery-codes")))
    assert len(re.findall(r"\w{4}-\w{4}-\w{4}-\w{4}", page)) == 8 and not any(one in page for one in old)
    assert "8 recovery codes are left" in text_of(client.get(at("account")))


def test_publishing_announcing_and_withdrawing_ask_who_it_is_where_the_newsroom_wants_it(
    newsroom: Newsroom, editor: Person, case: Case
) -> None:
    case.decide(Outcome.UPHELD, "المحضر واضح.", by=editor, now=cast.NOW)
    said = Wording(NoticeKind.CORRECTION, Severity.LIMITED, "48 مليون", "84 مليون", "قُلب رقما الكلفة.")
    notice = draft_notice(cast.reread(case.reports.get()).case, said, by=editor, now=cast.NOW)
    notice.publish(by=editor, now=cast.NOW)
    edit(case.article, "منتصف كانون الأول", "منتصف آذار")
    silent = SilentEdit.objects.get().case
    client = signed_in(editor)
    session = client.session
    session["confirmed-at"] = 0
    session.save()
    pressed = {
        at("publication", case_id=case.pk): {"edition": "x"},
        at("edit-announcement", case_id=silent.pk): {},
        at("withdrawal", notice_id=notice.pk): {"why": "لم يكن النص خاطئًا."},
    }
    assert not any("Is it you?" in text_of(client.post(path, {})) for path in pressed)
    Newsroom.objects.update(confirms_publication=True)
    assert all("Is it you?" in text_of(client.post(path, words)) for path, words in pressed.items())
    assert (
        Notice.objects.get().withdrawal == "" and client.get(at("withdrawal", notice_id=notice.pk)).status_code == 200
    )


@pytest.mark.parametrize("https", [True, False])
def test_cookies_are_strict_and_bound_to_the_host_under_https(editor: Person, settings: object, https: bool) -> None:
    settings.SESSION_COOKIE_SECURE = https
    answer = enter(browser())
    for name in ("sessionid", "__Host-desk-key" if https else "desk-key"):
        cookie = answer.cookies[name]
        assert (cookie["samesite"], bool(cookie["secure"]), cookie["httponly"]) == ("Strict", https, True)
        assert cookie["path"] == "/" and not cookie["domain"]
