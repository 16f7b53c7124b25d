"""Letters go out by a real SMTP server, through its bad days, each once and none with a word of the case."""

from datetime import datetime, timedelta
from email import message_from_bytes, policy

import pytest
from django.utils import timezone

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.decision import Outcome
from taswib.letters.letter import read_letter
from taswib.letters.mail_server import mail_server
from taswib.letters.mailbox import Mailbox
from taswib.letters.models import OutgoingLetter, ReaderAddress
from taswib.letters.news import tell_readers
from taswib.letters.outgoing import Envelope, Letter, post
from taswib.letters.sending import send_letters
from taswib.letters.taking_in import take_in_letter
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.letters.conftest import Postman
from tests.letters.letters import NAMES_ADDRESS, SENDER, letter

SECRET = "سؤال لا يُقرأ في الطريق"


@pytest.fixture
def written(newsroom: Newsroom, article: Article, postman: Postman, settings: object) -> Case:
    """A case that a letter opened; its acknowledgement waits."""
    settings.MAIL_SERVER = mail_server(f"smtp://127.0.0.1:{postman.port}", "corrections@nahr.example")
    fields = {"scheme": "imaps", "host": "mail.nahr.example", "port": 993, "username": "corrections@nahr.example"}
    mailbox = Mailbox.objects.create(newsroom=newsroom, next_at=cast.NOW, **fields)
    take_in_letter(mailbox, read_letter(bytes(letter(NAMES_ADDRESS))), timezone.now())
    return Case.objects.get()


def send(after: timedelta = timedelta()) -> int:
    def clock() -> datetime:
        return timezone.now() + after

    return send_letters(clock)


def test_the_acknowledgement_holds_the_code_and_no_word_of_the_letter(written: Case, postman: Postman) -> None:
    assert [send(), send()] == [1, 0]
    [(to, raw)] = postman.letters
    said = message_from_bytes(raw, policy=policy.default)
    body = said.get_content()
    assert to == SENDER
    assert said["Auto-Submitted"] == "auto-replied"
    assert "84 مليون" not in body and "الكلفة" not in body and cast.HEADLINE not in body
    assert read_letter(raw).is_automatic  # so that two of us never answer each other


def test_news_says_that_there_is_some_and_not_what(written: Case, postman: Postman, editor: Person) -> None:
    send()
    written.ask(written.lead, SECRET, by=editor, now=timezone.now())
    assert [tell_readers(timezone.now()), tell_readers(timezone.now())] == [1, 0]
    send()
    written.decide(Outcome.REJECTED, "الرقم صحيح كما في محضر الجلسة.", by=editor, now=timezone.now())
    assert tell_readers(timezone.now()) == 1
    send()
    assert len(postman.letters) == 3
    for _to, raw in postman.letters[1:]:
        body = message_from_bytes(raw, policy=policy.default).get_content()
        assert "/receipt" in body
        assert SECRET not in body and "محضر" not in body


def test_a_day_without_a_mail_server_loses_nothing_and_doubles_nothing(written: Case, postman: Postman) -> None:
    postman.close()
    assert [send(timedelta(hours=hour)) for hour in range(0, 24, 2)] == [0] * 12
    assert OutgoingLetter.objects.get().tries == 12
    postman.open()
    assert [send(timedelta(hours=25)), send(timedelta(hours=26))] == [1, 0]
    assert len(postman.letters) == 1


def test_a_refusal_for_now_is_tried_again_and_one_for_good_is_not(written: Case, postman: Postman) -> None:
    postman.says = "451 Come back later"
    send()
    assert OutgoingLetter.objects.get().state == "waiting"
    postman.says = "554 Never"
    send(timedelta(hours=2))
    assert OutgoingLetter.objects.get().state == "given_up"
    assert OutgoingLetter.objects.get().sealed == ""


def test_a_letter_over_which_the_line_breaks_counts_a_try_and_keeps_no_other_from_going(
    written: Case, postman: Postman, newsroom: Newsroom
) -> None:
    first = OutgoingLetter.objects.get()
    OutgoingLetter.objects.update(next_at=timezone.now() - timedelta(hours=1))
    post(newsroom, Letter.NEWS, Envelope("b@post.example"), language="ar", key="other", now=timezone.now())
    postman.breaks_over = first.letter_id.encode()
    assert [send(), send()] == [0, 1]
    first.refresh_from_db()
    assert (first.tries, first.leased_until, len(postman.letters)) == (1, None, 1)


def test_after_five_days_it_is_given_up(written: Case, postman: Postman) -> None:
    postman.close()
    send(timedelta(days=6))
    assert OutgoingLetter.objects.get().state == "given_up"


def test_sent_again_it_is_the_same_letter(written: Case, postman: Postman) -> None:
    send()
    OutgoingLetter.objects.update(state="waiting", sealed=OutgoingLetter(sealed="").sealed)
    assert message_from_bytes(postman.letters[0][1])["Message-ID"] == f"<{OutgoingLetter.objects.get().letter_id}>"


def test_the_address_is_forgotten_with_a_withdrawn_report(written: Case) -> None:
    written.lead.withdraw(now=timezone.now())
    tell_readers(timezone.now())
    assert not ReaderAddress.objects.exists()


def test_an_address_that_another_secret_sealed_is_kept_until_that_is_back(written: Case, settings: object) -> None:
    settings.SOURCE_KEY = bytes(32)
    written.take(by=cast.hire(written.newsroom, "karim"), now=timezone.now())
    assert tell_readers(timezone.now()) == 0 and ReaderAddress.objects.exists()


def test_the_address_is_forgotten_when_a_rejection_was_told(written: Case, postman: Postman, editor: Person) -> None:
    written.decide(Outcome.REJECTED, "الرقم صحيح.", by=editor, now=timezone.now())
    assert tell_readers(timezone.now()) == 1
    assert not ReaderAddress.objects.exists()


def test_a_sender_that_the_server_refuses_loses_no_letter(written: Case, postman: Postman) -> None:
    postman.refuses_sender = True
    send()
    assert OutgoingLetter.objects.get().state == "waiting"
    postman.refuses_sender = False
    assert send(timedelta(hours=2)) == 1
    assert len(postman.letters) == 1


@pytest.mark.pure
@pytest.mark.parametrize(
    ("address", "sender", "why"),
    [
        ("mail.example", "a@b.example", "smtp://"),
        ("smtp://:99999", "a@b.example", "can't be read"),
        ("smtp://mail.example", "nobody", "TASWIB_MAIL_FROM"),
    ],
)
def test_a_setting_that_can_not_be_read_says_why(address: str, sender: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        mail_server(address, sender)
