"""The tables of this package, each in the module of its noun."""

from taswib.letters.known_letter import KnownLetter
from taswib.letters.mailbox import Mailbox
from taswib.letters.outgoing import OutgoingLetter
from taswib.letters.reader_address import ReaderAddress
from taswib.letters.telling import Reached, Telling

__all__ = ["KnownLetter", "Mailbox", "OutgoingLetter", "Reached", "ReaderAddress", "Telling"]
