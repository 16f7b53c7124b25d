"""The forms that readers fill in. They check shape; what is allowed is the desk's to say."""

from collections.abc import Iterator
from itertools import islice
from typing import cast

from django import forms
from django.forms.boundfield import BoundWidget
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taswib.archive.revision import Revision
from taswib.archive.statement import Statement
from taswib.design.fields import Choice, WordsField
from taswib.desk.arriving import Sealed
from taswib.desk.attachment import Evidence
from taswib.desk.clause import Clause
from taswib.desk.concern import MAY_REPLY, Who
from taswib.desk.evidence import evidence_of
from taswib.desk.refusals import (
    FileTooLarge,
    FormExpired,
    PassageNotThere,
    PictureUnreadable,
    Refused,
    TooManyFiles,
)
from taswib.desk.report import Kind
from taswib.desk.reporting import Concerned, Words, new_submission, quote_of_passage, quote_of_words
from taswib.public.cited import ClausesField, clause_choices
from taswib.public.evidence import LONGEST, MOST, LinksField
from taswib.public.places import MARKED, WHOLE, groups_of, place_of
from taswib.text.anchoring import Quote

WRONG, RIGHT, HOW, CONTACT, ABOUT, SIGNED, QUOTE, MESSAGE = 5000, 2000, 2000, 300, 200, 200, 5000, 5000
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


_WHO_REPLIES = _("A reply is for whoever the article concerns, or who acts for them. Say which you are.")


class PlaceField(forms.ChoiceField):
    """A choice that is always made: a form that says nothing means the marked words, or the whole article."""

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


_FIELD_OF: dict[type[Refused], str] = {
    PassageNotThere: "passage",
    TooManyFiles: "files",
    FileTooLarge: "files",
    PictureUnreadable: "files",
}


class FilesInput(forms.FileInput):
    """Several at once, without a script."""

    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__({"multiple": True})

    def value_from_datadict(self, data: object, files: MultiValueDict, name: str) -> list[object]:  # type: ignore[type-arg,override]
        return files.getlist(name) if isinstance(files, MultiValueDict) else []


class FilesField(forms.FileField):
    """None or several; what they are and how large is the desk's to say (evidence.py)."""

    widget = FilesInput

    def clean(self, data: object, initial: object = None) -> list[Sealed]:
        return [one for one in data if isinstance(one, Sealed)] if isinstance(data, list) else []


class WithFiles(forms.Form):
    """The part of a form by which files come along."""

    files = FilesField(  # type: ignore[assignment]
        required=False,
        label=_("Files"),
        help_text=_(
            "Up to five, 10 MB each: pictures, PDF, sound, video. Pictures are made anew, without the place and the camera "
            "that are hidden in them; every other file stays as it is, with all that it says of whoever made it."
        ),
    )
    keep_original = forms.BooleanField(
        required=False,
        label=_("Keep the original of pictures as well"),
        help_text=_(
            "Only if the desk needs it as proof: it may hold the place and the time where you took it, and what your phone "
            "is called."
        ),
    )

    def refuse(self, refused: Refused) -> None:
        """Say why the desk refused, at its field."""
        self.add_error(_FIELD_OF.get(type(refused)), str(refused))

    def evidence(self) -> list[Evidence]:
        """Raises what the desk says of files that it can't keep."""
        return evidence_of(self.cleaned_data["files"], keep_originals=self.cleaned_data["keep_original"])


class ReportForm(WithFiles):
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
    who = forms.ChoiceField(
        label=_("What are you to the matter?"),
        choices=[(one.value, one.label) for one in Who],
        widget=forms.RadioSelect,
        error_messages={"required": _WHO_REPLIES},
    )
    signed = WordsField(
        limit=SIGNED,
        lines=1,
        required=False,
        label=_("Under which name should the reply be published?"),
        help_text=_("Sealed like your words until then. Without a name it says only what you are to the matter."),
    )
    consents = forms.BooleanField(
        required=False,
        label=_("I agree that these words are published as my reply"),
        help_text=_(
            "Beside the article, in your words, as long as it stands. You can take this back until they are public."
        ),
    )
    clauses = ClausesField(
        required=False,
        label=_("Which clause of the code does it break?"),
        help_text=_("You need not know: the desk finds the clause. Tick what you mean."),
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
    about = WordsField(
        limit=ABOUT,
        lines=1,
        required=False,
        label=_("Is it about somebody who works here?"),
        help_text=_(
            "Write their whole name as it stands under articles. Whoever of the desk is meant gets to see nothing of your "
            "report, and another person decides. Leave it empty otherwise."
        ),
    )
    submission = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        revision: Revision,
        data: QueryDict | None = None,
        files: MultiValueDict | None = None,  # type: ignore[type-arg]
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(data, files, initial=initial, label_suffix="")
        self.seen = revision
        self.marked = self._said("quote")
        self.fields["quote"].widget = forms.HiddenInput()
        passage = cast(PlaceField, self.fields["passage"])
        reply = self._said("kind") == Kind.REPLY
        self._groups = groups_of(revision, self.marked, self._said("passage"), statements_first=reply)
        passage.choices = [place for group in self._groups for place in group.places]
        passage.error_messages["invalid_choice"] = PassageNotThere.message
        cast(ClausesField, self.fields["clauses"]).choices = lambda: clause_choices(self.seen.article.newsroom)
        self.fields["who"].required = reply
        self.fields["wrong"].label = str(_ASKS.get(self._said("kind")) or _ASKS[Kind.ERROR])

    @property
    def of_a_person(self) -> bool:
        """Whether what its writer is to the matter is asked. Who turns another form into a reply is asked once it is sent."""
        return self._said("kind") in (Kind.COMPLAINT, Kind.REPLY)

    @property
    def complains(self) -> bool:
        """Whether it was opened or sent as a complaint: only then it lists the clauses, so that all other forms stay light."""
        return self._said("kind") == Kind.COMPLAINT

    def clean(self) -> dict[str, object]:
        """What is wrong with a field that nobody sees is said at the one that they see."""
        if any(name in self.errors for name in ("quote", "prefix", "suffix")):
            self.add_error("passage", PassageNotThere.message)
        is_reply = self.cleaned_data.get("kind") == Kind.REPLY
        if is_reply and "who" not in self.errors and self.cleaned_data.get("who") not in MAY_REPLY:
            self.add_error("who", _WHO_REPLIES)
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

    def cited(self) -> list[Clause]:
        """The clauses that a complaint names; of any other report, none."""
        return self.cleaned_data["clauses"] if self.cleaned_data["kind"] == Kind.COMPLAINT else []

    def concern(self) -> Concerned | None:
        """What the writer is to the matter, and whether a reply may be published; None where they did not say."""
        said = self.cleaned_data
        if said["kind"] not in (Kind.COMPLAINT, Kind.REPLY) or not said["who"]:
            return None
        return Concerned(Who(said["who"]), consents=said["kind"] == Kind.REPLY and said["consents"])

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
        signed = said["signed"] if said["kind"] == Kind.REPLY else ""
        return Words(said["wrong"], said["right"], how, said["contact"], language, said["about"], signed)

    def refuse(self, refused: Refused) -> None:
        """As for every form; one that was stopped for its age or place gets a new token."""
        super().refuse(refused)
        if isinstance(refused, PassageNotThere | FormExpired):
            typed = {name: self.data[name] for name in self.data}
            self.data = {**typed, "submission": new_submission()}

    def _said(self, name: str) -> str:
        return str((self.data if self.is_bound else self.initial).get(name) or "")


class MessageForm(WithFiles):
    """What a reader writes in their thread. `key` makes a second sending of it the same message."""

    words = WordsField(
        limit=MESSAGE,
        lines=5,
        label=_("Your message"),
        error_messages={"required": _("Write something first; an empty message was not sent.")},
    )
    key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    is_wording = forms.BooleanField(
        required=False,
        label=_("This is another wording of my reply, in place of the earlier one"),
    )


class AppealForm(forms.Form):
    """Why a reader thinks that the decision is wrong."""

    words = WordsField(
        limit=MESSAGE,
        lines=4,
        label=_("Why do you think that the decision is wrong?"),
        error_messages={"required": _("Write why: another person will decide by it.")},
    )


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
