"""What the staff fill in. Forms check shape; the desk's verbs check rules."""

from collections.abc import Sequence

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from taswib.design.fields import Choice, PublicWordsField, WordsField
from taswib.desk.decision import Outcome
from taswib.desk.ground import Ground
from taswib.desk.notice import NoticeKind, Severity, Wording
from taswib.desk.refusals import ReasonsMissing


class SignInForm(AuthenticationForm):
    """One sentence for every way to be wrong, so that it tells nobody which names exist."""

    error_messages = {
        "invalid_login": _("Name and password don't belong together. Check both, then try again."),
        "inactive": _("Name and password don't belong together. Check both, then try again."),
    }

    def __init__(self, request: HttpRequest, data: QueryDict | None = None) -> None:
        super().__init__(request, data)
        self.fields["username"].label = _("User name")
        self.fields["username"].widget.attrs |= {"dir": "ltr", "spellcheck": "false"}
        self.fields["password"].label = _("Password")
        self.fields["password"].widget.attrs |= {"dir": "ltr"}


OUTCOMES = [
    (Outcome.UPHELD, Choice(Outcome.UPHELD.label, _("The report is right; a notice follows."))),
    (Outcome.PARTLY, Choice(Outcome.PARTLY.label, _("Some of it is right; a notice follows."))),
    (Outcome.REJECTED, Choice(Outcome.REJECTED.label, _("The text is right as it stands; the case closes."))),
    (Outcome.NOTED, Choice(Outcome.NOTED.label, _("It asks for no correction; the case closes with this answer."))),
]


class DecisionForm(forms.Form):
    """`as_of` is what had happened in the case when the page was read."""

    outcome = forms.ChoiceField(
        label=_("Decision"),
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={"required": _("No decision was chosen. Uphold the report, uphold it in part, or reject it.")},
    )
    reasons = PublicWordsField(
        label=_("Reasons"),
        help_text=_("The reader reads them exactly as they stand here."),
        limit=8000,
        lines=5,
        error_messages={"required": ReasonsMissing.message},
    )
    reasons_en = PublicWordsField(
        label=_("Reasons in English"),
        help_text=_("For those who wrote from an English page; they read the reasons above where this stays empty."),
        limit=8000,
        lines=3,
        required=False,
    )
    ground = forms.ChoiceField(
        label=_("Ground, where a reply is refused"),
        help_text=_("A reply is refused on one of these and on no other. The reader is told which."),
        required=False,
    )
    as_of = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, data: QueryDict | None = None, *, grounds: Sequence[Ground] = (), initial: dict[str, int] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        choices = [("", _("Choose one where you refuse")), *((one.value, one.label) for one in grounds)]
        self.fields["ground"].choices = choices  # type: ignore[attr-defined]
        self.has_grounds = bool(grounds)


APPEALED = [
    ("dismissed", Choice(_("The decision stands"), _("Your answer is final; the case stays closed."))),
    ("upheld", Choice(_("The appeal is right"), _("The decision falls, and another person than before decides anew."))),
]


class AppealAnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("The appeal"),
        choices=APPEALED,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the decision stands or the appeal is right.")},
    )
    words = WordsField(label=_("What comes of the appeal, and why"), limit=8000, lines=4)


class MessageForm(forms.Form):
    words = WordsField(label=_("Message to the reader"), limit=8000, lines=3)
    waits = forms.BooleanField(required=False)
    as_of = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)


class BriefForm(forms.Form):
    words = WordsField(
        label=_("Question to the author"),
        help_text=_(
            "In your own words. The author reads this and nothing of what the reader wrote; "
            "leave out whatever could tell who the reader is."
        ),
        limit=4000,
        lines=4,
    )
    as_of = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)


class ExplanationForm(forms.Form):
    words = WordsField(
        label=_("Your explanation"),
        help_text=_("The desk reads it before it decides. Say what the words rest on; propose a wording if you wish."),
        limit=8000,
        lines=6,
    )


class ClosureForm(forms.Form):
    why = WordsField(label=_("Why it closes without a notice"), limit=2000, lines=2)
    as_of = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)


class UpdateForm(forms.Form):
    words = WordsField(
        label=_("What is new"),
        help_text=_("Something happened since; the earlier text was right when it came out."),
        limit=2000,
        lines=2,
    )


class DismissalForm(forms.Form):
    words = WordsField(
        label=_("Why no notice is needed"),
        help_text=_("The change tells readers nothing else, or the guard was mistaken."),
        limit=2000,
        lines=2,
    )


class JoinForm(forms.Form):
    other = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class WithdrawalForm(forms.Form):
    why = PublicWordsField(
        label=_("Why it is withdrawn"),
        help_text=_("Published with the notice, which stays in the log marked as withdrawn."),
        limit=2000,
        lines=4,
    )


SEVERITIES = [
    (Severity.MINOR, Choice(Severity.MINOR.label, _("The meaning stays the same. A line under the article."))),
    (Severity.LIMITED, Choice(Severity.LIMITED.label, _("A detail changes. A note at the foot of the article."))),
    (
        Severity.SUBSTANTIVE,
        Choice(Severity.SUBSTANTIVE.label, _("What the article says changes. On top of the article.")),
    ),
]


class NoticeForm(forms.Form):
    """`edition` is the draft that was on the page."""

    kind = forms.ChoiceField(label=_("Kind"), choices=NoticeKind.choices)
    severity = forms.ChoiceField(label=_("Severity"), choices=SEVERITIES, widget=forms.RadioSelect)
    was = PublicWordsField(
        label=_("What stood there"),
        help_text=_("A correction needs this and what stands now; other notices may leave both empty."),
        limit=8000,
        lines=3,
        required=False,
    )
    now = PublicWordsField(label=_("What stands now"), limit=8000, lines=3, required=False)
    words = PublicWordsField(
        label=_("Explanation to the public"),
        help_text=_("What was wrong and why it matters, without repeating the error needlessly."),
        limit=8000,
        lines=4,
    )
    apology = forms.BooleanField(label=_("With an apology"), required=False)
    carries_reply = forms.BooleanField(label=_("With the reply in its own words, as its writer agreed"), required=False)
    language = forms.ChoiceField(label=_("Language of the notice"), choices=[("ar", _("Arabic")), ("en", _("English"))])
    edition = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    @property
    def wording(self) -> Wording:
        """What the filled form says."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "edition"}
        return Wording(**given | {"kind": NoticeKind(given["kind"]), "severity": Severity(given["severity"])})


def renew(form: forms.Form, **hidden: str) -> None:
    """Let the hidden fields of a form that was sent say what is so by now; what people typed stays."""
    fresh = QueryDict(mutable=True)
    fresh.update(form.data)
    for name, value in hidden.items():
        fresh[name] = value
    form.data = fresh
