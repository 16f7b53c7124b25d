"""Reporting: a reader's words become a report, a case and a receipt, durably and once."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.core import signing
from django.db import IntegrityError

from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.archive.shared_commit import SharedCommit
from taswib.archive.statement import Statement
from taswib.desk.attachment import Evidence, Placed, keep_files, placed
from taswib.desk.case import Case
from taswib.desk.citation import Citation
from taswib.desk.clause import Clause
from taswib.desk.clock import to_the_hour
from taswib.desk.concern import Concern, Who
from taswib.desk.deadline import Deadline
from taswib.desk.deadlines import Timetable, timetable_of
from taswib.desk.desk_key import DeskKeys
from taswib.desk.keyring import opened_by_reader
from taswib.desk.lane import guess_of, lane_of
from taswib.desk.receipt import lookup_of, readers_key, receipt_for, submission_of
from taswib.desk.recusing import named_by_readers
from taswib.desk.refusals import FormExpired, PassageNotThere
from taswib.desk.report import Contact, Kind, Report, Testimony
from taswib.desk.report_key import ReportKey, about, report_key
from taswib.desk.transition import Actor, Step, Transition
from taswib.people.newsroom import Newsroom
from taswib.sealing import seal
from taswib.text.anchoring import Quote, describe, locate

_SALT = "taswib.report-form"
FORM_LIFE = 24 * 3600
"""Seconds that a form may stand open before it is sent."""
_PLACE_UNKNOWN = -1


@dataclass(frozen=True)
class Words:
    """What the reader wrote, through the gate for text already."""

    wrong: str
    right: str = ""
    how: str = ""
    contact: str = ""
    language: str = "ar"
    about: str = ""
    """Whom of the newsroom the report is about, as the reader wrote it; who is meant gets to see nothing of it."""
    signed: str = ""
    """The name under which a reply is to be published."""

    def digest(self) -> str:
        named = (self.about,) if self.about else ()
        return sha256("\0".join((self.wrong, self.right, self.how, *named)).encode()).hexdigest()

    def as_sealed(self) -> bytes:
        """What goes into the box: all but the contact, which has one of its own."""
        said = {"wrong": self.wrong, "right": self.right, "how": self.how, "about": self.about}
        return json.dumps(said | ({"signed": self.signed} if self.signed else {}), ensure_ascii=False).encode()

    def together(self) -> str:
        return "\n\n".join(part for part in (self.wrong, self.right, self.how, self.about) if part)


@dataclass(frozen=True)
class Concerned:
    """What the writer is to the matter, and whether their reply may be published."""

    who: Who
    consents: bool = False


@dataclass(frozen=True)
class Meant:
    """What a report is about and of what kind it is; the whole article where no words were marked."""

    article: Article
    revision: Revision
    kind: Kind
    quote: Quote | None = None
    statement: Statement | None = None
    cited: tuple[Clause, ...] = ()
    """The clauses that a complaint names."""
    concern: Concerned | None = None


@dataclass(frozen=True)
class Sent:
    """The receipt, shown once, and whether the same form had been received before."""

    receipt: str
    report: Report
    again: bool


def new_submission() -> str:
    """A token for one form: random, signed, so that nobody can choose one and share another's receipt."""
    return signed_submission(secrets.token_urlsafe(18))


def signed_submission(token: str) -> str:
    """The token of what is no form but comes once: `token` must be hard to guess, for the receipt follows from it."""
    return signing.TimestampSigner(salt=_SALT).sign(token)


def token_in(submission: str) -> str:
    """The form's token. Raises FormExpired when it is older than a day or not ours."""
    try:
        return signing.TimestampSigner(salt=_SALT).unsign(submission, max_age=FORM_LIFE)
    except signing.BadSignature:
        raise FormExpired from None


def quote_of_passage(revision: Revision, position: int) -> Quote:
    """The anchor of a whole passage. Raises PassageNotThere."""
    found = next((one for one in revision.passages if one.position == position), None)
    if found is None:
        raise PassageNotThere
    return describe(revision.text, found.start, found.end)


def quote_of_words(revision: Revision, exact: str, prefix: str = "", suffix: str = "") -> Quote:
    """The anchor of words that a reader marked. Raises PassageNotThere when the revision does not hold them."""
    span = locate(revision.text, Quote(exact, prefix, suffix, _PLACE_UNKNOWN, _PLACE_UNKNOWN))
    if span is None:
        raise PassageNotThere
    return describe(revision.text, *span)


def send_report(
    meant: Meant,
    words: Words,
    *,
    submission: str,
    now: datetime,
    waited: bool = False,
    files: Sequence[Evidence] = (),
) -> Sent:
    """Store the report and open its case in one transaction; the same form sent again gives the same receipt.

    Raises FormExpired; Closed or Withdrawn when it comes again with other words, too late.
    `waited` says that it came in a flood without work. `files` are on the disk before the report is, and the report before
    this returns. Raises PassageNotThere for a statement of another revision.
    """
    if meant.statement and meant.statement.revision_id != meant.revision.pk:
        raise PassageNotThere
    token = token_in(submission)
    with placed(files) as there:
        return _kept(_Letter(meant, words, token, now, waited, there))


def _kept(letter: "_Letter") -> Sent:
    receipt = receipt_for(letter.token)
    try:
        return Sent(receipt, _LETTERBOX.keep(letter), again=False)
    except IntegrityError:  # almost always the same form again: not asked first, since most come once
        known = _known(letter.token)
        if known is None:
            raise
    _keep_what_changed(known, letter.words, letter.token, letter.now)
    if letter.files and hasattr(known, "key"):
        keep_files(known, known.key, letter.files, readers_key(receipt).private)
    return Sent(receipt, known, again=True)


def _known(token: str) -> Report | None:
    known = Report.objects.select_related("testimony", "case", "key")
    return known.filter(submission=submission_of(token)).first()


@dataclass(frozen=True)
class _Letter:
    """A report on its way into the database."""

    meant: Meant
    words: Words
    token: str
    now: datetime
    waited: bool
    files: tuple[Placed, ...]

    @property
    def newsroom(self) -> Newsroom:
        return self.meant.article.newsroom


def _store(letters: Sequence[_Letter]) -> list[Report]:
    """All of them in few statements: each a report with its sealed words, in its own case with deadlines and first row."""
    timetables = {room.pk: timetable_of(room) for room in {letter.newsroom for letter in letters}}
    cases = Case.objects.bulk_create(_case(letter, timetables[letter.meant.article.newsroom_id]) for letter in letters)
    opened = list(zip(letters, cases, strict=True))
    Deadline.objects.bulk_create(
        one for letter, case in opened for one in timetables[case.newsroom_id].deadlines(case, _day(letter))
    )
    reports = Report.objects.bulk_create(_report(letter, case) for letter, case in opened)
    sent = list(zip(letters, reports, strict=True))
    _seal(sent)
    Citation.objects.bulk_create(
        Citation(report=report, clause=clause) for letter, report in sent for clause in letter.meant.cited
    )
    Concern.objects.bulk_create(
        Concern(report=report, who=concern.who, consents=concern.consents)
        for letter, report in sent
        if (concern := letter.meant.concern)
    )
    Transition.objects.bulk_create(_first_row(report) for report in reports)
    named = [(letter.words.about, report) for letter, report in sent if letter.words.about]
    if named:
        named_by_readers(named, letters[0].now)
    return reports


def _case(letter: _Letter, timetable: Timetable) -> Case:
    meant, words = letter.meant, letter.words
    case = Case(newsroom=letter.newsroom, article=meant.article, kind=meant.kind, opened_at=to_the_hour(letter.now))
    case.due_on = timetable.first_due(case, _day(letter))
    exact = meant.quote.exact if meant.quote else ""
    case.lane = lane_of(meant.kind, exact, words.wrong, words.right, words.how)
    case.guess = guess_of(exact, words.right)
    return case


def _day(letter: _Letter) -> date:
    return letter.newsroom.day_of(letter.now)


def _report(letter: _Letter, case: Case) -> Report:
    return Report(
        newsroom=case.newsroom,
        case=case,
        article=letter.meant.article,
        revision=letter.meant.revision,
        statement=letter.meant.statement,
        kind=letter.meant.kind,
        language=letter.words.language,
        received_at=case.opened_at,
        waited=letter.waited,
        lookup=lookup_of(receipt_for(letter.token)),
        submission=submission_of(letter.token),
        **_anchor(letter.meant.quote),
    )


def _seal(sent: list[tuple[_Letter, Report]]) -> None:
    """Their words and contacts, to the keys that the desk has now."""
    newsrooms = {report.newsroom_id: report.newsroom for _letter, report in sent}
    desks = {pk: DeskKeys.of(newsroom) for pk, newsroom in newsrooms.items()}
    keys = [_key(letter, report, desks[report.newsroom_id]) for letter, report in sent]
    ReportKey.objects.bulk_create(keys)
    Testimony.objects.bulk_create(
        Testimony(report=key.report, sealed=key.sealed(letter.words.as_sealed(), "testimony"))
        for key, (letter, _report) in zip(keys, sent, strict=True)
    )
    for key, (letter, report) in zip(keys, sent, strict=True):
        keep_files(report, key, letter.files, readers_key(receipt_for(letter.token)).private)
    Contact.objects.bulk_create(
        _contact(letter, report, desks[report.newsroom_id]) for letter, report in sent if letter.words.contact
    )


def _key(letter: _Letter, report: Report, desk: DeskKeys) -> ReportKey:
    return report_key(report, desk.words, readers_key(receipt_for(letter.token)).public)


def _contact(letter: _Letter, report: Report, desk: DeskKeys) -> Contact:
    content, where = letter.words.contact.encode(), about("contact", report)
    reader = readers_key(receipt_for(letter.token)).public
    return Contact(
        report=report,
        desk_key=desk.contact,
        for_desk=seal(desk.contact.public, content, where),
        for_reader=seal(reader, content, where),
    )


def _first_row(report: Report) -> Transition:
    case = report.case
    return case.row(Step.RECEIVED, actor=Actor.READER, report=report, after=case.state, at=report.received_at)


_LETTERBOX = SharedCommit(_store)


def _anchor(quote: Quote | None) -> dict[str, object]:
    if quote is None:
        return {}
    return quote._asdict()


def _keep_what_changed(report: Report, words: Words, token: str, now: datetime) -> None:
    """A form sent again with other words loses none of them: they go into the thread."""
    opened = opened_by_reader(report, readers_key(receipt_for(token)).private)
    first = opened.said if opened else None
    if first and words.digest() == Words(first.wrong, first.right, first.how, about=first.about).digest():
        return
    if words.about:
        named_by_readers([(words.about, report)], now)
    report.add(words.together(), now=now, key=sha256(f"{report.submission}{words.digest()}".encode()).hexdigest())
