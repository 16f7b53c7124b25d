"""Lanes, saved replies, and who else has a case open, as pages."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.decision import Decision, Outcome
from taswib.desk.lane import Lane
from taswib.desk.reply_library import replies_of
from taswib.desk.saved_reply import SavedReply
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.console.staff import as_of, at, of, signed_in, text_of


@pytest.fixture
def desk(editor: Person) -> Client:
    return signed_in(editor)


@pytest.fixture
def opinions(article: Article) -> list[Case]:
    sent = [cast.write_report(article, exact="", wrong=f"رأي لا يعجبني {each}.", right="", how="") for each in "أب"]
    return [one.report.case for one in sent]


def pressed(desk: Client, press: str, *cases: Case, reply: object = "") -> object:
    return desk.post(at("lane", kind="opinion"), {"case": [case.pk for case in cases], "reply": reply, press: "on"})


def test_opinions_stand_in_their_lane_with_their_words_and_not_in_the_queue(desk: Client, opinions: list[Case]) -> None:
    page = text_of(desk.get(at("lane", kind="opinion")))
    assert "رأي لا يعجبني أ" in page and "رأي لا يعجبني ب" in page
    queue = desk.get(at("queue")).content.decode()
    assert of(opinions[0]) not in queue and "Opinions" in queue
    assert of(opinions[0]) in desk.get(at("queue") + "?show=unheld").content.decode()


def test_the_preview_shows_both_languages_and_sends_nothing(
    desk: Client, opinions: list[Case], newsroom: Newsroom
) -> None:
    reply = replies_of(newsroom)[1]
    page = text_of(pressed(desk, "preview", opinions[0], reply=reply.pk))
    assert f"Thank you for writing about “{cast.HEADLINE}”" in page and "شكرًا على رسالتكم" in page
    assert not Decision.objects.exists()


def test_the_ticked_ones_are_answered_and_closed_in_one_press(
    desk: Client, opinions: list[Case], newsroom: Newsroom
) -> None:
    page = text_of(pressed(desk, "answer", *opinions, reply=replies_of(newsroom)[1].pk))
    assert "2 cases are answered and closed" in page and "Nothing here" in page
    assert {one.outcome for one in Decision.objects.all()} == {Outcome.NOTED}
    assert not Case.objects.still_open().exists()


def test_what_somebody_else_decided_is_left_as_it_is(
    desk: Client, opinions: list[Case], newsroom: Newsroom, second_editor: Person
) -> None:
    opinions[0].decide(Outcome.REJECTED, "النص صحيح.", by=second_editor, now=cast.NOW)
    pressed(desk, "answer", *opinions, reply=replies_of(newsroom)[1].pk)
    assert Decision.objects.get(case=opinions[0]).outcome == Outcome.REJECTED
    assert Decision.objects.get(case=opinions[1]).outcome == Outcome.NOTED


@pytest.mark.parametrize("reply", ["", "x", "9" * 30])
def test_without_a_reply_or_a_tick_it_asks_for_them(desk: Client, opinions: list[Case], reply: str) -> None:
    assert pressed(desk, "answer", opinions[0], reply=reply).status_code == 422
    assert not Decision.objects.exists()


def test_a_case_is_sorted_by_hand(desk: Client, case: Case) -> None:
    assert desk.post(of(case, "case-lane"), {"lane": "opinion"}).status_code == 303
    case.refresh_from_db()
    assert case.lane == Lane.OPINION
    assert desk.post(of(case, "case-lane"), {"lane": "gossip"}).status_code == 404


def test_replies_are_written_in_both_languages_with_known_fields(desk: Client, newsroom: Newsroom) -> None:
    words = {
        "title_ar": "ردّ",
        "outcome": "noted",
        "words_ar": "شكرًا على {headline}",
        "words_en": "Thanks for {headline}",
    }
    assert desk.post(at("new-reply"), words).status_code == 303
    ours = SavedReply.objects.latest("pk")
    assert desk.post(at("reply", reply_id=ours.pk), words | {"words_en": "{name}"}).status_code == 422
    assert desk.post(at("reply", reply_id=ours.pk), words | {"words_en": " "}).status_code == 422
    assert desk.post(at("reply", reply_id=ours.pk), {"remove": "on"}).status_code == 303
    assert not SavedReply.objects.filter(pk=ours.pk).exists()


def test_two_editors_in_one_case_see_each_other(case: Case, desk: Client, second_editor: Person) -> None:
    other = signed_in(second_editor)
    assert "has this case open too" not in text_of(other.get(of(case)))
    assert "Karim Shahin has this case open too" in text_of(desk.get(of(case)))
    assert "Hala Murad has this case open too" in text_of(other.post(of(case, "presence"), {"as_of": as_of(case)}))


def test_whoever_left_is_not_shown(case: Case, desk: Client, second_editor: Person) -> None:
    with time_machine.travel(cast.NOW, tick=False):
        signed_in(second_editor).get(of(case))
    with time_machine.travel(cast.NOW + timedelta(minutes=4), tick=False):
        assert "has this case open too" not in text_of(desk.get(of(case)))


def test_what_the_other_did_is_told_while_one_writes(case: Case, desk: Client, second_editor: Person) -> None:
    desk.get(of(case))
    read = as_of(case)
    case.decide(Outcome.UPHELD, "صحيح.", by=second_editor, now=cast.NOW)
    assert "Karim Shahin : decision" in text_of(desk.post(of(case, "presence"), {"as_of": read}))


def test_a_form_that_is_out_of_date_is_refused_with_what_happened(
    case: Case, desk: Client, second_editor: Person
) -> None:
    read = as_of(case)
    case.take(by=second_editor, now=cast.NOW)
    answer = desk.post(of(case, "brief"), {"words": "ما مصدر الرقم؟", "as_of": read})
    assert answer.status_code == 409
    assert "Karim Shahin : case taken" in text_of(answer) and "ما مصدر الرقم؟" in text_of(answer)
    assert desk.post(of(case, "brief"), {"words": "ما مصدر الرقم؟", "as_of": as_of(case)}).status_code == 303
