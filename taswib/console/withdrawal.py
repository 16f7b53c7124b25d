"""Withdrawing a published notice, in public and with its reason."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.console.confirmation import confirmed_to_publish
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_staff, see_other
from taswib.console.forms import WithdrawalForm
from taswib.console.loading import notice_for
from taswib.desk.notice import Notice
from taswib.desk.permissions import Act
from taswib.desk.refusals import NotPermitted, Recused, Refused


@for_staff
@confirmed_to_publish
def withdrawal(request: DeskRequest, notice_id: int) -> HttpResponse:
    notice = notice_for(request, notice_id, Act.PUBLISH)
    if request.method != "POST":
        return _page(request, notice, WithdrawalForm())
    form = WithdrawalForm(request.POST)
    return _withdraw(request, notice, form) if form.is_valid() else _page(request, notice, form, status=422)


def _withdraw(request: DeskRequest, notice: Notice, form: WithdrawalForm) -> HttpResponse:
    try:
        notice.withdraw(form.cleaned_data["why"], by=request.user, now=timezone.now())
    except (NotPermitted, Recused):
        raise
    except Refused as refused:
        notice.refresh_from_db()
        return _page(request, notice, form, refusal=refused, status=409)
    messages.success(request, _("Notice %(number)s is marked as withdrawn.") % {"number": notice.number})
    return see_other("notices")


def _page(
    request: DeskRequest,
    notice: Notice,
    form: WithdrawalForm,
    *,
    refusal: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"notice": notice, "form": form, "refusal": refusal}
    return render(request, "console/withdrawal.html", context, status=status)
