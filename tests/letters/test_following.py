"""Followers hear of what they chose, in their rhythm and language, each thing once, through a real SMTP server."""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taswib.archive.article import Article
from taswib.desk.notice import Notice, Severity
from taswib.desk.notice_record import Happened, enter_notice
from taswib.following.choice import Choice, Rhythm, Subject
from taswib.following.models import Follower, Following, Wish
from taswib.following.wish import wish
from taswib.ledger.models import SignedCheckpoint
from taswib.letters import following_letters
from taswib.letters.following_letters import tell_followers
from taswib.letters.mail_server import mail_server
from taswib.letters.models import OutgoingLetter, Telling
from taswib.letters.telling import note_tellings
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.proof import Checkpoint
from taswib.site.checks import addresses
from tests import cast
from tests.letters.conftest import Postman
from tests.letters.followers import ADDRESS, ALL, Post, follower, words
from tests.public.every_notice import publish_reply
from tests.public.published_notice import change_to, publish_notice

NOW = cast.NOW
MORNING = datetime.fromisoformat("2026-11-23T04:00:00+00:00")  # seven in Damascus, the day after
NEXT_WEEK = datetime.fromisoformat("2026-11-29T04:00:00+00:00")
HERE = "https://desk.nahr.example"


@pytest.fixture
def mail(postman: Postman, settings: object) -> Post:
    settings.MAIL_SERVER = mail_server(f"smtp://127.0.0.1:{postman.port}", "corrections@nahr.example")
    settings.PUBLIC_ADDRESS = HERE
    return Post(postman)


@pytest.fixture
def notice(article: Article, editor: Person, mail: Post) -> Notice:
    return publish_notice(article, editor)


def test_a_letter_for_a_notice_says_what_changed_in_both_ways_of_reading_and_can_be_stopped_by_one_press(
    newsroom: Newsroom, article: Article, editor: Person, mail: Post
) -> None:
    one = follower(newsroom)
    publish_notice(article, editor)
    (letter,) = mail.round(NOW)
    assert mail.postman.letters[0][0] == ADDRESS
    assert letter["Subject"] == f"Correction: {cast.HEADLINE}"
    for said in ("بكلفة 48 مليون ليرة", "بكلفة 84 مليون ليرة", "ورد رقم الكلفة معكوسًا.", f"{HERE}/corrections/1"):
        assert said in words(letter)
    html = letter.get_body(("html",)).get_content()
    assert "<del>48</del>" in html and "<ins>84</ins>" in html and "style=" not in html
    raw = mail.postman.letters[0][1].decode("ascii")
    stop = re.search(r"^List-Unsubscribe:\s+<(\S+)>\r\n", raw, re.M)[1]
    assert stop == f"{HERE}/follow/mine/{one.secret}/stop"
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in raw
    assert letter["Auto-Submitted"] == "auto-generated"
    assert mail.round(NOW) == []


def test_a_right_of_reply_comes_in_its_own_words(newsroom: Newsroom, editor: Person, mail: Post) -> None:
    follower(newsroom)
    reply = publish_reply(newsroom, editor)
    (letter,) = mail.round(NOW)
    assert f"سامر الحلو:\n{reply.reply}" in words(letter)
    assert "لم أقل ذلك، &amp; &lt;هذا&gt; ردّي." in letter.get_body(("html",)).get_content()


def test_hostile_words_of_a_notice_stay_words(newsroom: Newsroom, article: Article, editor: Person, mail: Post) -> None:
    follower(newsroom)
    publish_notice(article, editor, words='<script>x</script>\nBcc: a@b.example & "')
    (letter,) = mail.round(NOW)
    assert "&lt;script&gt;" in letter.get_body(("html",)).get_content()
    assert "<script>x</script>" in words(letter) and letter["Bcc"] is None


@pytest.mark.parametrize(
    ("choice", "comes"),
    [
        (Choice(Subject.AUTHOR, "نزار الخطيب"), True),
        (Choice(Subject.AUTHOR, "ريما عساف"), False),
        (Choice(Subject.TOPIC, "محليات"), True),
        (Choice(Subject.TOPIC, "رياضة"), False),
        (Choice(Subject.NAMED, "سامر الحلو"), True),
        (Choice(Subject.NAMED, "هند العلي"), False),
        (Choice(Subject.ARTICLE, "no-such"), False),
        (Choice(Subject.CHECKPOINTS), False),
    ],
)
def test_only_what_was_chosen_comes(newsroom: Newsroom, notice: Notice, choice: Choice, comes: bool) -> None:
    one = follower(newsroom, choice)
    tell_followers(NOW)
    assert Telling.objects.filter(follower=one).exists() == comes


def test_whose_address_another_secret_sealed_misses_that_and_is_written_to_again_when_it_is_back(
    newsroom: Newsroom, article: Article, editor: Person, mail: Post, settings: object
) -> None:
    follower(newsroom)
    publish_notice(article, editor)
    own, settings.SOURCE_KEY = settings.SOURCE_KEY, bytes(32)
    assert not addresses().good
    assert mail.round(NOW) == [] and Follower.objects.count() == 1 and not Telling.objects.exists()
    settings.SOURCE_KEY = own
    assert addresses().good
    publish_notice(article, editor)
    assert len(mail.round(NOW)) == 1


def test_what_was_given_up_before_its_letter_is_not_told(newsroom: Newsroom, notice: Notice, mail: Post) -> None:
    one = follower(newsroom, Choice(Subject.AUTHOR, "نزار الخطيب"), rhythm=Rhythm.DAILY)
    one.follow(Choice(Subject.TOPIC, "رياضة"), Rhythm.DAILY, NOW)
    note_tellings(newsroom)
    one.change({str(one.follows.first().pk): "never"}, "en")
    assert mail.round(MORNING) == [] and not Telling.objects.exists()


def test_however_much_is_followed_few_questions_find_who_is_told(
    newsroom: Newsroom, notice: Notice, django_assert_max_num_queries: object
) -> None:
    one = follower(newsroom, Choice(Subject.NAMED, "سامر الحلو"))
    rows = [
        (subject, f"اسم {number}") for subject in (Subject.AUTHOR, Subject.TOPIC, Subject.NAMED) for number in range(40)
    ]
    Following.objects.bulk_create(
        Following(follower=one, subject=subject, words=words, rhythm=Rhythm.ONCE, since=NOW) for subject, words in rows
    )
    with django_assert_max_num_queries(20):
        note_tellings(newsroom)
    assert Telling.objects.count() == 1


def test_of_an_article_and_of_nothing_from_before_somebody_followed(
    newsroom: Newsroom, notice: Notice, mail: Post
) -> None:
    follower(newsroom, Choice(Subject.ARTICLE, notice.article.slug))
    follower(newsroom, address="late@post.example", since=NOW + timedelta(minutes=1))
    assert len(mail.round(NOW + timedelta(hours=1))) == 1


def test_a_digest_comes_in_the_morning_with_the_gravest_first_and_says_what_was_changed_and_withdrawn(
    newsroom: Newsroom, article: Article, editor: Person, mail: Post
) -> None:
    follower(newsroom, rhythm=Rhythm.DAILY, language="ar")
    minor, wrong = (publish_notice(article, editor, severity=one) for one in (Severity.MINOR, Severity.LIMITED))
    publish_notice(article, editor, severity=Severity.SUBSTANTIVE)
    wrong.withdraw("كان الرقم الأول صحيحًا.", by=editor, now=NOW)
    change_to(minor, editor, now=NOW)
    assert mail.round(MORNING - timedelta(minutes=1)) == []
    (letter,) = mail.round(MORNING)
    assert letter["Subject"] == "نهر: 3 إشعارات"
    said = words(letter)
    places = [said.index(f"/corrections/{number}") for number in (3, wrong.number, minor.number)]
    assert places == sorted(places)
    assert "أُلغي هذا الإشعار ولم يعد ساريًا." in said and "كان الرقم الأول صحيحًا." in said
    assert "عدّلنا هذا الإشعار بعد نشره: وصل المحضر الموقّع." in said and "86 مليون" in said
    assert 'dir="rtl"' in letter.get_body(("html",)).get_content()
    assert mail.round(MORNING + timedelta(days=1)) == []


def test_days_without_a_server_are_caught_up_in_one_letter(newsroom: Newsroom, notice: Notice, mail: Post) -> None:
    follower(newsroom, rhythm=Rhythm.DAILY)
    for day in range(3):
        enter_notice(notice, Happened.CHANGED, now=NOW + timedelta(days=day))
    assert len(mail.round(MORNING + timedelta(days=5))) == 1


def test_a_weekly_digest_waits_for_the_week_to_begin(newsroom: Newsroom, notice: Notice, mail: Post) -> None:
    follower(newsroom, rhythm=Rhythm.WEEKLY)
    assert mail.round(NEXT_WEEK - timedelta(minutes=1)) == []
    assert len(mail.round(NEXT_WEEK)) == 1


def test_what_is_followed_twice_comes_once(newsroom: Newsroom, notice: Notice, mail: Post) -> None:
    one = follower(newsroom, rhythm=Rhythm.DAILY)
    one.follow(Choice(Subject.TOPIC, "محليات"), Rhythm.ONCE, NOW - timedelta(hours=1))
    assert len(mail.round(NOW)) == 1
    assert mail.round(NEXT_WEEK) == []


def test_a_checkpoint_is_sent_word_for_word_and_again_only_when_the_log_grew(
    newsroom: Newsroom, notice: Notice, mail: Post
) -> None:
    follower(newsroom, Choice(Subject.CHECKPOINTS))
    (letter,) = mail.round(NOW)
    signed = SignedCheckpoint.objects.order_by("-size").first()
    (enclosed,) = letter.iter_attachments()
    assert enclosed.get_payload(decode=True).decode() == signed.note
    assert signed.note.strip() in words(letter).replace("\r\n", "\n")
    assert Checkpoint.verified(signed.note, newsroom.log.verifier).size == signed.size
    assert mail.round(NOW + timedelta(days=8)) == []
    enter_notice(notice, Happened.CHANGED, now=NOW)
    assert len(mail.round(NOW + timedelta(days=8))) == 1


def test_the_letter_that_asks_holds_no_word_of_a_stranger(newsroom: Newsroom, mail: Post) -> None:
    wish(newsroom, ADDRESS, Choice(Subject.NAMED, "buy at spam.example"), Rhythm.ONCE, language="en", now=NOW)
    (letter,) = mail.round(NOW)
    assert "spam" not in mail.postman.letters[0][1].decode() and "spam" not in words(letter)
    assert f"{HERE}/follow/confirm/{Wish.objects.get().secret}" in words(letter)
    assert letter["List-Unsubscribe"] is None
    assert mail.round(NOW) == []


def test_strangers_can_have_three_letters_a_day_sent_to_an_address_whatever_they_do(
    newsroom: Newsroom, mail: Post
) -> None:
    for number in range(6):
        address = ADDRESS.upper() if number % 2 else ADDRESS
        wish(newsroom, address, Choice(Subject.AUTHOR, str(number)), Rhythm.ONCE, language="en", now=NOW)
    assert len(mail.round(NOW)) == 3
    wish(newsroom, ADDRESS, ALL, Rhythm.ONCE, language="en", now=NOW + timedelta(days=1, minutes=1))
    assert len(mail.round(NOW + timedelta(days=1, minutes=1))) == 1


def test_what_nobody_confirms_is_forgotten_after_a_week(newsroom: Newsroom, mail: Post) -> None:
    wish(newsroom, ADDRESS, ALL, Rhythm.ONCE, language="en", now=NOW)
    mail.round(NOW)
    mail.round(NOW + timedelta(days=7))
    assert not Wish.objects.exists() and not Follower.objects.exists()


def test_no_column_holds_an_address_in_the_clear(newsroom: Newsroom, notice: Notice, mail: Post) -> None:
    one = follower(newsroom)
    wish(newsroom, ADDRESS, ALL, Rhythm.ONCE, language="en", now=NOW)
    tell_followers(NOW)
    for model in (Follower, Following, Wish, Telling, OutgoingLetter):
        for row in model.objects.values():
            assert "post.example" not in repr(row) and one.secret not in repr(row)
    assert one.address == ADDRESS


def test_whoever_stops_gets_not_even_what_was_waiting_and_leaves_nothing(
    newsroom: Newsroom, notice: Notice, mail: Post
) -> None:
    one = follower(newsroom)
    wish(newsroom, ADDRESS, ALL, Rhythm.ONCE, language="en", now=NOW)
    tell_followers(NOW)
    one.stop()
    assert not any(model.objects.exists() for model in (Follower, Following, Wish, Telling))
    assert not OutgoingLetter.objects.exclude(letter="confirm").exists()


def test_a_mailbox_that_is_not_there_is_let_go_after_three_days_and_a_policy_of_its_server_never_counts(
    newsroom: Newsroom, notice: Notice, mail: Post
) -> None:
    follower(newsroom)
    policies = (
        "554 5.7.1 Relay access denied",
        "550 Blocked",
        "552 5.2.2 Full",
        "554 5.1.7 Bad sender",
        "550 5.1.11 x",
    )
    for day, mail.postman.says_to in enumerate(policies):
        enter_notice(notice, Happened.CHANGED, now=NOW + timedelta(days=day))
        mail.round(NOW + timedelta(days=day))
    assert Follower.objects.get().refusals == 0
    mail.postman.says_to = "550 5.1.1 No such user"
    for day in (6, 6, 7):
        enter_notice(notice, Happened.CHANGED, now=NOW + timedelta(days=day))
        mail.round(NOW + timedelta(days=day))
    assert Follower.objects.get().refusals == 2
    mail.postman.says_to = ""
    enter_notice(notice, Happened.CHANGED, now=NOW + timedelta(days=7))
    assert len(mail.round(NOW + timedelta(days=7))) == 1
    assert Follower.objects.get().refusals == 0
    mail.postman.says_to = "550 5.1.1 No such user"
    for day in (8, 9, 10):
        enter_notice(notice, Happened.CHANGED, now=NOW + timedelta(days=day))
        mail.round(NOW + timedelta(days=day))
    assert not Follower.objects.exists()


def test_a_mail_server_that_is_gone_for_a_day_or_never_answers_costs_no_letter_and_doubles_none(
    newsroom: Newsroom, notice: Notice, mail: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taswib.letters.sending._PATIENCE", 0.2)
    for number in range(3):
        follower(newsroom, address=f"reader{number}@post.example")
    mail.postman.close()
    assert [mail.round(NOW + timedelta(hours=hour)) for hour in range(0, 24, 6)] == [[]] * 4
    mail.postman.open()
    mail.postman.seconds = 1.0
    mail.round(NOW + timedelta(hours=25))
    mail.postman.seconds = 0.0
    mail.postman.letters.clear()
    mail.seen = 0
    assert len(mail.round(NOW + timedelta(hours=27))) == 3
    assert len({to for to, _raw in mail.postman.letters}) == 3
    assert mail.round(NOW + timedelta(hours=40)) == []


class Killed(Exception):
    """As a process that ends in the middle."""


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("happens"), st.integers(0, 1)),
        st.tuples(st.just("hours"), st.integers(1, 60)),
        st.tuples(st.just("round"), st.none()),
        st.tuples(st.just("killed"), st.integers(0, 3)),
    ),
    min_size=3,
    max_size=14,
)


@given(steps=STEPS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_killed_and_however_often_it_runs_each_hears_of_each_thing_once(
    newsroom: Newsroom, notice: Notice, article: Article, author: Person, steps: list[tuple[str, int | None]]
) -> None:
    Follower.objects.all().delete()
    people = [follower(newsroom, rhythm=one, address=f"{one}@post.example") for one in Rhythm]
    now, told, happened = NOW, [], [notice.records.first().pk]
    tell_followers(NOW - timedelta(days=1))
    Telling.objects.all().delete()
    happened.clear()
    for step, argument in [*steps, ("hours", 200), ("round", None)]:
        if step == "happens":
            happened.append(enter_notice(notice, Happened.CHANGED, now=now).pk)
        elif step == "hours":
            now += timedelta(hours=argument)
        else:
            _round(now, argument)
            told += _taken()
    assert sorted(told) == sorted((one.pk, record) for one in people for record in happened)


def _round(now: datetime, dies_at: int | None) -> None:
    """One round, which ends in the middle of its letter number `dies_at`."""
    left, real = [dies_at], following_letters.post

    def post(*args: object, **options: object) -> OutgoingLetter:
        if left[0] == 0:
            real(*args, **options)
            raise Killed
        left[0] = None if left[0] is None else left[0] - 1
        return real(*args, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(following_letters, "post", post)
        try:
            while tell_followers(now):
                pass
        except Killed:
            return


def _taken() -> list[tuple[int, int]]:
    """What the letters in the outbox tell, which are sent with that."""
    waiting = OutgoingLetter.objects.filter(state="waiting")
    told = list(Telling.objects.filter(letter__in=waiting).values_list("follower", "record"))
    for one in waiting:
        one.was_sent()
    return told


def test_a_reader_who_waits_for_a_code_is_served_before_followers(
    newsroom: Newsroom, notice: Notice, mail: Post
) -> None:
    follower(newsroom)
    tell_followers(NOW)
    wish(newsroom, "other@post.example", ALL, Rhythm.ONCE, language="en", now=NOW)
    tell_followers(NOW + timedelta(seconds=1))
    due = OutgoingLetter.objects.due(timezone.now() + timedelta(days=365))
    assert [one.letter for one in due] == ["confirm", "notice"]
