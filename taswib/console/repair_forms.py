"""What the desk fills in about copies and their repairs."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from taswib.design.fields import AddressField, WordsField
from taswib.desk.page_address import page_address
from taswib.desk.transition import Step

ANSWERS = [
    (Step.HEARD.value, _("They have the message")),
    (Step.SAYS_FIXED.value, _("They say that it is fixed")),
    (Step.REFUSED.value, _("They refuse")),
]


class PlaceForm(forms.Form):
    """A place that an editor knows."""

    address = AddressField(page_address, label=_("Address of the page"))
    outlet = forms.CharField(label=_("Outlet"), max_length=200, required=False, widget=forms.TextInput({"dir": "auto"}))


class AskForm(forms.Form):
    contact = forms.CharField(
        label=_("To whom it was sent"),
        help_text=_("A mail address or a name, for the desk alone."),
        max_length=300,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(label=_("What the site says"), choices=ANSWERS, widget=forms.RadioSelect)
    words = WordsField(label=_("In their words"), limit=2000, lines=2, required=False)
    address = AddressField(page_address, label=_("Address of the corrected page, if it is another"), required=False)


class DismissalForm(forms.Form):
    why = WordsField(label=_("Why it is not a copy"), limit=1000, lines=2)


def chosen(data: QueryDict, name: str) -> list[int]:
    """The numbers that were ticked; what is no number is overlooked."""
    return [int(one) for one in data.getlist(name) if one.isascii() and one.isdigit() and len(one) < 15]
