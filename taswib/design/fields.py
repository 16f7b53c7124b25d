"""What forms are made of: words that people write, which go through the gate for text, and choices with a line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taswib.text.gate import Refusal, TextRefused, admit, admit_public

_SAID = {
    Refusal.TOO_LONG: _(
        "This text has %(found)s characters; at most %(limit)s can be kept. "
        "Shorten it, or send the rest in a second message."
    ),
    Refusal.NUL: _("This text holds a character that can't be stored (NUL). Delete it, or type the words again."),
    Refusal.SURROGATE: _(
        "This text holds a broken character that can't be stored. Delete it, or type the words again."
    ),
    Refusal.HIDDEN_DIRECTION: _(
        "This text holds hidden characters that turn the direction of writing. "
        "Published words can't hold them: type the words again without pasting."
    ),
    Refusal.MARKS: _("This text holds a long run of diacritics on one letter. Delete them and send again."),
}


@dataclass(frozen=True)
class Choice:
    """A choice with a line that says what follows from it; partials/choices.html shows both."""

    name: str | Promise
    line: str | Promise

    def __str__(self) -> str:
        return str(self.name)


class WordsField(forms.CharField):
    """Words as somebody wrote them. `limit` counts code points; the text is kept as it was when it is refused."""

    gate: Callable[..., str] = staticmethod(admit)

    def __init__(self, *, limit: int, lines: int = 4, **options: Any) -> None:
        self.limit = limit
        widget = forms.Textarea(attrs={"rows": lines, "dir": "auto"}) if lines > 1 else forms.TextInput({"dir": "auto"})
        super().__init__(strip=False, widget=widget, **options)

    def to_python(self, value: object) -> str:
        try:
            return type(self).gate(str(value or ""), limit=self.limit)
        except TextRefused as refused:
            counts = {"found": refused.found, "limit": refused.limit}
            raise forms.ValidationError(_SAID[refused.reason], code=refused.reason.value, params=counts) from None


class PublicWordsField(WordsField):
    """Words that will be published: hidden direction controls are refused."""

    gate = staticmethod(admit_public)


class AddressField(forms.CharField):
    """The address of a page, as `read` writes it; what it finds to be none ("") is refused."""

    def __init__(self, read: Callable[[str], str], **options: Any) -> None:
        self.read = read
        super().__init__(max_length=2000, widget=forms.TextInput({"dir": "ltr", "inputmode": "url"}), **options)

    def to_python(self, value: object) -> str:
        typed = str(value or "").strip()
        address = self.read(typed) if typed else ""
        if typed and not address:
            raise forms.ValidationError(_("This is not the address of a page. It begins with http:// or https://."))
        return address
