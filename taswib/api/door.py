"""Who comes in: a key in the header, with the scope that the address asks for, as often as it may ask."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from taswib.api.key import Key, Scope
from taswib.api.problem import Problem, spoken


class Holder(HttpBearer):
    """Lets in a key that has `scope`; `request.auth` is the key, `request.allowance` how much it has left. Raises Problem."""

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
        now = timezone.now()
        allowance = request.allowance = key.ask(now, settings.API_RATE)  # type: ignore[attr-defined]
        if allowance.is_spent:
            raise _too_often(request, allowance.rate, allowance.seconds)
        if not key.allows(self.scope):
            raise _not_allowed(request, self.scope)
        key.used(now.date())
        request.newsroom = key.newsroom  # type: ignore[attr-defined]
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


def _not_allowed(request: HttpRequest, scope: Scope) -> Problem:
    with spoken(request):
        detail = _("Make another: taswib key add NAME --scope %(scope)s") % {"scope": scope.value}
        return Problem(403, "scope", _("This key does not allow that"), detail)


def _too_often(request: HttpRequest, rate: int, seconds: int) -> Problem:
    with spoken(request):
        detail = _("This key may ask %(rate)s times a minute. Ask again in %(seconds)s seconds.")
        return Problem(429, "rate", _("Asked too often"), detail % {"rate": rate, "seconds": seconds})
