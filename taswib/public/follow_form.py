"""The forms with which somebody asks for letters: what, how often, and where to."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from taswib.archive.article import Article
from taswib.design.fields import Choice as Option
from taswib.design.fields import PublicWordsField
from taswib.following.choice import LONGEST, NAMED_BY_WORDS, Choice, Rhythm, Subject

LANGUAGES = [("ar", "العربية"), ("en", "English")]
_LINES = {
    Subject.ALL: _("every notice of the corrections log"),
    Subject.ARTICLE: _("only when this article is corrected"),
    Subject.AUTHOR: _("notices on articles with this name in the byline"),
    Subject.TOPIC: _("notices on articles of a section"),
    Subject.NAMED: _("notices that name them, or concern a text in which they speak"),
    Subject.CHECKPOINTS: _("the signed state of the ledger: whoever keeps it can prove that nothing was rewritten"),
}
_OFTEN = {
    Rhythm.ONCE: _("a letter for each notice"),
    Rhythm.DAILY: _("one letter in the morning, when there was something"),
    Rhythm.WEEKLY: _("one letter as the week begins, when there was something"),
}


class ChoiceForm(forms.Form):
    """`article` is the one from whose page somebody came; without it that choice is not offered."""

    subject = forms.ChoiceField(label=_("What do you want to hear of?"), widget=forms.RadioSelect)
    words = PublicWordsField(
        label=_("Which author, topic, person or body"),
        help_text=_("Only for these three. An author as the byline has the name."),
        limit=LONGEST,
        lines=1,
        required=False,
    )
    rhythm = forms.ChoiceField(
        label=_("How often?"),
        choices=[(one.value, Option(one.label, line)) for one, line in _OFTEN.items()],
        initial=Rhythm.DAILY,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, article: Article | None = None, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        self.article = article
        offered = [one for one in _LINES if article or one != Subject.ARTICLE]
        field = self.fields["subject"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.value, Option(one.label, _LINES[one])) for one in offered]

    def clean_words(self) -> str:
        return " ".join(self.cleaned_data["words"].split())

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("subject") in NAMED_BY_WORDS and "words" in said and not said["words"]:
            self.add_error("words", _("Say which: write the name or the topic."))
        return said

    @property
    def choice(self) -> Choice:
        """Of a form that is right."""
        subject = Subject(self.cleaned_data["subject"])
        if subject == Subject.ARTICLE and self.article:
            return Choice(subject, self.article.slug)
        return Choice(subject, self.cleaned_data["words"] if subject in NAMED_BY_WORDS else "")

    @property
    def rhythm_chosen(self) -> Rhythm:
        """Of a form that is right."""
        return Rhythm(self.cleaned_data["rhythm"])


class FollowForm(ChoiceForm):
    language = forms.ChoiceField(label=_("Language of the letters"), choices=LANGUAGES, widget=forms.RadioSelect)
    address = forms.EmailField(
        label=_("Your mail address"),
        max_length=254,
        help_text=_("We send a letter there with a link. Only when you press the button behind it do letters come."),
        widget=forms.EmailInput({"dir": "ltr", "autocomplete": "email"}),
        error_messages={"invalid": _("This is not a mail address: it reads like name@place.example.")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["language"].initial = (get_language() or "ar")[:2]

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"])
        if not address.isascii():
            raise forms.ValidationError(_("We can only write to addresses in Latin letters."))
        return address
