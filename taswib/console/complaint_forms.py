"""What is filled in about a complaint: whether it is admitted, by which clauses it is examined, what was found of each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from taswib.design.fields import Choice, PublicWordsField
from taswib.desk.clause import Clause
from taswib.desk.finding import Finding, Result
from taswib.desk.ground import OF_COMPLAINTS
from taswib.desk.refusals import ReasonsMissing
from taswib.desk.ruling import Found, Ruling
from taswib.desk.sanction import Sanction

ADMIT, NOTE = "admit", "note"
STEPS = [
    (ADMIT, Choice(_("Admitted"), _("It is examined by the clauses that are ticked below."))),
    *((one.value, Choice(_("Not admitted"), one.label)) for one in OF_COMPLAINTS),
    (NOTE, Choice(_("Noted"), _("It is no complaint, an opinion for instance; the case closes with this answer."))),
]


class ClausesForm(forms.Form):
    """`clauses` are those that can be chosen, by their numbers."""

    clauses = forms.MultipleChoiceField(
        label=_("Clauses by which it is examined"), widget=forms.CheckboxSelectMultiple, required=False
    )
    as_of = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, clauses: Sequence[Clause], data: QueryDict | None = None, initial: dict[str, object] | None = None
    ) -> None:
        super().__init__(data, initial=initial, auto_id=f"{type(self).__name__.lower()}-%s")
        self._clauses = clauses
        choices = [(str(one.pk), Choice(one.title, one.words)) for one in clauses]
        self.fields["clauses"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[Clause]:
        return [one for one in self._clauses if str(one.pk) in self.cleaned_data["clauses"]]


class AdmissionForm(ClausesForm):
    step = forms.ChoiceField(
        label=_("Is it admitted?"),
        choices=STEPS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it is admitted, or on which ground it is not.")},
    )
    words = PublicWordsField(
        label=_("What the reader is told"),
        help_text=_("Why it is examined, or why not. The reader reads it exactly as it stands here."),
        limit=8000,
        lines=4,
        error_messages={"required": ReasonsMissing.message},
    )
    words_en = PublicWordsField(label=_("The same in English"), limit=8000, lines=3, required=False)


class Examined(NamedTuple):
    """The fields of one clause."""

    finding: Finding
    result: BoundField
    reasons: BoundField
    reasons_en: BoundField


class RulingForm(forms.Form):
    """A result and reasons for each of the case's findings, then what follows and what the reader is told."""

    sanctions = forms.MultipleChoiceField(
        label=_("What follows"),
        help_text=_("What the codes know. Nothing, where the finding is enough."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    unheard = PublicWordsField(
        label=_("Why the author was not asked"),
        help_text=_("Needed where a breach is found and nobody asked the author. It is published with the decision."),
        limit=2000,
        lines=2,
        required=False,
    )
    reasons = PublicWordsField(
        label=_("What the reader is told"),
        help_text=_("Only the reader reads this; the findings above are public where the decision is published."),
        limit=8000,
        lines=4,
        error_messages={"required": ReasonsMissing.message},
    )
    reasons_en = PublicWordsField(label=_("The same in English"), limit=8000, lines=3, required=False)
    publishes = forms.BooleanField(label=_("Publish the decision even if no breach is found"), required=False)
    as_of = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, findings: Sequence[Finding], data: QueryDict | None = None, initial: dict[str, object] | None = None
    ) -> None:
        super().__init__(data, initial=initial, auto_id="ruling-%s")
        self._findings = findings
        for one in findings:
            self.fields |= _fields_of(one)
        known = {sanction for one in findings for sanction in one.clause.code.knows}
        choices = [(one.value, one.label) for one in Sanction if one in known]
        self.fields["sanctions"].choices = choices  # type: ignore[attr-defined]

    @property
    def examined(self) -> Iterator[Examined]:
        for one in self._findings:
            yield Examined(one, *(self[f"{name}-{one.clause_id}"] for name in ("result", "reasons", "reasons_en")))

    @property
    def ruling(self) -> Ruling:
        said = self.cleaned_data
        return Ruling(
            findings=tuple(_found(one.clause_id, said) for one in self._findings),
            sanctions=tuple(Sanction(one) for one in said["sanctions"]),
            unheard=said["unheard"],
            publishes=said["publishes"],
        )


def _fields_of(one: Finding) -> dict[str, forms.Field]:
    number = one.clause_id
    return {
        f"result-{number}": forms.ChoiceField(
            label=_("Finding"),
            choices=[(result.value, result.label) for result in Result],
            widget=forms.RadioSelect,
            error_messages={"required": _("Say what was found of this clause.")},
        ),
        f"reasons-{number}": PublicWordsField(
            label=_("Reasons for this finding"),
            help_text=_("Public where the decision is: nothing from which one could tell who complained."),
            limit=4000,
            lines=3,
            error_messages={"required": ReasonsMissing.message},
        ),
        f"reasons_en-{number}": PublicWordsField(label=_("The same in English"), limit=4000, lines=2, required=False),
    }


def _found(number: int, said: dict[str, str]) -> Found:
    return Found(number, Result(said[f"result-{number}"]), said[f"reasons-{number}"], said[f"reasons_en-{number}"])
