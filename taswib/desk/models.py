"""The tables of this package, each in the module of its noun."""

from taswib.desk.case import Case, State
from taswib.desk.decision import Decision, Outcome
from taswib.desk.explanation import Explanation
from taswib.desk.message import Message, Sender
from taswib.desk.notice import Notice, NoticeKind, NoticeState, Severity
from taswib.desk.report import Contact, Kind, Report, Testimony
from taswib.desk.transition import Actor, Step, Transition

__all__ = [
    "Actor",
    "Case",
    "Contact",
    "Decision",
    "Explanation",
    "Kind",
    "Message",
    "Notice",
    "NoticeKind",
    "NoticeState",
    "Outcome",
    "Report",
    "Sender",
    "Severity",
    "State",
    "Step",
    "Testimony",
    "Transition",
]
