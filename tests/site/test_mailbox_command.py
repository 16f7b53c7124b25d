"""`taswib mailbox`, with a real server behind it."""

import pytest

from taswib.letters.mailbox import Mailbox
from taswib.people.newsroom import Newsroom
from taswib.site.command import main
from tests.letters.conftest import PASSWORD, PostOffice, dovecot, office
from tests.letters.letters import letter

__all__ = ["dovecot", "office"]


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASWIB_PASSWORD", PASSWORD)


def test_a_mailbox_is_added_listed_and_paused(
    newsroom: Newsroom, office: PostOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    office.deliver(letter("قديمة"))
    assert main(["mailbox", "add", office.address]) == 0
    assert Mailbox.objects.get().last_uid > 0
    assert main(["mailbox", "list"]) == 0
    assert office.address in capsys.readouterr().out
    assert main(["mailbox", "pause", office.address]) == 0
    assert not Mailbox.objects.get().is_active


@pytest.mark.parametrize(
    "address", ["corrections@mail.example", "imaps://corrections:secret@mail.example", "imap://corrections@127.0.0.1:9"]
)
def test_what_can_not_be_read_is_refused_and_not_kept(
    newsroom: Newsroom, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["mailbox", "add", address]) in (1, 2)
    assert capsys.readouterr().err
    assert not Mailbox.objects.exists()
