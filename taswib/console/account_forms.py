"""What people fill in about themselves: a name, a password, a language, the code of their app."""

from typing import Any

from django import forms
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from taswib.design.fields import PublicWordsField
from taswib.people.person import Person


def _password_field(label: Any, *, is_new: bool, **options: Any) -> forms.CharField:
    kind = "new-password" if is_new else "current-password"
    widget = forms.PasswordInput(attrs={"dir": "ltr", "autocomplete": kind})
    return forms.CharField(label=label, widget=widget, strip=False, max_length=4096, **options)


class _NewPassword(forms.Form):
    """Twice, so that a slip of the finger locks nobody out of what readers wrote."""

    new_password = _password_field(
        _("New password"),
        is_new=True,
        help_text=_(
            "At least twelve characters; a few words in a row are good. It opens what readers wrote, so nobody can restore it."
        ),
    )
    again = _password_field(_("The same once more"), is_new=True)
    person: Person

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        new, again = given.get("new_password"), given.get("again")
        if new and again and new != again:
            self.add_error("again", _("The two are not the same."))
        elif new:
            try:
                validate_password(new, self.person)
            except ValidationError as refused:
                self.add_error("new_password", refused)
        return given


class PasswordForm(_NewPassword):
    password = _password_field(_("Password"), is_new=False)
    field_order = ("password", "new_password", "again")

    def __init__(self, person: Person, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.person, self.is_wrong_password = person, False

    def clean_password(self) -> str:
        given: str = self.cleaned_data["password"]
        if not self.person.check_password(given):
            self.is_wrong_password = True
            raise ValidationError(_("This is not your password."))
        return given


class JoinForm(_NewPassword):
    """Whoever was invited says who they are."""

    name_ar = PublicWordsField(label=_("Your name in Arabic"), limit=120, lines=1, required=False)
    name_en = PublicWordsField(label=_("Your name in English"), limit=120, lines=1, required=False)
    username = UsernameField(
        label=_("User name"),
        help_text=_("To sign in with; without blanks."),
        max_length=60,
        widget=forms.TextInput(
            {"dir": "ltr", "autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    field_order = ("name_ar", "name_en", "username", "new_password", "again")

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.person = Person()

    def clean_username(self) -> str:
        name: str = self.cleaned_data["username"]
        if not name.isprintable() or any(one.isspace() for one in name):
            raise ValidationError(_("A user name has no blanks and no hidden characters."))
        if Person.objects.filter(username__iexact=name).exists():
            raise ValidationError(_("This user name is taken. Choose another."))
        return name

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        names = {name: given.get(name, "").strip() for name in ("name_ar", "name_en")}
        if not any(names.values()) and not self.errors.keys() & names.keys():
            self.add_error("name_ar", _("Write your name in one language at least: it stands on what you do here."))
        self.person = Person(username=given.get("username", ""), **names)
        return super().clean()


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Language of the desk"), choices=[("ar", _("Arabic")), ("en", _("English"))])


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code of the app"),
        max_length=80,
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
