"""A notice that went the whole way, for pages that show one."""

from dataclasses import replace
from datetime import datetime

from taswib.archive.article import Article
from taswib.desk.case_kind import CaseKind
from taswib.desk.changing import change_notice
from taswib.desk.decision import Outcome
from taswib.desk.notice import Notice, NoticeKind, Severity, Wording, draft_notice
from taswib.desk.reply import ReplyWords
from taswib.people.person import Person
from tests import cast


def publish_notice(
    article: Article,
    editor: Person,
    *,
    severity: str = Severity.LIMITED,
    report: object = None,
    now: datetime = cast.NOW,
    outcome: Outcome = Outcome.UPHELD,
    reply: ReplyWords | None = None,
    now_says: str = "بكلفة 84 مليون ليرة",
    **wording: object,
) -> Notice:
    """Decide the case of `report`, or of a new one, and publish its correction, in words of one's own where given."""
    report = report or cast.write_report(article, now=now).report
    case = report.case
    case.refresh_from_db()
    if case.kind == CaseKind.COMPLAINT:
        cast.uphold_complaint(case, editor, now=now)
        case.refresh_from_db()
    else:
        case.decide(outcome, "راجعنا محضر الجلسة.", by=editor, now=now)
    said = Wording(NoticeKind.CORRECTION, severity, "بكلفة 48 مليون ليرة", now_says, "ورد رقم الكلفة معكوسًا.")
    notice = draft_notice(case, replace(said, **wording), by=editor, now=now)
    notice.publish(by=editor, now=now, reply=reply)
    return notice


def change_to(
    notice: Notice, editor: Person, *, why: str = "وصل المحضر الموقّع.", now: datetime, **wording: object
) -> None:
    """Change a public notice to other words where they are given, and to another figure."""
    kind, severity = NoticeKind(notice.kind), Severity(notice.severity)
    stands = Wording(kind, severity, notice.was, "بكلفة 86 مليون ليرة", notice.words)
    change_notice(notice, replace(stands, **wording), why, by=editor, now=now)
