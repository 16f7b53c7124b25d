"""What the desk fills in about copies and their repairs."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.unreadable import Unreadable
from taswib.design.fields import WordsField
from taswib.desk.transition import Step

ANSWERS = [
    (Step.HEARD.value, _("They have the message")),
    (Step.SAYS_FIXED.value, _("They say that it is fixed")),
    (Step.REFUSED.value, _("They refuse")),
]


class AddressField(forms.CharField):
    """An http(s) address, as intake keeps addresses."""

    def __init__(self, **options: object) -> None:
        super().__init__(max_length=2000, widget=forms.TextInput({"dir": "ltr", "inputmode": "url"}), **options)

    def to_python(self, value: object) -> str:
        typed = str(value or "").strip()
        if not typed:
            return ""
        try:
            return normalised(typed)
        except Unreadable:
            raise forms.ValidationError(_("This is not the address of a page. It begins with http:// or https://.")) from None


class PlaceForm(forms.Form):
    """A place that an editor knows."""

    address = AddressField(label=_("Address of the page"))
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
    address = AddressField(label=_("Address of the corrected page, if it is another"), required=False)


class DismissalForm(forms.Form):
    why = WordsField(label=_("Why it is not a copy"), limit=1000, lines=2)


def chosen(data: QueryDict, name: str) -> list[int]:
    """The numbers that were ticked; what is no number is overlooked."""
    return [int(one) for one in data.getlist(name) if one.isascii() and one.isdigit() and len(one) < 15]
