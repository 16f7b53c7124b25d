"""The newsroom's rule for replies."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_rule_keepers, see_other
from taswib.design.fields import PublicWordsField
from taswib.desk.deadline_profile import Verification
from taswib.desk.ground import OF_REPLIES
from taswib.desk.reply_rule import LONGEST, MOST_WORDS, ReplyRule


class RuleForm(forms.ModelForm):
    words = forms.IntegerField(label=_("Words that a reply may have"), min_value=1, max_value=MOST_WORDS)
    or_as_passage = forms.BooleanField(
        label=_("Or as many as the passage that it answers, where that has more"), required=False
    )
    same_prominence = forms.BooleanField(
        label=_(
            "A reply stands as prominently as what it answers: on top where it answers the headline, the lead or all"
        ),
        required=False,
    )
    within_days = forms.IntegerField(
        label=_("Days after publication within which it must be asked for"),
        help_text=_("0 where there is no limit."),
        min_value=0,
        max_value=LONGEST,
    )
    grounds = forms.MultipleChoiceField(
        label=_("Grounds on which it may be refused"),
        help_text=_("On no other. The reader is told which."),
        choices=[(one.value, one.label) for one in OF_REPLIES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    source = PublicWordsField(
        label=_("Where the rule stands"),
        help_text=_("Law and article, or code; and who compared it, when."),
        limit=300,
        lines=2,
        required=False,
    )
    verification = forms.ChoiceField(label=_("How far it was verified"), choices=Verification.choices)

    class Meta:
        model = ReplyRule
        fields = ("words", "or_as_passage", "same_prominence", "within_days", "grounds", "source", "verification")


@for_rule_keepers
def reply_rule(request: DeskRequest) -> HttpResponse:
    rule = ReplyRule.of(request.newsroom)
    form = RuleForm(request.POST or None, instance=rule)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "console/reply_rule.html", {"form": form}, status=status)
    form.save()
    messages.success(request, _("Kept. It holds for every reply that is not published yet."))
    return see_other("reply-rule")
