"""Answering what a partner's notice suggests: it is right, or it does not concern us, with the reason."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.case_page import Sent
from taswib.console.desk_request import DeskRequest
from taswib.console.door import posted_to_case
from taswib.console.loading import suggestion_for
from taswib.console.partner_forms import SuggestionDismissalForm
from taswib.console.sending import send
from taswib.desk.permissions import Act

_ACCEPTED = _("Accepted. Draft the notice now; the partner hears that you have its message.")
_DISMISSED = _("Dismissed. The case is closed.")


@posted_to_case
def acceptance(request: DeskRequest, case_id: int) -> HttpResponse:
    one = suggestion_for(request, case_id, Act.DECIDE)
    return send(
        request,
        one.case,
        Sent(None, "acceptance"),
        lambda: one.accept(by=request.user, now=timezone.now()),
        _ACCEPTED,
    )


@posted_to_case
def dismissal(request: DeskRequest, case_id: int) -> HttpResponse:
    one = suggestion_for(request, case_id, Act.DECIDE)
    form = SuggestionDismissalForm(request.POST, auto_id="dismissal-%s")
    return send(
        request,
        one.case,
        Sent(form, "dismissal"),
        lambda: one.dismiss(form.cleaned_data["words"], by=request.user, now=timezone.now()),
        _DISMISSED,
    )
