"""A letter becomes a report, or a message in the thread of one, in one transaction; never a command."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from taswib.archive.article import Article
from taswib.desk.arriving import MOST, sealed_content
from taswib.desk.attachment import Evidence, Placed, placed
from taswib.desk.evidence import evidence_of
from taswib.desk.refusals import Refused, TooManyFiles
from taswib.desk.report import Kind, Report
from taswib.desk.reporting import Meant, Sent, Words, send_report, signed_submission
from taswib.letters.known_letter import KnownLetter, key_of
from taswib.letters.letter import Letter
from taswib.letters.mailbox import Mailbox
from taswib.letters.outgoing import Envelope, is_posted, post
from taswib.letters.outgoing import Letter as Written
from taswib.letters.reader_address import keep_address
from taswib.letters.recognising import article_of, without_addresses
from taswib.text.direction import language
from taswib.text.gate import admit

_PART = 4000
"""Code points of one message; the form's are not longer than 5,000."""
_ANSWERS_A_DAY = 5
"""Acknowledgements to one address: whoever forges senders must not make us flood a mailbox."""


class Outcome(StrEnum):
    """What became of a letter. Those that are `left` wait in the mailbox, unread."""

    REPORTED = "reported"
    ADDED = "added"
    KNOWN = "known"
    AUTOMATIC = "automatic"
    NO_ARTICLE = "no_article"
    EMPTY = "empty"
    UNREADABLE = "unreadable"

    @property
    def is_left(self) -> bool:
        return self in (Outcome.NO_ARTICLE, Outcome.EMPTY, Outcome.UNREADABLE)


@dataclass(frozen=True)
class _Post:
    """A letter as the desk gets it: in parts, the first of which makes the report."""

    letter: Letter
    mailbox: Mailbox
    now: datetime
    files: Sequence[Evidence]
    left: Sequence[str]

    @property
    def language(self) -> str:
        return language(without_addresses(f"{self.letter.words}\n{self.letter.subject}"))

    @property
    def parts(self) -> list[str]:
        with translation.override(self.language):
            enclosed = _("Enclosed, and still in the mailbox: %(names)s") % {"names": "، ".join(self.left)}
        told = [self.letter.subject, self.letter.words, *([enclosed] if self.left else [])]
        raw = "\n\n".join(filter(None, told)).replace("\0", "").encode("utf-8", "replace").decode()
        whole = admit(raw, limit=4 * len(raw))  # cut afterwards: normalising can make a text three times as long
        return [whole[start : start + _PART] for start in range(0, len(whole), _PART)]


def files_in(letter: Letter) -> tuple[list[Evidence], list[str]]:
    """What is enclosed, as the desk keeps it, and the names of what it can't keep. Slow: outside any transaction."""
    kept: list[Evidence] = []
    left: list[str] = []
    for one in letter.enclosed if not letter.is_automatic else ():
        try:
            if len(kept) == MOST:
                raise TooManyFiles
            kept += evidence_of([sealed_content(one.name, one.content)], keep_originals=False)
        except Refused:
            left.append(one.name)
    return kept, left


@transaction.atomic
def take_in_letter(
    mailbox: Mailbox, letter: Letter, now: datetime, files: Sequence[Evidence] = (), left: Sequence[str] = ()
) -> Outcome:
    """What became of it, with `files` and the names of those that were `left` out. A second time it changes nothing."""
    newsroom, post_ = mailbox.newsroom, _Post(letter, mailbox, now, files, left)
    if KnownLetter.objects.knows(newsroom, letter.id):
        return Outcome.KNOWN
    if letter.is_automatic or letter.sender.lower() == mailbox.username.lower():
        return Outcome.AUTOMATIC
    if not letter.words and not letter.subject:
        return Outcome.EMPTY
    answered = KnownLetter.objects.report_of(newsroom, letter.answers)
    if answered and _add(post_, answered):
        return Outcome.ADDED
    article = answered.article if answered else article_of(letter, newsroom)
    if article is None or article.current is None:
        _ask_which(post_)
        return Outcome.NO_ARTICLE
    _report(post_, article)
    return Outcome.REPORTED


def _add(post_: _Post, report: Report) -> bool:
    """Into the thread that it answers; False where that is over, and the letter is a report of its own."""
    case = report.case.locked()
    report.refresh_from_db(fields=["withdrawn_at"])
    if case.is_closed or report.withdrawn_at or not hasattr(report, "key"):
        return False
    with placed(post_.files) as files:
        _write(post_, report, post_.parts, files)
    KnownLetter.objects.note(post_.mailbox.newsroom, post_.letter.id, report)
    return True


def _report(post_: _Post, article: Article) -> None:
    parts, letter = post_.parts, post_.letter
    assert article.current
    sent = send_report(
        Meant(article, article.current, Kind(post_.mailbox.kind)),
        Words(parts[0] if parts else letter.subject, contact=letter.sender, language=post_.language),
        submission=signed_submission(key_of(letter.id)),
        now=post_.now,
        files=post_.files,
    )
    _write(post_, sent.report, parts[1:])
    KnownLetter.objects.note(post_.mailbox.newsroom, letter.id, sent.report)
    if letter.sender:
        keep_address(sent.report, letter.sender)
        _acknowledge(post_, sent)


def _write(post_: _Post, report: Report, parts: list[str], files: Sequence[Placed] = ()) -> None:
    """The parts as messages, the first with the files."""
    secret = key_of(post_.letter.id).encode()
    for number, part in enumerate(parts):
        key = key_of(f"{post_.letter.id} {number}")
        report.add(part, now=post_.now, key=key, files=files if number == 0 else (), secret=secret)


def _acknowledge(post_: _Post, sent: Sent) -> None:
    newsroom, sender = post_.mailbox.newsroom, post_.letter.sender
    keys = (f"received {sender.lower()} {post_.now:%Y-%m-%d} {number}" for number in range(_ANSWERS_A_DAY))
    key = next((one for one in keys if not is_posted(newsroom, one)), None)
    if key:
        envelope = Envelope(sender, code=sent.receipt, follows=post_.letter.id)
        made = post(newsroom, Written.RECEIVED, envelope, language=post_.language, key=key, now=post_.now)
        KnownLetter.objects.note(newsroom, made.letter_id, sent.report)


def _ask_which(post_: _Post) -> None:
    """Once a day to an address, however much it writes: two programs must not answer each other for ever."""
    sender = post_.letter.sender
    if not sender:
        return
    key = f"which {sender.lower()} {post_.now:%Y-%m-%d}"
    envelope = Envelope(sender, follows=post_.letter.id)
    post(post_.mailbox.newsroom, Written.WHICH_ARTICLE, envelope, language=post_.language, key=key, now=post_.now)
