"""The newsroom's rules on conflicts of interest, and what waits for somebody free of one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.conflict_forms import RulesForm
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_rule_keepers, see_other
from taswib.desk.conflict_figures import conflict_figures
from taswib.desk.conflict_rules import ConflictRules, Line
from taswib.desk.refusals import WhyMissing
from taswib.desk.setting_rules import set_rules
from taswib.desk.two_persons import in_force
from taswib.people.membership import Membership, Role

_TOLD = 20
"""Changes of the rules that the page shows."""


@for_rule_keepers
def conflict_rules(request: DeskRequest) -> HttpResponse:
    """POST keeps the rules; what waits is referred anew."""
    rules = ConflictRules.of(request.newsroom)
    if request.method != "POST":
        return _page(request, RulesForm(initial={"line": rules.line, "two_persons": rules.two_persons}))
    form = RulesForm(request.POST)
    if not form.is_valid() or not _set(request, form):
        return _page(request, form, status=422)
    messages.success(request, _("Kept. Cases that wait are referred by the new line."))
    return see_other("conflicts")


def _set(request: DeskRequest, form: RulesForm) -> bool:
    """Whether the rules are set; a refusal stands at its field."""
    said = form.cleaned_data
    try:
        set_rules(
            request.newsroom,
            Line(said["line"]),
            two_persons=said["two_persons"],
            why=said["why"],
            by=request.user,
            now=timezone.now(),
        )
    except WhyMissing as refused:
        form.add_error("why", str(refused))
    return not form.errors


def _page(request: DeskRequest, form: RulesForm, *, status: int = 200) -> HttpResponse:
    staff = Membership.objects.filter(newsroom=request.newsroom, person__is_active=True)
    context = {
        "form": form,
        "in_force": in_force(request.newsroom),
        "reviewers": [one.person for one in staff.filter(role=Role.REVIEWER).select_related("person")],
        "figures": conflict_figures(request.newsroom, timezone.now()),
        "changes": request.newsroom.person_events.of_conflict_rules()[:_TOLD],
    }
    return render(request, "console/conflicts.html", context, status=status)
