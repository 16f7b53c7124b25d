"""What the page offers: the permission table and the case's state, so that no button leads to a refusal.

The verbs decide; this only spares people presses that the verbs would refuse.
"""

from dataclasses import dataclass

from taswib.desk.case import Case
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


def offers(case: Case, person: Person) -> Offers:
    """What `person` can do with `case` as it stands."""
    acts = case.acts_of(person)
    live, undecided = not case.is_closed, case.is_unanswered
    return Offers(
        read=Act.SEE_REPORT in acts,
        see_contact=Act.SEE_CONTACT in acts,
        take=live and Act.TAKE in acts and case.holder_id != person.pk,
        write=live and Act.WRITE_TO_READER in acts,
        ask=undecided and Act.WRITE_TO_READER in acts,
        brief=live and Act.BRIEF_AUTHOR in acts,
        decide=undecided and Act.DECIDE in acts,
        draft=case.state == State.DECIDED and Act.DRAFT in acts,
        close=live and Act.CLOSE in acts and not case.still_owes_an_answer,
        join=undecided and Act.CLOSE in acts,
    )
