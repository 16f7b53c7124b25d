"""What is filled in about partners and witnesses."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.unreadable import Unreadable
from taswib.design.fields import AddressField, WordsField
from taswib.desk.page_address import page_address
from taswib.desk.partners.partner import Language, Partner
from taswib.ledger.keys import readable_log_key, readable_witness_key
from taswib.people.newsroom import Newsroom

_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.)*[a-z0-9-]{1,63}(?::\d{1,5})?")
_MOST_HOSTS = 20


class HostsField(forms.CharField):
    """Hosts, parted by blanks, commas or lines; whole addresses are cut to their hosts."""

    def to_python(self, value: object) -> list[str]:  # type: ignore[override]
        named = [_host(one) for one in re.split(r"[\s,،]+", str(value or "").strip()) if one]
        if "" in named or len(named) > _MOST_HOSTS:
            raise forms.ValidationError(_("Write hosts as in news.example, at most twenty, one a line."))
        return list(dict.fromkeys(named))

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class PartnerForm(forms.ModelForm):
    name = WordsField(label=_("Name"), limit=120, lines=1)
    hosts = HostsField(
        label=_("Its sites"),
        help_text=_("Hosts on which it publishes, one a line: news.example"),
        widget=forms.Textarea({"rows": 2, "dir": "ltr", "spellcheck": "false"}),
        required=False,
    )
    language = forms.ChoiceField(label=_("Language of letters to it"), choices=Language.choices)
    address = AddressField(
        page_address,
        label=_("Where its program takes messages"),
        help_text=_("At another Taswib: its address and /api/v1/messages"),
        required=False,
    )
    mail = forms.EmailField(
        label=_("Or its mail address"),
        help_text=_("Where no program takes messages, they go there. With neither you pass the page on by hand."),
        max_length=200,
        required=False,
        widget=forms.EmailInput({"dir": "ltr"}),
    )
    site = AddressField(
        page_address,
        label=_("Its own Taswib, to follow its corrections"),
        help_text=_("Its log is read every quarter of an hour once its key is accepted."),
        required=False,
    )
    gets_all = forms.BooleanField(
        label=_("It is told of every notice, not only where a copy was found"), required=False
    )

    class Meta:
        model = Partner
        fields = ("name", "hosts", "language", "address", "mail", "site", "gets_all")

    def clean_site(self) -> str:
        return str(self.cleaned_data["site"]).rstrip("/")


class KeyForm(forms.Form):
    """The key that a partner gave otherwise than by writing to us."""

    key = forms.CharField(
        label=_("Its key"),
        help_text=_(
            "As its ledger page shows it: name+id+key. Compare the fingerprint with them, not over the same way."
        ),
        max_length=500,
        widget=forms.TextInput({"dir": "ltr", "spellcheck": "false", "autocomplete": "off"}),
    )

    def clean_key(self) -> str:
        return _readable(readable_log_key(self.cleaned_data["key"]))


class ContactForm(forms.Form):
    """Whose key it is that wrote to us."""

    partner = forms.ModelChoiceField(label=_("Whose key it is"), queryset=Partner.objects.none(), empty_label=None)

    def __init__(self, *args: Any, newsroom: Newsroom, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["partner"].queryset = Partner.objects.of(newsroom)  # type: ignore[attr-defined]


class WitnessForm(forms.Form):
    name = WordsField(label=_("Name"), limit=200, lines=1)
    address = AddressField(
        page_address,
        label=_("Its address"),
        help_text=_("At another Taswib: its address and /ledger/witness"),
    )
    key = forms.CharField(
        label=_("Its key"),
        help_text=_("The one with which it countersigns, as its ledger page shows it."),
        max_length=500,
        widget=forms.TextInput({"dir": "ltr", "spellcheck": "false", "autocomplete": "off"}),
    )

    def clean_key(self) -> str:
        return _readable(readable_witness_key(self.cleaned_data["key"]))


class LogForm(forms.Form):
    key = forms.CharField(
        label=_("The log's key"),
        help_text=_("As its ledger page shows it: name+id+key."),
        max_length=500,
        widget=forms.TextInput({"dir": "ltr", "spellcheck": "false", "autocomplete": "off"}),
    )

    def clean_key(self) -> str:
        return _readable(readable_log_key(self.cleaned_data["key"]))


class SuggestionDismissalForm(forms.Form):
    words = WordsField(label=_("Why it does not concern us"), limit=1000, lines=2)


def _readable(written: str) -> str:
    if not written:
        raise forms.ValidationError(_("This is not such a key: a character may be missing. Copy it whole."))
    return written


def _host(written: str) -> str:
    lowered = written.lower()
    if "//" in lowered:
        try:
            lowered = normalised(lowered).split("/")[2]
        except Unreadable:
            return ""
    return lowered if _HOST.fullmatch(lowered) else ""
