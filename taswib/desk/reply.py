"""A reply on its way to publication: its own words, with consent, no longer and no less prominent than the rule says."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from taswib.desk.case import Case
from taswib.desk.case_kind import CaseKind
from taswib.desk.clock import to_the_hour
from taswib.desk.concern import Concern, Who
from taswib.desk.ground import Ground
from taswib.desk.opened import Opened
from taswib.desk.refusals import (
    Closed,
    NoConsent,
    NoKey,
    NotProminentEnough,
    ReplyExpected,
    ReplyHidden,
    ReplyTooLong,
    Withdrawn,
)
from taswib.desk.reply_rule import ReplyRule, count_words
from taswib.desk.report import Report
from taswib.desk.transition import Actor, Step
from taswib.text.gate import TextRefused, admit_public

MINOR, LIMITED, SUBSTANTIVE = "minor", "limited", "substantive"
_SCALE = (MINOR, LIMITED, SUBSTANTIVE)
_ON_TOP = 1
"""The last passage of those that stand on top of an article: headline and first paragraph."""


@dataclass(frozen=True)
class ReplyWords:
    """The reply as it would be published; `by` is the name under which, "" for none."""

    words: str
    by: str = ""


def reply_in(opened: Opened) -> ReplyWords:
    """The last wording that the writer gave, from a report that a key opened. Empty words where they can't be read."""
    said = opened.said
    wordings = [one.words for one in opened.thread if one.message.is_wording and one.words]
    return ReplyWords(wordings[-1] if wordings else said.wrong if said else "", said.signed if said else "")


@transaction.atomic
def consent(report: Report, agrees: bool, *, now: datetime) -> None:
    """The writer agrees that it is published, or takes that back, while the case is open. Raises Withdrawn, Closed."""
    case = report.case.locked()
    report.refresh_from_db(fields=["withdrawn_at"])
    if report.withdrawn_at:
        raise Withdrawn
    if case.is_closed:
        raise Closed
    theirs, _made = Concern.objects.get_or_create(report=report)
    if theirs.consents == agrees:
        return
    theirs.consents = agrees
    theirs.save(update_fields=["consents"])
    step = Step.CONSENTED if agrees else Step.UNCONSENTED
    case.record(step, actor=Actor.READER, at=to_the_hour(now), report=report)


def who_replies(case: Case) -> Who | None:
    """What the writer of the leading report is to the matter; None where they did not say, or it is no reply."""
    theirs = Concern.objects.filter(report=case.lead).first() if case.kind == CaseKind.REPLY else None
    return Who(theirs.who) if theirs and theirs.who else None


def may_carry(case: Case) -> bool:
    """Whether the writer of the leading report agreed to publication and did not withdraw it."""
    if case.kind != CaseKind.REPLY:
        return False
    return Concern.objects.filter(report=case.lead, consents=True, report__withdrawn_at=None).exists()


def most_words(case: Case) -> int:
    """How long the reply may be."""
    return ReplyRule.of(case.newsroom).most_words(case.subject.exact)


def least_severity(case: Case) -> str:
    """How prominently a reply must stand: on top where it answers the headline, the first paragraph or all."""
    if case.kind != CaseKind.REPLY or not ReplyRule.of(case.newsroom).same_prominence:
        return MINOR
    revision, span = case.subject.revision, case.subject.span
    if span is None:
        return SUBSTANTIVE
    touched = [one.position for one in revision.passages if one.start < span[1] and span[0] < one.end]
    return SUBSTANTIVE if not touched or min(touched) <= _ON_TOP else LIMITED


def require_own_words(case: Case, *, is_reply: bool, carries: bool) -> None:
    """What answers a right of reply is a reply, with its writer's words as far as they agreed. Raises ReplyExpected."""
    if case.kind == CaseKind.REPLY and not (is_reply and (carries or not may_carry(case))):
        raise ReplyExpected


def require_prominence(case: Case, severity: str) -> None:
    """Raises NotProminentEnough."""
    if _SCALE.index(severity) < _SCALE.index(least_severity(case)):
        raise NotProminentEnough


def require_publishable(case: Case, reply: ReplyWords | None) -> ReplyWords:
    """The words, once they may be published.

    Raises NoConsent, NoKey where they can't be read here, ReplyHidden, ReplyTooLong.
    """
    if not may_carry(case):
        raise NoConsent
    if reply is None or not reply.words.strip():
        raise NoKey
    public = _admitted(reply)
    found, most = count_words(public.words), most_words(case)
    if found > most:
        raise ReplyTooLong(found, most)
    return public


def _admitted(reply: ReplyWords) -> ReplyWords:
    """Through the gate for whatever is published: the desk that read them has to have read what stands there."""
    try:
        return ReplyWords(*(admit_public(one, limit=len(one)) for one in (reply.words, reply.by)))
    except TextRefused:
        raise ReplyHidden from None


def grounds_for(case: Case) -> list[Ground]:
    """Those on which a reply may be refused; none for a case of another kind."""
    return ReplyRule.of(case.newsroom).allowed if case.kind == CaseKind.REPLY else []
