"""The tables of this package, each in the module of its noun."""

from taswib.desk.admission import Admission
from taswib.desk.attachment import Attachment
from taswib.desk.carried import CarriedAnchor, CarriedOutcome
from taswib.desk.case import Case, State
from taswib.desk.case_kind import CaseKind
from taswib.desk.changed_fact import ChangedFact, FactKind
from taswib.desk.citation import Citation
from taswib.desk.clause import Clause
from taswib.desk.code_of_conduct import CodeOfConduct, WhoMay
from taswib.desk.concern import Concern, Who
from taswib.desk.conflict_rules import ConflictRules, Line
from taswib.desk.copy import Copy, Likeness, Origin
from taswib.desk.copy_reading import CopyReading
from taswib.desk.countersignature import Countersignature, Matter, Signed
from taswib.desk.deadline import Deadline
from taswib.desk.deadline_profile import DeadlineProfile, Duty, Verification
from taswib.desk.decision import Decision, Outcome
from taswib.desk.delivery import Delivery, Event
from taswib.desk.desk_key import DeskKey
from taswib.desk.explanation import Explanation
from taswib.desk.finding import Finding, Result
from taswib.desk.gathering import Gathering
from taswib.desk.holiday import Holiday
from taswib.desk.hook import Hook, HookKind
from taswib.desk.keeping import Keeping
from taswib.desk.key_event import KeyEvent
from taswib.desk.key_holder import KeyHolder
from taswib.desk.key_share import KeyShare
from taswib.desk.message import Message, Sender
from taswib.desk.notice import Notice, NoticeKind, NoticeState, Severity
from taswib.desk.notice_mark import NoticeMark
from taswib.desk.notice_record import NoticeRecord
from taswib.desk.partners.first_contact import FirstContact
from taswib.desk.partners.message import PartnerMessage
from taswib.desk.partners.partner import Partner, PartnerEvent
from taswib.desk.partners.received import ReceivedNotice
from taswib.desk.partners.suggestion import Suggestion
from taswib.desk.presence import Presence
from taswib.desk.recusal import Ground, Recusal
from taswib.desk.referred import Referred
from taswib.desk.repair import Repair
from taswib.desk.repair_state import CopyState, RepairState
from taswib.desk.reply_rule import ReplyRule
from taswib.desk.report import Contact, Kind, Report, Testimony
from taswib.desk.report_key import ReportKey
from taswib.desk.saved_reply import SavedReply
from taswib.desk.silent_edit import Answer, SilentEdit
from taswib.desk.transition import Actor, Step, Transition
from taswib.desk.verdict import Verdict
from taswib.desk.working_calendar import Unit

__all__ = [
    "Actor",
    "Admission",
    "Answer",
    "Attachment",
    "CarriedAnchor",
    "CarriedOutcome",
    "Case",
    "CaseKind",
    "ChangedFact",
    "Citation",
    "Clause",
    "CodeOfConduct",
    "Concern",
    "ConflictRules",
    "Contact",
    "Copy",
    "CopyReading",
    "CopyState",
    "Countersignature",
    "Deadline",
    "DeadlineProfile",
    "Decision",
    "Delivery",
    "DeskKey",
    "Duty",
    "Event",
    "Explanation",
    "FactKind",
    "Finding",
    "FirstContact",
    "Gathering",
    "Ground",
    "Holiday",
    "Hook",
    "HookKind",
    "Keeping",
    "KeyEvent",
    "KeyHolder",
    "KeyShare",
    "Kind",
    "Likeness",
    "Line",
    "Matter",
    "Message",
    "Notice",
    "NoticeKind",
    "NoticeMark",
    "NoticeRecord",
    "NoticeState",
    "Origin",
    "Outcome",
    "Partner",
    "PartnerEvent",
    "PartnerMessage",
    "Presence",
    "ReceivedNotice",
    "Recusal",
    "Referred",
    "Repair",
    "RepairState",
    "ReplyRule",
    "Report",
    "ReportKey",
    "Result",
    "SavedReply",
    "Sender",
    "Severity",
    "Signed",
    "SilentEdit",
    "State",
    "Step",
    "Suggestion",
    "Testimony",
    "Transition",
    "Unit",
    "Verdict",
    "Verification",
    "Who",
    "WhoMay",
]
