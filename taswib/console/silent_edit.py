"""Answering a silent edit: by a notice, as an update, or not at all, with the reason."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.case_page import Sent
from taswib.console.confirmation import confirmed_to_publish
from taswib.console.desk_request import DeskRequest
from taswib.console.door import posted_to_case
from taswib.console.forms import DismissalForm, NoticeForm, UpdateForm
from taswib.console.loading import edit_for
from taswib.console.sending import send
from taswib.desk.announcing import announce
from taswib.desk.permissions import Act

_PUBLISHED = _("The notice is public: on the article, in the log and the feeds. The case is closed.")
_UPDATED = _("Kept as an update. The case is closed.")
_DISMISSED = _("Dismissed. The case is closed.")


@posted_to_case
@confirmed_to_publish
def announcement(request: DeskRequest, case_id: int) -> HttpResponse:
    edit, form = edit_for(request, case_id, Act.PUBLISH), NoticeForm(request.POST, auto_id="announcement-%s")
    return send(
        request,
        edit.case,
        Sent(form, "announcement"),
        lambda: announce(edit, form.wording, by=request.user, now=timezone.now()),
        _PUBLISHED,
    )


@posted_to_case
def update(request: DeskRequest, case_id: int) -> HttpResponse:
    edit, form = edit_for(request, case_id, Act.DECIDE), UpdateForm(request.POST, auto_id="update-%s")
    return send(
        request,
        edit.case,
        Sent(form, "update"),
        lambda: edit.say_update(form.cleaned_data["words"], by=request.user, now=timezone.now()),
        _UPDATED,
    )


@posted_to_case
def dismissal(request: DeskRequest, case_id: int) -> HttpResponse:
    edit, form = edit_for(request, case_id, Act.DECIDE), DismissalForm(request.POST, auto_id="dismissal-%s")
    return send(
        request,
        edit.case,
        Sent(form, "dismissal"),
        lambda: edit.dismiss(form.cleaned_data["words"], by=request.user, now=timezone.now()),
        _DISMISSED,
    )
