"""What is filled in on the page of deadlines."""

from django import forms
from django.utils.translation import gettext_lazy as _

from taswib.design.fields import PublicWordsField
from taswib.desk.case_kind import UNREPORTED, CaseKind
from taswib.desk.deadline_profile import LONGEST, DeadlineProfile, Duty, Verification
from taswib.desk.moving_holidays import FIRST_YEAR, LAST_YEAR
from taswib.desk.working_calendar import Unit

_WEEK = [
    ("0", _("Monday")),
    ("1", _("Tuesday")),
    ("2", _("Wednesday")),
    ("3", _("Thursday")),
    ("4", _("Friday")),
    ("5", _("Saturday")),
    ("6", _("Sunday")),
]
_REPORTED = [(kind.value, kind.label) for kind in CaseKind if kind not in UNREPORTED]
_MOST_DAYS_OFF = 3


class HouseForm(forms.Form):
    promise_days = forms.IntegerField(
        label=_("Working days to an answer"),
        help_text=_("The promise that every reader is told. What runs already keeps its days."),
        min_value=1,
        max_value=60,
    )
    weekend = forms.MultipleChoiceField(
        label=_("Days of the week on which the desk does not work"),
        choices=_WEEK,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_weekend(self) -> str:
        """As the newsroom keeps it: the numbers of the days, one behind the other."""
        off = sorted(self.cleaned_data["weekend"])
        if len(off) > _MOST_DAYS_OFF:
            raise forms.ValidationError(_("At most three days of a week can be off."))
        return "".join(off)


class ProfileForm(forms.ModelForm):
    name_ar = PublicWordsField(label=_("Name in Arabic"), limit=160, lines=1)
    name_en = PublicWordsField(label=_("Name in English"), limit=160, lines=1, required=False)
    source = PublicWordsField(
        label=_("Where the rule stands"),
        help_text=_("Law and article, or code; and who compared it, when."),
        limit=300,
        lines=2,
        required=False,
    )
    kinds = forms.MultipleChoiceField(label=_("Kinds of case"), choices=_REPORTED, widget=forms.CheckboxSelectMultiple)
    duty = forms.ChoiceField(label=_("What has to be done"), choices=Duty.choices)
    days = forms.IntegerField(label=_("Days"), min_value=1, max_value=LONGEST)
    unit = forms.ChoiceField(label=_("Counted in"), choices=Unit.choices)
    verification = forms.ChoiceField(label=_("How far it was verified"), choices=Verification.choices)
    pauses = forms.BooleanField(label=_("It pauses while a reader is asked"), required=False)
    is_active = forms.BooleanField(label=_("New cases are measured by it"), required=False)

    class Meta:
        model = DeadlineProfile
        fields = (
            "name_ar", "name_en", "source", "kinds", "duty", "days", "unit", "verification", "pauses", "is_active",
        )  # fmt: skip


class HolidayForm(forms.Form):
    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}))
    name_ar = PublicWordsField(label=_("Name in Arabic"), limit=120, lines=1)
    name_en = PublicWordsField(label=_("Name in English"), limit=120, lines=1, required=False)


class YearForm(forms.Form):
    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
