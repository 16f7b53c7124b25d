"""Links to evidence, as a reader gives them: one address a line."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from taswib.design.fields import WordsField

MOST, LONGEST = 10, 600
_IS_ADDRESS = URLValidator(schemes=["http", "https"])


class LinksField(WordsField):
    """Cleans to the addresses joined by line ends. `www.` may stand without a scheme, as people copy it."""

    default_error_messages = {
        "no_address": _("“%(line)s” is no address of a web page. Copy it again, or write about it in the field above."),
        "too_many": _("At most %(most)s links; put the rest into your thread afterwards."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs |= {"dir": "ltr", "inputmode": "url"}

    def clean(self, value: str) -> str:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST:
            raise ValidationError(self.error_messages["too_many"], "too_many", {"most": MOST})
        return "\n".join(map(self._address, lines))

    def _address(self, line: str) -> str:
        address = f"https://{line}" if line.startswith("www.") else line
        try:
            _IS_ADDRESS(address)
        except ValidationError:
            raise ValidationError(self.error_messages["no_address"], "no_address", {"line": line[:60]}) from None
        return address
