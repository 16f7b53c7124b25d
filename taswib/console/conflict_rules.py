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
from taswib.desk.conflict_rules import ConflictRules
from taswib.desk.referring import refer
from taswib.desk.two_persons import in_force
from taswib.people.membership import Membership, Role


@for_rule_keepers
def conflict_rules(request: DeskRequest) -> HttpResponse:
    """POST keeps the rules; what waits is referred anew."""
    rules, now = ConflictRules.of(request.newsroom), timezone.now()
    form = RulesForm(request.POST or None, instance=rules)
    if request.method == "POST" and form.is_valid():
        form.save()
        refer(request.newsroom, now)
        messages.success(request, _("Kept. Cases that wait are referred by the new line."))
        return see_other("conflicts")
    staff = Membership.objects.filter(newsroom=request.newsroom, person__is_active=True)
    context = {
        "form": form,
        "in_force": in_force(request.newsroom),
        "reviewers": [one.person for one in staff.filter(role=Role.REVIEWER).select_related("person")],
        "figures": conflict_figures(request.newsroom, now),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "console/conflicts.html", context, status=status)
