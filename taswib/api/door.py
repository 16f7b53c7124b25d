"""Who comes in: a key in the header, with the scope that the address asks for."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from taswib.api.key import Key, Scope
from taswib.api.problem import Problem, spoken


class Holder(HttpBearer):
    """Lets in a key that has `scope`; `request.auth` is the key. Raises Problem."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Any:
        found = super().__call__(request)
        if found is None:
            raise _unknown(request)
        return found

    def authenticate(self, request: HttpRequest, token: str) -> Key:
        key = Key.objects.known(token.strip())
        if key is None:
            raise _unknown(request)
        if not key.allows(self.scope):
            with spoken(request):
                detail = _("Make another: taswib key add NAME --scope %(scope)s") % {"scope": self.scope.value}
                raise Problem(403, "scope", _("This key does not allow that"), detail)
        key.used(timezone.now().date())
        return key


def _unknown(request: HttpRequest) -> Problem:
    with spoken(request):
        return Problem(
            401,
            "key",
            _("A key is needed"),
            _("Send “Authorization: Bearer …” with a key that was made by `taswib key add` and not revoked."),
            {"WWW-Authenticate": "Bearer"},
        )
