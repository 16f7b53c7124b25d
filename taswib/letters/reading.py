"""Reading a mailbox over IMAP: what came since the last reading, one letter after the other."""

import logging
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError, LoginError

from taswib.archive.sealing import SealBroken
from taswib.desk.attachment import Evidence
from taswib.desk.refusals import Refused
from taswib.letters.letter import LARGEST, Letter, read_letter
from taswib.letters.mailbox import Mailbox, MailboxState
from taswib.letters.taking_in import Outcome, files_in, take_in_letter

_PATIENCE = 30  # seconds for each answer of the server
_AT_ONCE = 200  # letters in a reading: a lease must not run out under it

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]


class NoFolder(Exception):
    """The server knows no such folder."""


def read_mailbox(mailbox: Mailbox, clock: Clock) -> int:
    """Take in what came since the last reading; how many letters. A failure is noted on the mailbox and tried again."""
    taken, state = 0, MailboxState.OK
    try:
        with _opened(mailbox) as (box, validity):
            for uid in _new(mailbox, box, validity):
                _take(mailbox, box, uid, clock())
                taken += 1
    except (LoginError, SealBroken):
        state = MailboxState.REFUSED
    except NoFolder:
        state = MailboxState.NO_FOLDER
    except (OSError, ssl.SSLError):
        state = MailboxState.UNREACHABLE
    except (IMAPClientError, ValueError, KeyError) as error:
        log.warning("a mailbox could not be read: %s", type(error).__name__)
        state = MailboxState.BROKEN
    mailbox.ended(state, clock())
    return taken


def start_after_what_is_there(mailbox: Mailbox) -> None:
    """Leave the letters of years alone that are in the mailbox already. Raises what a reading notes."""
    with _opened(mailbox) as (box, validity):
        _number_anew(mailbox, validity, box.folder_status(mailbox.folder, ["UIDNEXT"])[b"UIDNEXT"] - 1)


@contextmanager
def _opened(mailbox: Mailbox) -> Iterator[tuple[IMAPClient, int]]:
    """Signed in, with the folder chosen, and the validity of its numbers.

    Never over a line that others can read, but on this machine.
    """
    secure = mailbox.scheme == "imaps"
    with IMAPClient(mailbox.host, mailbox.port, ssl=secure, timeout=_PATIENCE) as box:
        if not secure and mailbox.host not in ("127.0.0.1", "localhost", "::1"):
            box.starttls(ssl.create_default_context())
        box.login(mailbox.username, mailbox.password)
        try:
            chosen = box.select_folder(mailbox.folder)
        except IMAPClientError:
            raise NoFolder from None
        yield box, chosen[b"UIDVALIDITY"]


def _new(mailbox: Mailbox, box: IMAPClient, validity: int) -> list[int]:
    """What came since, in the order in which it came. After the server numbered anew all is looked at: known letters
    are taken in no second time.
    """
    if mailbox.validity != validity:
        _number_anew(mailbox, validity, 0)
    since = mailbox.last_uid + 1
    return sorted(uid for uid in box.search(["UID", f"{since}:*"]) if uid >= since)[:_AT_ONCE]


def _number_anew(mailbox: Mailbox, validity: int, last: int) -> None:
    mailbox.validity, mailbox.last_uid = validity, last
    mailbox.save(update_fields=["validity", "last_uid"])


def _take(mailbox: Mailbox, box: IMAPClient, uid: int, now: datetime) -> None:
    """One letter: what became of it and that it was read are one transaction; then it is marked as seen."""
    letter = read_letter(_fetched(box, uid))
    files, out = files_in(letter)
    with transaction.atomic():
        outcome = _became(mailbox, letter, now, files, out)
        mailbox.last_uid = uid
        left = F("left") + int(outcome.is_left)
        Mailbox.objects.filter(pk=mailbox.pk).update(last_uid=uid, left=left)
    if not outcome.is_left:
        box.add_flags([uid], [rb"\Seen"])


def _became(mailbox: Mailbox, letter: Letter, now: datetime, files: Sequence[Evidence], left: Sequence[str]) -> Outcome:
    """What became of it. One that can't be taken in stays where it is and holds up none that came after it."""
    try:
        with transaction.atomic():
            return take_in_letter(mailbox, letter, now, files, left)
    except (Refused, ValueError, LookupError) as error:
        log.warning("a letter could not be taken in: %s", type(error).__name__)
        return Outcome.UNREADABLE


def _fetched(box: IMAPClient, uid: int) -> bytes:
    """The letter, unmarked; nothing where it is too large or was taken away meanwhile."""
    size: dict[bytes, Any] = box.fetch([uid], ["RFC822.SIZE"]).get(uid, {})
    if not 0 < size.get(b"RFC822.SIZE", 0) <= LARGEST:
        return b""
    return bytes(box.fetch([uid], ["BODY.PEEK[]"]).get(uid, {}).get(b"BODY[]", b""))
