"""A mailbox on a real server (dovecot): read once, in order, through failures."""

import pytest
from django.utils import timezone

from taswib.archive.article import Article
from taswib.desk.models import Report
from taswib.desk.report import Kind
from taswib.letters.letter import Letter
from taswib.letters.mailbox import Mailbox, MailboxState, add_mailbox
from taswib.letters.models import OutgoingLetter
from taswib.letters.reading import read_mailbox, start_after_what_is_there
from taswib.letters.taking_in import Outcome
from taswib.people.newsroom import Newsroom
from tests.letters.conftest import PASSWORD, PostOffice
from tests.letters.letters import NAMES_ADDRESS, letter


def mailbox_at(newsroom: Newsroom, address: str, password: str = PASSWORD) -> Mailbox:
    mailbox, _new = add_mailbox(newsroom, address, password, Kind.COMPLAINT, timezone.now())
    mailbox.begin(timezone.now())
    return mailbox


def read(mailbox: Mailbox) -> int:
    mailbox.refresh_from_db()
    return read_mailbox(mailbox, timezone.now)


def test_what_came_is_taken_in_once_and_marked_as_seen(
    newsroom: Newsroom, article: Article, office: PostOffice
) -> None:
    mailbox = mailbox_at(newsroom, office.address)
    office.deliver(letter(NAMES_ADDRESS), letter("مقالكم خاطئ."), letter(NAMES_ADDRESS, Auto_Submitted="auto-replied"))
    assert [read(mailbox), read(mailbox)] == [3, 0]
    assert [report.kind for report in Report.objects.all()] == ["complaint"]
    assert office.unread() == 1
    mailbox.refresh_from_db()
    assert (mailbox.state, mailbox.left) == (MailboxState.OK, 1)
    office.deliver(letter(NAMES_ADDRESS))
    assert read(mailbox) == 1


def test_the_letters_of_years_are_left_alone(newsroom: Newsroom, article: Article, office: PostOffice) -> None:
    office.deliver(letter(NAMES_ADDRESS), letter(NAMES_ADDRESS))
    mailbox = mailbox_at(newsroom, office.address)
    start_after_what_is_there(mailbox)
    assert read(mailbox) == 0
    office.deliver(letter(NAMES_ADDRESS))
    assert read(mailbox) == 1


def test_a_server_that_numbers_anew_brings_no_letter_twice(
    newsroom: Newsroom, article: Article, office: PostOffice
) -> None:
    mailbox = mailbox_at(newsroom, office.address)
    office.deliver(letter(NAMES_ADDRESS), letter(NAMES_ADDRESS))
    read(mailbox)
    Mailbox.objects.update(validity=1)
    read(mailbox)
    assert Report.objects.count() == OutgoingLetter.objects.count() == 2


def test_killed_in_the_middle_it_goes_on_where_it_was(
    newsroom: Newsroom, article: Article, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox = mailbox_at(newsroom, office.address)
    office.deliver(*(letter(NAMES_ADDRESS) for _ in range(3)))
    from taswib.letters import reading

    true, taken = reading.take_in_letter, []

    def dies(*arguments: object) -> object:
        taken.append(true(*arguments))
        if len(taken) == 2:
            raise KeyboardInterrupt
        return taken[-1]

    monkeypatch.setattr(reading, "take_in_letter", dies)
    with pytest.raises(KeyboardInterrupt):
        read(mailbox)
    assert Report.objects.count() == 1
    monkeypatch.setattr(reading, "take_in_letter", true)
    assert read(mailbox) == 2
    assert Report.objects.count() == 3


@pytest.mark.parametrize(
    ("address", "password", "state"),
    [
        ("{at}", "wrong", MailboxState.REFUSED),
        ("{at}/Nowhere", PASSWORD, MailboxState.NO_FOLDER),
        ("imap://corrections@127.0.0.1:9", PASSWORD, MailboxState.UNREACHABLE),
    ],
)
def test_a_failure_is_noted_and_tried_again_later(
    newsroom: Newsroom, office: PostOffice, address: str, password: str, state: MailboxState
) -> None:
    mailbox = mailbox_at(newsroom, address.format(at=office.address), password)
    assert read(mailbox) == 0
    mailbox.refresh_from_db()
    assert mailbox.state == state
    assert mailbox.failures == 1
    assert mailbox.next_at > timezone.now()


def test_one_that_was_added_is_left_alone_until_it_is_told_to_begin(newsroom: Newsroom, office: PostOffice) -> None:
    add_mailbox(newsroom, office.address, PASSWORD, Kind.ERROR, timezone.now())
    assert not Mailbox.objects.due(timezone.now()).exists()


def test_two_watchers_never_read_the_same_mailbox_at_once(newsroom: Newsroom, office: PostOffice) -> None:
    mailbox = mailbox_at(newsroom, office.address)
    now = timezone.now()
    assert [mailbox.claim(now), Mailbox.objects.get().claim(now)] == [True, False]


def test_a_letter_that_can_not_be_taken_in_stays_and_holds_up_no_other(
    newsroom: Newsroom, article: Article, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    from taswib.letters import reading

    true = reading.take_in_letter

    def stumbles(mailbox: Mailbox, read: Letter, *more: object) -> Outcome:
        made = true(mailbox, read, *more)
        if "تعثّر" in read.words:
            raise ValueError
        return made

    monkeypatch.setattr(reading, "take_in_letter", stumbles)
    mailbox = mailbox_at(newsroom, office.address)
    office.deliver(letter(f"تعثّر. {NAMES_ADDRESS}"), letter(NAMES_ADDRESS))
    assert read(mailbox) == 2
    assert Report.objects.count() == 1
    assert office.unread() == 1
    assert Mailbox.objects.get().left == 1
