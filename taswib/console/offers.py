"""What the page offers: the permission table and the case's state, so that no button leads to a refusal.

The verbs decide; this only spares people presses that the verbs would refuse.
"""

from functools import cached_property

from taswib.desk.case import Case
from taswib.desk.case_kind import CaseKind
from taswib.desk.permissions import Act
from taswib.desk.state import State
from taswib.people.person import Person


class Offers:
    """What `person` can do with `case` as it stands, each worked out when it is asked for.

    `acts`, where the permission table was asked already.
    """

    def __init__(self, case: Case, person: Person, acts: frozenset[Act] | None = None) -> None:
        self._case, self._person = case, person
        self._acts = case.acts_of(person) if acts is None else acts

    @property
    def read(self) -> bool:
        return Act.SEE_REPORT in self._acts

    @property
    def see_contact(self) -> bool:
        return Act.SEE_CONTACT in self._acts

    @property
    def recuse(self) -> bool:
        return Act.RECUSE in self._acts

    @property
    def agree(self) -> bool:
        return Act.AGREE in self._acts

    @property
    def take(self) -> bool:
        return self._while_open(Act.TAKE) and self._case.holder_id != self._person.pk

    @property
    def brief(self) -> bool:
        return self._while_open(Act.BRIEF_AUTHOR)

    @property
    def write(self) -> bool:
        return self._case.was_reported and self._while_open(Act.WRITE_TO_READER)

    @property
    def ask(self) -> bool:
        return self._case.was_reported and self._while_undecided(Act.WRITE_TO_READER)

    @cached_property
    def decide(self) -> bool:
        return self._case.was_reported and self._while_undecided(Act.DECIDE) and not self._decided_before

    @property
    def draft(self) -> bool:
        is_due = self._case.state == State.DECIDED or (self._case.is_silent_edit and not self._case.is_closed)
        return is_due and Act.DRAFT in self._acts

    @cached_property
    def close(self) -> bool:
        may = self._case.was_reported and self._while_open(Act.CLOSE)
        return may and not (self._case.still_owes_an_answer or self._case.owes_a_reply)

    @property
    def join(self) -> bool:
        is_joinable = self._case.was_reported and self._case.kind != CaseKind.REPLY
        return is_joinable and self._while_undecided(Act.CLOSE)

    @property
    def answer_edit(self) -> bool:
        return self._case.is_silent_edit and self._while_open(Act.DECIDE)

    @property
    def answer_suggestion(self) -> bool:
        return self._case.is_suggested and self._while_undecided(Act.DECIDE)

    @cached_property
    def answer_appeal(self) -> bool:
        may = Act.DECIDE in self._acts and self._case.is_closed
        return may and getattr(self._case, "decision", None) is not None and not self._decided_before

    @cached_property
    def _decided_before(self) -> bool:
        return self._case.was_decided_by(self._person)

    def _while_open(self, act: Act) -> bool:
        return act in self._acts and not self._case.is_closed

    def _while_undecided(self, act: Act) -> bool:
        return act in self._acts and self._case.is_unanswered
