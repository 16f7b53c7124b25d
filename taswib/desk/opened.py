"""A report that a key has opened: its words, in memory, for as long as a request lasts."""

import json
from dataclasses import dataclass

from taswib.desk.attachment import OpenedFile, opened_file
from taswib.desk.message import Message
from taswib.desk.report import Report, Testimony
from taswib.desk.report_key import about
from taswib.sealing import SealBroken, Stored, open_box


@dataclass(frozen=True)
class Said:
    """What the reader wrote in the form; `signed` is the name under which a reply is to be published."""

    wrong: str
    right: str = ""
    how: str = ""
    about: str = ""
    signed: str = ""


@dataclass(frozen=True)
class Written:
    """A message of the thread with its words; None where they can't be read (altered on the disk)."""

    message: Message
    words: str | None


class Opened:
    """Reads a report's parts with its private key. Make one by `Keyring` or `opened_by_reader` alone."""

    def __init__(self, report: Report, private: bytes) -> None:
        self.report = report
        self._private = private

    @property
    def said(self) -> Said | None:
        """None where they can't be read."""
        testimony: Testimony | None = getattr(self.report, "testimony", None)
        content = self._open(testimony.sealed, "testimony") if testimony else None
        return Said(**json.loads(content)) if content else None

    @property
    def thread(self) -> list[Written]:
        """All messages, oldest first."""
        return [Written(one, self._words(one)) for one in self.report.messages.all()]

    @property
    def files(self) -> list[OpenedFile]:
        """All files of the report and its thread, in the order in which they came; altered ones are left out."""
        opened = ((one, self._open(one.sealed, "file")) for one in self.report.attachments.all())
        return [opened_file(one, described) for one, described in opened if described]

    def all_words(self) -> str:
        """Everything that the reader wrote, for searching and comparing."""
        said = self.said
        parts = [said.wrong, said.right, said.how, said.about] if said else []
        theirs = [one.words for one in self.thread if one.words and not one.message.is_of_the_desk]
        return "\n\n".join(part for part in (*parts, *theirs) if part)

    def open(self, box: Stored, what: str) -> bytes | None:
        """Another part of the report; None where it was altered."""
        return self._open(box, what)

    def _words(self, message: Message) -> str | None:
        content = self._open(message.sealed, "message")
        return None if content is None else content.decode()

    def _open(self, box: Stored, what: str) -> bytes | None:
        try:
            return open_box(self._private, box, about(what, self.report))
        except SealBroken:
            return None
