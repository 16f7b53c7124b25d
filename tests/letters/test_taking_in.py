"""What becomes of a letter at the desk."""

from email.message import EmailMessage

import pytest

from taswib.archive.article import Article
from taswib.desk.models import Case, Message, Report
from taswib.letters.letter import read_letter
from taswib.letters.mailbox import Mailbox
from taswib.letters.models import OutgoingLetter, ReaderAddress
from taswib.letters.outgoing import Letter
from taswib.letters.taking_in import Outcome, files_in, take_in_letter
from taswib.people.newsroom import Newsroom
from tests import cast
from tests.letters.letters import ADDRESS, NAMES_ADDRESS, NAMES_HEADLINE, SENDER, letter


@pytest.fixture
def mailbox(newsroom: Newsroom) -> Mailbox:
    fields = {"scheme": "imaps", "host": "mail.nahr.example", "port": 993, "username": "corrections@nahr.example"}
    return Mailbox.objects.create(newsroom=newsroom, next_at=cast.NOW, **fields)


def take(mailbox: Mailbox, words: str, subject: str = "تصحيح", **more: str) -> Outcome:
    return take_whole(mailbox, letter(words, subject, **more))


def take_whole(mailbox: Mailbox, written: EmailMessage) -> Outcome:
    read = read_letter(bytes(written))
    return take_in_letter(mailbox, read, cast.NOW, *files_in(read))


@pytest.mark.parametrize("words", [NAMES_ADDRESS, NAMES_HEADLINE])
def test_a_letter_that_names_an_article_becomes_a_report_on_it(mailbox: Mailbox, article: Article, words: str) -> None:
    assert take(mailbox, words) is Outcome.REPORTED
    report = Report.objects.get()
    assert (report.article, report.kind, report.language) == (article, "error", "ar")
    [answer] = OutgoingLetter.objects.all()
    assert (answer.letter, answer.envelope.to) == (Letter.RECEIVED, SENDER)
    assert Report.objects.opened_by(answer.envelope.code) == report


def test_its_subject_can_be_the_headline(mailbox: Mailbox, article: Article) -> None:
    assert take(mailbox, "الرقم غير صحيح.", f"Re: {cast.HEADLINE}") is Outcome.REPORTED


def test_the_same_letter_again_changes_nothing(mailbox: Mailbox, article: Article) -> None:
    first = [take(mailbox, NAMES_ADDRESS, message_id="<same@mail.example>") for _ in range(3)]
    assert first == [Outcome.REPORTED, Outcome.KNOWN, Outcome.KNOWN]
    assert Report.objects.count() == Case.objects.count() == OutgoingLetter.objects.count() == 1


def test_an_answer_to_its_acknowledgement_goes_into_the_thread(mailbox: Mailbox, article: Article) -> None:
    take(mailbox, NAMES_ADDRESS)
    sent = OutgoingLetter.objects.get()
    assert take(mailbox, "وعندي صورة العقد.", answers=f"<{sent.letter_id}>") is Outcome.ADDED
    assert take(mailbox, NAMES_ADDRESS) is Outcome.REPORTED
    assert Message.objects.count() == 1
    assert Report.objects.count() == 2


def test_an_answer_when_all_is_over_is_a_report_of_its_own(mailbox: Mailbox, article: Article) -> None:
    take(mailbox, NAMES_ADDRESS)
    sent = OutgoingLetter.objects.get()
    Report.objects.get().withdraw(now=cast.NOW)
    assert take(mailbox, "لم يُصحَّح شيء.", answers=f"<{sent.letter_id}>") is Outcome.REPORTED


def test_without_an_article_it_is_asked_for_once_a_day(mailbox: Mailbox, article: Article) -> None:
    assert [take(mailbox, "مقالكم خاطئ.") for _ in range(5)] == [Outcome.NO_ARTICLE] * 5
    assert [one.letter for one in OutgoingLetter.objects.all()] == [Letter.WHICH_ARTICLE]
    assert not Report.objects.exists()


def test_a_letter_of_a_program_is_not_answered(mailbox: Mailbox, article: Article) -> None:
    assert take(mailbox, NAMES_ADDRESS, Auto_Submitted="auto-replied") is Outcome.AUTOMATIC
    assert take(mailbox, NAMES_ADDRESS, sender="corrections@nahr.example") is Outcome.AUTOMATIC
    assert not OutgoingLetter.objects.exists() and not Report.objects.exists()


def test_a_long_letter_is_kept_whole_in_parts(mailbox: Mailbox, article: Article) -> None:
    assert take(mailbox, f"{ADDRESS}\n" + "كلمة أخرى " * 1500) is Outcome.REPORTED
    assert Message.objects.count() == 3


def test_words_in_a_letter_are_never_a_command(mailbox: Mailbox, article: Article) -> None:
    before = Article.objects.get().current_id
    take(mailbox, f"withdraw\ndelete\npublish\n{ADDRESS}", "unsubscribe")
    assert Article.objects.get().current_id == before
    assert Report.objects.get().withdrawn_at is None


def test_where_a_letter_goes_is_sealed_until_it_is_sent_and_erased_then(mailbox: Mailbox, article: Article) -> None:
    take(mailbox, NAMES_ADDRESS)
    sent = OutgoingLetter.objects.get()
    assert SENDER not in sent.sealed + ReaderAddress.objects.get().sealed
    sent.was_sent()
    assert OutgoingLetter.objects.get().sealed == ""


def with_files(words: str, count: int, answers: str = "") -> EmailMessage:
    made = letter(words, answers=answers)
    for number in range(count):
        content = f"%PDF-1.4 {number}".encode()
        made.add_attachment(content, maintype="application", subtype="pdf", filename=f"عقد {number}.pdf")
    return made


def test_files_come_with_it_sealed_and_those_too_many_are_named(mailbox: Mailbox, article: Article) -> None:
    assert take_whole(mailbox, with_files(NAMES_ADDRESS, 7)) is Outcome.REPORTED
    opened = cast.opened(Report.objects.get())
    assert [one.name for one in opened.files] == [f"عقد {number}.pdf" for number in range(5)]
    assert opened.said and "عقد 5.pdf، عقد 6.pdf" in opened.said.wrong


def test_files_of_an_answer_go_with_its_message(mailbox: Mailbox, article: Article) -> None:
    take(mailbox, NAMES_ADDRESS)
    sent = OutgoingLetter.objects.get()
    assert take_whole(mailbox, with_files("الصورة مرفقة.", 1, f"<{sent.letter_id}>")) is Outcome.ADDED
    assert Message.objects.get().attachments.count() == 1


def test_files_of_a_letter_to_a_thread_that_is_over_go_with_its_own_report(mailbox: Mailbox, article: Article) -> None:
    take(mailbox, NAMES_ADDRESS)
    sent = OutgoingLetter.objects.get()
    Report.objects.get().withdraw(now=cast.NOW)
    assert take_whole(mailbox, with_files("وهذا العقد.", 1, f"<{sent.letter_id}>")) is Outcome.REPORTED
    assert Report.objects.order_by("-pk")[0].attachments.count() == 1


def test_a_text_that_grows_when_it_is_tidied_is_kept_whole(mailbox: Mailbox, article: Article) -> None:
    assert take(mailbox, f"{ADDRESS}\n" + "\ufb2c" * 9000) is Outcome.REPORTED  # three code points each, in NFC
    opened = cast.opened(Report.objects.get())
    assert opened.all_words().replace("\n", "").count("\u05e9") == 9000


def test_a_forged_sender_is_not_flooded_with_answers(mailbox: Mailbox, article: Article) -> None:
    assert [take(mailbox, NAMES_ADDRESS) for _ in range(8)] == [Outcome.REPORTED] * 8
    assert OutgoingLetter.objects.count() == 5


def test_an_address_that_is_none_gets_no_answer(mailbox: Mailbox, article: Article) -> None:
    for sender in ("nobody", "a b@mail.example", "قارئ@mail.example", '"x"@'):
        raw = bytes(letter(NAMES_ADDRESS, sender="other@mail.example")).replace(b"other@mail.example", sender.encode())
        assert take_in_letter(mailbox, read_letter(raw), cast.NOW) is Outcome.REPORTED
    assert not OutgoingLetter.objects.exists()
