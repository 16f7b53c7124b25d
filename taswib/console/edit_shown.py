"""A silent edit on its case's page: each changed fact between its neighbours, and the three answers."""

from dataclasses import asdict, dataclass

from django import forms

from taswib.console.forms import DismissalForm, NoticeForm, UpdateForm
from taswib.design.differences import Pieces, pieces
from taswib.desk.announcing import proposed
from taswib.desk.changed_fact import ChangedFact
from taswib.desk.silent_edit import SilentEdit

_AROUND = 60
"""Letters shown on either side of what changed."""


@dataclass(frozen=True)
class FactShown:
    """`stood` and `stands` with the words around them, cut into pieces of which the changed ones are marked."""

    kind: str
    was: str
    now: str
    stood: Pieces
    stands: Pieces


@dataclass(frozen=True)
class EditShown:
    edit: SilentEdit
    facts: list[FactShown]


def edit_shown(edit: SilentEdit) -> EditShown:
    return EditShown(edit, [_fact(edit, fact) for fact in edit.facts.all()])


def edit_forms(edit: SilentEdit) -> dict[str, forms.Form]:
    """The forms of the answers; that of the notice says already what stood and what stands."""
    initial = {name: value for name, value in asdict(proposed(edit)).items()}
    return {
        "announcement": NoticeForm(initial=initial, auto_id="announcement-%s"),
        "update": UpdateForm(auto_id="update-%s"),
        "dismissal": DismissalForm(auto_id="dismissal-%s"),
    }


def _fact(edit: SilentEdit, fact: ChangedFact) -> FactShown:
    before = _around(edit.before.text, fact.start, fact.end)
    after = _around(edit.after.text, fact.after_start, fact.after_end)
    stood, stands = pieces(before, after)
    return FactShown(str(fact.get_kind_display()), before, after, stood, stands)


def _around(text: str, start: int, end: int) -> str:
    """The words with their neighbours of the same passage, from one blank to another."""
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + _AROUND)
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    return text[first:last]
