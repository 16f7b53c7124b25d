"""What a site says of an error that it carries, on the pages that need no account."""

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taswib.design.fields import AddressField, Choice, WordsField
from taswib.desk.page_address import page_address
from taswib.desk.transition import Step

ANSWERS = [
    (Step.HEARD.value, Choice(_("We have your message"), _("We are looking into it."))),
    (Step.SAYS_FIXED.value, Choice(_("It is put right"), _("We will read the page, and say so in public."))),
    (Step.REFUSED.value, Choice(_("We will not change it"), _("Please say why; only the desk reads it."))),
]


class SiteAnswerForm(forms.Form):
    """`where` says which address may be given."""

    answer = forms.ChoiceField(label=_("Your answer"), choices=ANSWERS, widget=forms.RadioSelect)
    address = AddressField(page_address, label=_("Address of the corrected page"), required=False)
    words = WordsField(
        label=_("To the desk"), help_text=_("Needed where you will not change it."), limit=2000, lines=4, required=False
    )

    def __init__(self, where: str | Promise, data: QueryDict | None = None, auto_id: str = "id_%s") -> None:
        super().__init__(data, auto_id=auto_id)
        self.fields["address"].help_text = where  # type: ignore[assignment]
