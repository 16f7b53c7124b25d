"""Taking a case."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.case_page import Sent
from taswib.console.desk_request import DeskRequest
from taswib.console.door import posted_to_case
from taswib.console.loading import case_for
from taswib.console.sending import send
from taswib.desk.permissions import Act


@posted_to_case
def holder(request: DeskRequest, case_id: int) -> HttpResponse:
    case = case_for(request, case_id, Act.TAKE)
    return send(request, case, Sent(), lambda: case.take(by=request.user, now=timezone.now()), _("The case is yours."))
