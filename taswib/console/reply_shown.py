"""A request for a reply on its case's page: who asks, whether it may be published, and the rule that holds for it."""

from dataclasses import dataclass

from taswib.desk.case import Case
from taswib.desk.case_kind import CaseKind
from taswib.desk.concern import Concern
from taswib.desk.notice import Severity
from taswib.desk.reply import least_severity
from taswib.desk.reply_rule import ReplyRule


@dataclass(frozen=True)
class ReplyShown:
    """`who` is "" where it was not said; `over` days after the limit, 0 in time or without one."""

    who: str
    consents: bool
    most_words: int
    severity: str
    rule: ReplyRule
    over: int


def reply_shown(case: Case) -> ReplyShown | None:
    """None for a case of another kind."""
    if case.kind != CaseKind.REPLY:
        return None
    rule, concern = ReplyRule.of(case.newsroom), Concern.objects.filter(report=case.lead).first()
    return ReplyShown(
        who=concern.get_who_display() if concern else "",
        consents=bool(concern and concern.consents),
        most_words=rule.most_words(case.subject.exact),
        severity=str(Severity(least_severity(case)).label),
        rule=rule,
        over=_over(case, rule),
    )


def _over(case: Case, rule: ReplyRule) -> int:
    published = case.article.published_at
    if published is None or not rule.within_days:
        return 0
    waited = case.newsroom.day_of(case.opened_at) - case.newsroom.day_of(published)
    return max(0, waited.days - rule.within_days)
