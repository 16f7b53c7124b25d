"""What is filled in about codes of conduct and their clauses."""

from django import forms
from django.utils.translation import gettext_lazy as _

from taswib.design.fields import PublicWordsField
from taswib.desk.arriving import Sealed
from taswib.desk.clause import ClauseWords
from taswib.desk.code_file import SOURCE, TITLE, WORDS, is_short_name, require_size
from taswib.desk.code_of_conduct import LONGEST, CodeOfConduct, WhoMay
from taswib.desk.deadline_profile import Verification
from taswib.desk.sanction import Sanction


class CodeForm(forms.ModelForm):
    name_ar = PublicWordsField(label=_("Name in Arabic"), limit=TITLE, lines=1)
    name_en = PublicWordsField(label=_("Name in English"), limit=TITLE, lines=1, required=False)
    source = PublicWordsField(
        label=_("Where the code stands"),
        help_text=_("Who gave it, and who compared it with its source, when."),
        limit=SOURCE,
        lines=2,
        required=False,
    )
    verification = forms.ChoiceField(label=_("How far it was verified"), choices=Verification.choices)
    standing = forms.ChoiceField(label=_("Who may complain"), choices=WhoMay.choices)
    within_days = forms.IntegerField(
        label=_("Days after publication within which a complaint must come"),
        help_text=_("0 where there is no limit."),
        min_value=0,
        max_value=LONGEST,
    )
    sanctions = forms.MultipleChoiceField(
        label=_("What can follow from a breach"),
        choices=Sanction.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    is_active = forms.BooleanField(label=_("New complaints are judged by it"), required=False)

    class Meta:
        model = CodeOfConduct
        fields = ("name_ar", "name_en", "source", "verification", "standing", "within_days", "sanctions", "is_active")


class ClauseForm(forms.Form):
    """`anchor` is fixed once the clause exists."""

    anchor = forms.CharField(
        label=_("Short name, for its address"),
        help_text=_("Small Latin letters, digits and hyphens. It stays the same for ever."),
        max_length=40,
        widget=forms.TextInput({"dir": "ltr", "spellcheck": "false"}),
    )
    title_ar = PublicWordsField(label=_("Title in Arabic"), limit=TITLE, lines=1)
    title_en = PublicWordsField(label=_("Title in English"), limit=TITLE, lines=1, required=False)
    words_ar = PublicWordsField(label=_("What it says, in Arabic"), limit=WORDS, lines=4)
    words_en = PublicWordsField(label=_("What it says, in English"), limit=WORDS, lines=4, required=False)

    def clean_anchor(self) -> str:
        anchor: str = self.cleaned_data["anchor"]
        if not is_short_name(anchor):
            raise forms.ValidationError(
                _("Only small Latin letters, digits and single hyphens can stand in an address.")
            )
        return anchor

    @property
    def says(self) -> ClauseWords:
        return ClauseWords(**self.cleaned_data)


class CodeUpload(forms.Form):
    files = forms.FileField(  # type: ignore[assignment]
        label=_("A file in TOML or JSON"),
        help_text=_(
            "As this page writes it out. A code of the same short name is changed to what the file says; nothing is taken "
            "from a file with a mistake in it."
        ),
        allow_empty_file=True,
    )

    def content(self) -> bytes:
        """Its bytes. Raises CodeFileRefused for one that is too large."""
        arrived: Sealed = self.cleaned_data["files"]
        require_size(arrived.size)
        return b"".join(arrived.pieces())
