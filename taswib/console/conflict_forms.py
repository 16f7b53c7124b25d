"""What is filled in about conflicts of interest, and where a second person is asked."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from taswib.design.fields import WordsField
from taswib.desk.conflict_rules import Line
from taswib.desk.recusal import Ground
from taswib.desk.refusals import ConflictUnsaid, WhyMissing
from taswib.people.person import Person

_MISSING = {"required": ConflictUnsaid.message}
_SAID = [
    (Ground.EDITED.value, _("They edited the article")),
    (Ground.NAMED.value, _("A report in this case is about them")),
]


class DeclarationForm(forms.Form):
    why = WordsField(
        label=_("What is the conflict?"),
        help_text=_("One sentence, for those who go on with the case. It is not published."),
        limit=500,
        lines=2,
        error_messages=_MISSING,
    )


class SomebodyForm(forms.Form):
    """`report` is the one that the address named; the leading one otherwise."""

    person = forms.ChoiceField(label=_("Who"))
    ground = forms.ChoiceField(label=_("Why they can't judge"), choices=_SAID, widget=forms.RadioSelect)
    why = WordsField(label=_("How you know"), limit=500, lines=2, error_messages=_MISSING)
    report = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)

    def __init__(self, staff: Iterable[Person], *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["person"].choices = [(str(one.pk), one.name) for one in staff]  # type: ignore[attr-defined]


class LiftingForm(forms.Form):
    why = WordsField(label=_("Why they may judge after all"), limit=500, lines=1, error_messages=_MISSING)


class SecondForm(forms.Form):
    why = WordsField(
        label=_("Why is it needed?"),
        help_text=_("Whoever agrees reads this. It stands in the case's history with your name."),
        limit=500,
        lines=2,
        error_messages={"required": WhyMissing.message},
    )


class RulesForm(forms.Form):
    line = forms.ChoiceField(label=_("Next in line"), choices=Line.choices, widget=forms.RadioSelect)
    two_persons = forms.BooleanField(
        label=_("Retractions, removals and the look at how a reader can be reached take two persons"),
        help_text=_("Wherever at least two people may agree. The policy page tells readers how it is here."),
        required=False,
    )
    why = WordsField(
        label=_("Why, where the rule of two changes"),
        help_text=_(
            "It stands below with your name. The public ledger tells the day, and nobody can take it out again."
        ),
        limit=300,
        lines=1,
        required=False,
    )
