"""What a case file tells of a case: values that go into JSON, and onto its page as they are.

Left out: how to reach a reader, always, for nobody asks readers whether a committee may have it; and who looked at it.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from taswib.archive.revision import Revision
from taswib.desk.case import Case
from taswib.desk.decision import Decision
from taswib.desk.notice import Notice
from taswib.desk.opened import Opened
from taswib.desk.report import Report
from taswib.desk.transition import Step, Transition

_TOLD_WHY = frozenset(
    {
        Step.ADMITTED, Step.CLAUSES, Step.DECIDED, Step.CLOSED, Step.UPDATED, Step.PASSED, Step.RETRACTED, Step.SET_ASIDE
    }
)  # fmt: skip
"""Whose reasons are about the case. All others stay at the desk: they may tell of people, or who else asked."""

FORMAT = "taswib-case-file/1"
Told = dict[str, Any]


class LeftOut(Enum):
    """What is not in the file, and why."""

    CONTACT = "contact"
    WITHDRAWN = "withdrawn"
    ORIGINALS = "originals"
    SEALED = "sealed"
    BROKEN = "broken"


@dataclass
class Gathered:
    """What was met on the way through the reports: some of them for the page, and how many were left out of what."""

    shown: list[Told] = field(default_factory=list)
    left_out: dict[LeftOut, int] = field(default_factory=dict)

    def leave_out(self, what: LeftOut) -> None:
        self.left_out[what] = self.left_out.get(what, 0) + 1


def case_told(case: Case) -> Told:
    """All of the case but its reports."""
    return {
        "case": {
            "number": case.pk,
            "kind": case.kind,
            "state": case.state,
            "opened_at": moment(case.opened_at),
            "reports": case.reports.count(),
            "deadlines": [_deadline(one) for one in case.deadlines.of_profiles()],
            "question_to_the_author": case.brief,
        },
        "article": _article(case),
        "subject": _subject(case),
        "explanations": [
            {"by": str(one.by), "words": one.words, "given_at": moment(one.given_at)}
            for one in case.explanations.select_related("by")
        ],
        "decision": _decision(case),
        "overturned_decisions": [_decided(one) for one in case.overturned_decisions.select_related("by")],
        "notices": [notice_told(one) for one in case.notices.public()],
        "history": [_row(one) for one in Transition.objects.told_of(case).order_by("pk")],
    }


def report_told(report: Report, opened: Opened | None) -> Told:
    """`words` is None where they can't be opened: their time is over, they were altered, or the reader took them back."""
    said = opened.said if opened else None
    thread = opened.thread if opened else []
    return {
        "report": report.pk,
        "kind": report.kind,
        "language": report.language,
        "received_on": _day(report, report.received_at),
        "withdrawn": report.withdrawn_at is not None,
        "marked": report.exact,
        "words": {"wrong": said.wrong, "right": said.right, "how": said.how} if said else None,
        "thread": [
            {"from": one.message.sender, "is_question": one.message.is_question, "on": _day(report, one.message.sent_at),
             "words": one.words}
            for one in thread
        ],
        "put_right": report.put_right or None,
        "files": [],
    }  # fmt: skip


def notice_told(notice: Notice) -> Told:
    return {
        "number": notice.number,
        "kind": notice.kind,
        "severity": notice.severity,
        "apology": notice.apology,
        "state": notice.state,
        "was": notice.was,
        "now": notice.now,
        "words": notice.words,
        "withdrawal": notice.withdrawal,
        "published_at": moment(notice.published_at),
    }


def revision_told(revision: Revision) -> Told:
    return {
        "number": revision.number,
        "headline": revision.headline,
        "seen_at": moment(revision.seen_at),
        "seen_from": revision.seen_from,
        "sha256": revision.digest,
        "file": f"revisions/{revision.number}.txt",
    }


def moment(value: datetime | None) -> str | None:
    return value.isoformat(timespec="seconds") if value else None


def _day(report: Report, value: datetime) -> str:
    """On the newsroom's calendar."""
    return report.newsroom.day_of(value).isoformat()


def _article(case: Case) -> Told:
    article = case.article
    return {
        "id": article.slug,
        "headline": article.headline,
        "address": article.address,
        "section": article.section,
        "byline": article.byline,
        "published_at": moment(article.published_at),
        "revisions": [revision_told(one) for one in article.revisions.defer("text")],
    }


def _subject(case: Case) -> Told:
    subject = case.subject
    start, end = subject.span or (None, None)
    return {"revision": subject.revision.number, "start": start, "end": end, "words": subject.exact}


def _decision(case: Case) -> Told | None:
    decision = getattr(case, "decision", None)
    return _decided(decision) if decision else None


def _decided(decision: Decision) -> Told:
    """With the findings of a complaint, as they were told with the words of their clauses."""
    return {
        "outcome": decision.outcome,
        "ground": decision.ground,
        "findings": decision.found,
        "sanctions": decision.sanctions,
        "author_unheard": decision.unheard,
        "reasons": decision.reasons,
        "reasons_en": decision.reasons_en,
        "by": str(decision.by),
        "decided_at": moment(decision.decided_at),
    }


def _deadline(one: Any) -> Told:
    return {
        "rule": str(one.profile) if one.profile else None,
        "started_on": one.started_on.isoformat(),
        "due_on": one.due_on.isoformat(),
        "met_on": one.met_on.isoformat() if one.met_on else None,
    }


def _row(row: Transition) -> Told:
    return {
        "step": row.step,
        "actor": row.actor,
        "by": str(row.by) if row.by else None,
        "at": moment(row.at),
        "why": row.why if row.step in _TOLD_WHY else "",
    }
