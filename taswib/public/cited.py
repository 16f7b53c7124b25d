"""The clauses of the newsroom's codes, as the form of a complaint offers them."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.design.fields import Choice
from taswib.desk.clause import Clause
from taswib.desk.code_library import clauses_to_cite
from taswib.people.newsroom import Newsroom

_MOST = 50


def clause_choices(newsroom: Newsroom) -> list[tuple[str, Choice]]:
    return [(str(one.pk), Choice(one.title, one.words)) for one in clauses_to_cite(newsroom, timezone.now())]


class ClausesField(forms.MultipleChoiceField):
    """None or several, by their numbers. One whose wording was changed meanwhile is the one that the reader read."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: object) -> list[Clause]:  # type: ignore[override]
        typed = [str(one) for one in value] if isinstance(value, (list, tuple)) else []
        numbers = {int(one) for one in typed[:_MOST] if one.isascii() and one.isdecimal() and len(one) < 18}
        found = list(Clause.objects.select_related("code").filter(pk__in=numbers)) if numbers else []
        if len(found) < len(set(typed)):
            raise forms.ValidationError(_("A clause that was chosen is not in the code. Choose again, or none."))
        return found
