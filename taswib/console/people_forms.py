"""What an administrator fills in about others."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from taswib.design.fields import Choice, PublicWordsField
from taswib.people.membership import MEANING, Membership, Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person

ROLES = [(role.value, Choice(role.label, MEANING[role])) for role in Role]


def _roles_field(**options: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Roles"),
        choices=ROLES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one role at least. Whoever leaves has a place of their own below.")},
        **options,
    )


class InviteForm(forms.Form):
    for_whom = PublicWordsField(
        label=_("For whom"),
        help_text=_("A name for you and the other administrators; they say themselves what they are called."),
        limit=120,
        lines=1,
    )
    roles = _roles_field()
    email = forms.EmailField(
        label=_("Mail address"),
        help_text=_("The link is sent there, and shown to you once in any case."),
        required=False,
        max_length=254,
        widget=forms.EmailInput({"dir": "ltr"}),
    )

    def __init__(self, data: QueryDict | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        if not settings.MAIL_SERVER:
            del self.fields["email"]

    def clean(self) -> dict[str, Any]:
        return {"email": ""} | (super().clean() or {})


class RolesForm(forms.Form):
    roles = _roles_field()


class BylinesForm(forms.Form):
    bylines = PublicWordsField(
        label=_("Other names in bylines"),
        help_text=_(
            "One a line, whole, as they stand over articles. Those articles count as theirs: they explain, and never judge."
        ),
        limit=1000,
        lines=3,
        required=False,
    )


class DepartureForm(forms.Form):
    """To whom goes what the one who leaves holds."""

    successor = forms.ModelChoiceField(
        label=_("Their open cases go to"), queryset=Person.objects.none(), required=False, empty_label=_("nobody")
    )

    def __init__(self, newsroom: Newsroom, leaver: Person, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.fields["successor"].queryset = _successors(newsroom, leaver)  # type: ignore[attr-defined]


class RulesForm(forms.Form):
    wants_second_factor = forms.BooleanField(
        label=_("Everybody needs a second factor"),
        help_text=_("Who has none sets one up at the next sign-in, before anything else."),
        required=False,
    )
    confirms_publication = forms.BooleanField(
        label=_("Publishing asks who it is"),
        help_text=_("Once more, where the last time is longer than ten minutes ago."),
        required=False,
    )


def _successors(newsroom: Newsroom, leaver: Person) -> "QuerySet[Person]":
    desk = Membership.objects.of(newsroom).filter(role__in=(Role.EDITOR, Role.STANDARDS))
    theirs = Person.objects.filter(pk__in=desk.values("person"), is_active=True)
    return theirs.exclude(pk=leaver.pk).order_by("name_ar")
