"""How a report stands, in words for the person who sent it."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from taswib.desk.decision import Decision
from taswib.desk.report import Report


class Standing(NamedTuple):
    """`shape` is the design's state class."""

    shape: str
    words: str


def standing_of(report: Report, decision: Decision | None) -> Standing:
    """The one sentence on top of the thread."""
    if report.withdrawn_at:
        return Standing("closed", _("You withdrew this report."))
    if decision:
        return _decided(report, decision)
    if report.case.is_closed:
        return Standing("closed", _("The desk closed this report."))
    if report.asked:
        return Standing("waiting", _("The desk asked you something and waits for your answer."))
    if report.case.overturned_decisions.exists():
        return Standing(
            "working", _("An appeal was upheld: the earlier decision fell, and another person decides anew.")
        )
    return Standing("working", _("The desk has your report and has not decided yet."))


def _decided(report: Report, decision: Decision) -> Standing:
    if report.case.is_closed:
        return Standing(decision.outcome, _("Decided: the answer and its reasons are below."))
    return Standing(decision.outcome, _("Decided: the desk is preparing the notice."))
