"""The answer to "who is it": a code, or the password where there is no second factor."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.console.confirmation import ask_confirmation, confirm_now
from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_members, see_other
from taswib.console.half_way import RIGHT, WAIT, WRONG, answer_to_code
from taswib.console.kept import Kept
from taswib.console.tries import try_password
from taswib.people.second_factor import has_second_factor


@for_members
def confirmation(request: DeskRequest) -> HttpResponse:
    """Then what was pressed is sent again, by one press; the session's cookie is another one from now on."""
    if request.method != "POST":
        return redirect("console:account")
    kept = Kept.carried_by(request)
    wrong, status = _refusal(request)
    if wrong:
        return ask_confirmation(request, kept, wrong, status)
    request.session.cycle_key()
    confirm_now(request)
    return render(request, "console/send_kept.html", {"kept": kept}) if kept else see_other("account")


def _refusal(request: DeskRequest) -> tuple[str, int]:
    """Why not, and the status; ("", 200) where it is they."""
    now, person = timezone.now(), request.user
    if has_second_factor(person):
        answer = answer_to_code(person, request.POST, now)
        wrong = {RIGHT: "", WAIT: _wait()}
        return wrong.get(answer, _("This code is not right, or was used. Wait for the next one.")), answer
    attempt = try_password(request, person.username, now)
    if attempt is None:
        return _wait(), WAIT
    if person.check_password(request.POST.get("password", "")[:4096]):
        attempt.was_right(now)
        return "", RIGHT
    return _("This is not your password."), WRONG


def _wait() -> str:
    return _("Too many wrong tries. Wait a minute, then try again.")
