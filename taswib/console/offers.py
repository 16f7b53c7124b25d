"""What the page offers: the permission table and the case's state, so that no button leads to a refusal.

The verbs decide; this only spares people presses that the verbs would refuse.
"""

from dataclasses import dataclass

from taswib.desk.case import Case
from taswib.desk.case_kind import CaseKind
from taswib.desk.permissions import Act
from taswib.desk.state import State
from taswib.people.person import Person


@dataclass(frozen=True)
class Offers:
    read: bool
    see_contact: bool
    take: bool
    write: bool
    ask: bool
    brief: bool
    decide: bool
    draft: bool
    close: bool
    join: bool
    answer_edit: bool
    answer_suggestion: bool
    answer_appeal: bool
    recuse: bool
    agree: bool


def offers(case: Case, person: Person, acts: frozenset[Act] | None = None) -> Offers:
    """What `person` can do with `case` as it stands; `acts`, where the permission table was asked already."""
    acts = case.acts_of(person) if acts is None else acts
    live, undecided = not case.is_closed, case.is_unanswered
    reported = case.was_reported
    return Offers(
        read=Act.SEE_REPORT in acts,
        see_contact=Act.SEE_CONTACT in acts,
        take=live and Act.TAKE in acts and case.holder_id != person.pk,
        write=reported and live and Act.WRITE_TO_READER in acts,
        ask=reported and undecided and Act.WRITE_TO_READER in acts,
        brief=live and Act.BRIEF_AUTHOR in acts,
        decide=reported and undecided and Act.DECIDE in acts and not case.was_decided_by(person),
        draft=(case.state == State.DECIDED or (live and case.is_silent_edit)) and Act.DRAFT in acts,
        close=reported and live and Act.CLOSE in acts and not (case.still_owes_an_answer or case.owes_a_reply),
        join=reported and undecided and case.kind != CaseKind.REPLY and Act.CLOSE in acts,
        answer_appeal=Act.DECIDE in acts
        and case.is_closed
        and getattr(case, "decision", None) is not None
        and not case.was_decided_by(person),
        recuse=Act.RECUSE in acts,
        agree=Act.AGREE in acts,
        answer_edit=live and case.is_silent_edit and Act.DECIDE in acts,
        answer_suggestion=undecided and case.is_suggested and Act.DECIDE in acts,
    )
