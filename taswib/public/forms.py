"""The forms that readers fill in. They check shape; what is allowed is the desk's to say."""

from collections.abc import Iterator
from itertools import islice
from typing import cast

from django import forms
from django.forms.boundfield import BoundWidget
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taswib.archive.revision import Revision
from taswib.archive.statement import Statement
from taswib.design.fields import Choice, WordsField
from taswib.desk.refusals import FormExpired, PassageNotThere, Refused
from taswib.desk.report import Kind
from taswib.desk.reporting import Words, new_submission, quote_of_passage, quote_of_words
from taswib.public.evidence import LONGEST, MOST, LinksField
from taswib.public.places import MARKED, WHOLE, groups_of, place_of
from taswib.text.anchoring import Quote

WRONG, RIGHT, HOW, CONTACT, QUOTE, MESSAGE = 5000, 2000, 2000, 300, 5000, 5000
"""The longest text of each field, in code points."""
_CONTEXT = 64


_KINDS = [
    (Kind.ERROR, Choice(Kind.ERROR.label, _("Something in the article is not so: a name, a number, a quotation."))),
    (Kind.ADDITION, Choice(Kind.ADDITION.label, _("Something that the article should say and does not."))),
    (
        Kind.COMPLAINT,
        Choice(Kind.COMPLAINT.label, _("Something that breaks ethical principles or professional standards.")),
    ),
    (Kind.REPLY, Choice(Kind.REPLY.label, _("You are named or quoted in it and want to answer."))),
]
_ASKS: dict[str, str | Promise] = {
    Kind.ERROR: _("What is wrong?"),
    Kind.ADDITION: _("What would you add?"),
    Kind.COMPLAINT: _("What do you complain about?"),
    Kind.REPLY: _("What do you answer?"),
}


class PlaceField(forms.ChoiceField):
    """A choice that is always made: a form that says nothing means the marked words, or the whole article."""

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


class ReportForm(forms.Form):
    """A report on one revision. `passage` is "words" (those in `quote`), "whole", a passage's position, or where a
    statement stands.
    """

    kind = forms.ChoiceField(
        label=_("What do you want to send?"),
        choices=_KINDS,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of the four."),
            "invalid_choice": _("There is no such kind of report. Choose one of the four."),
        },
    )
    passage = PlaceField(label=_("Where in the article?"), widget=forms.RadioSelect)
    quote = WordsField(limit=QUOTE, required=False)
    prefix = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)  # type: ignore[assignment]
    suffix = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    revision = forms.CharField(required=False, widget=forms.HiddenInput)
    wrong = WordsField(
        limit=WRONG,
        lines=6,
        label=_("What is wrong?"),
        error_messages={"required": _("Write a few words here: without them the desk does not know what you mean.")},
    )
    right = WordsField(
        limit=RIGHT, lines=3, required=False, label=_("What is right?"), help_text=_("As far as you know it.")
    )
    how = WordsField(
        limit=HOW,
        lines=3,
        required=False,
        label=_("How do you know?"),
        help_text=_("A document, or that you were there. It speeds the answer up."),
    )
    links = LinksField(
        limit=MOST * LONGEST,
        lines=2,
        required=False,
        label=_("Links to evidence"),
        help_text=_("One address a line, ten at most."),
    )
    contact = WordsField(
        limit=CONTACT,
        lines=1,
        required=False,
        label=_("How can the desk reach you?"),
        help_text=_(
            "You need not say: your code is enough to follow the report. What you write here is seen only by editors "
            "of the desk, each look at it is recorded, and it is deleted when you withdraw the report."
        ),
    )
    submission = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, revision: Revision, data: QueryDict | None = None, initial: dict[str, object] | None = None
    ) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        self.seen = revision
        self.marked = self._said("quote")
        self.fields["quote"].widget = forms.HiddenInput()
        passage = cast(PlaceField, self.fields["passage"])
        reply = self._said("kind") == Kind.REPLY
        self._groups = groups_of(revision, self.marked, self._said("passage"), statements_first=reply)
        passage.choices = [place for group in self._groups for place in group.places]
        passage.error_messages["invalid_choice"] = PassageNotThere.message
        self.fields["wrong"].label = str(_ASKS.get(self._said("kind")) or _ASKS[Kind.ERROR])

    def clean(self) -> dict[str, object]:
        """What is wrong with a field that nobody sees is said at the one that they see."""
        if any(name in self.errors for name in ("quote", "prefix", "suffix")):
            self.add_error("passage", PassageNotThere.message)
        return self.cleaned_data

    def anchor(self) -> Quote | None:
        """What the report points to in the revision; None for the whole article. Raises PassageNotThere."""
        said = self.cleaned_data
        place = said["passage"] or (MARKED if self.marked else WHOLE)
        if place == WHOLE:
            return None
        statement = self.statement()
        if statement:
            return statement.quote
        if place != MARKED:
            return quote_of_passage(self.seen, int(place))
        return quote_of_words(self.seen, said["quote"], said["prefix"][-_CONTEXT:], said["suffix"][:_CONTEXT])

    def statement(self) -> Statement | None:
        """The statement that was chosen, by the link or by the reader."""
        place = self._said("passage")
        return next((one for one in self.seen.statements.all() if place_of(one) == place), None)

    @property
    def places(self) -> Iterator[tuple[str | Promise, list[BoundWidget]]]:
        """The options of `passage` under their headings."""
        options = iter(self["passage"])
        return ((group.heading, list(islice(options, len(group.places)))) for group in self._groups)

    def words(self, language: str) -> Words:
        """What the reader wrote, for the desk; `language` is the page's."""
        said = self.cleaned_data
        how = "\n".join(part for part in (said["how"], said["links"]) if part)
        return Words(said["wrong"], said["right"], how, said["contact"], language)

    def refuse(self, refused: Refused) -> None:
        """Say why the desk refused, at its field. A form that was stopped for its age or place gets a new token."""
        self.add_error("passage" if isinstance(refused, PassageNotThere) else None, str(refused))
        if isinstance(refused, PassageNotThere | FormExpired):
            typed = {name: self.data[name] for name in self.data}
            self.data = {**typed, "submission": new_submission()}

    def _said(self, name: str) -> str:
        return str((self.data if self.is_bound else self.initial).get(name) or "")


class MessageForm(forms.Form):
    """What a reader writes in their thread. `key` makes a second sending of it the same message."""

    words = WordsField(
        limit=MESSAGE,
        lines=5,
        label=_("Your message"),
        error_messages={"required": _("Write something first; an empty message was not sent.")},
    )
    key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


class ReceiptForm(forms.Form):
    """The code, and words that wait for it when the thread closed while they were written."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("24 letters and digits. Small letters, spaces and dashes make no difference."),
        widget=forms.TextInput(
            attrs={
                "class": "code-entry",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "dir": "ltr",
            }
        ),
    )
    words = forms.CharField(
        required=False, strip=False, label=_("Your message"), widget=forms.Textarea({"dir": "auto"})
    )
    key = forms.CharField(required=False, widget=forms.HiddenInput)
