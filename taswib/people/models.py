"""The tables of this package, each in the module of its noun."""

from taswib.people.desk_session import DeskSession
from taswib.people.invitation import Invitation
from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Months, Newsroom
from taswib.people.person import Person
from taswib.people.person_event import PersonEvent, PersonStep
from taswib.people.recovery_code import RecoveryCode
from taswib.people.second_factor import SecondFactor

__all__ = [
    "DeskSession",
    "Invitation",
    "Membership",
    "Months",
    "Newsroom",
    "Person",
    "PersonEvent",
    "PersonStep",
    "RecoveryCode",
    "Role",
    "SecondFactor",
]
