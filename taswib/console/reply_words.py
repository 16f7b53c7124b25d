"""The words of a reply that may be published, opened with the key of whoever publishes them."""

from taswib.console.desk_request import DeskRequest
from taswib.desk.case import Case
from taswib.desk.reply import ReplyWords, may_carry, reply_in


def reply_of(request: DeskRequest, case: Case) -> ReplyWords | None:
    """Of the leading report; None where its writer did not agree, or this person's key does not open it."""
    if not may_carry(case):
        return None
    mine = case.reports.filter(pk=case.lead.pk)
    return next((reply_in(opened) for _report, opened in request.keyring.opened_among(mine)), None)
