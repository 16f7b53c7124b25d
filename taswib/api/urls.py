"""The addresses of the API, under /api/v1/. A new part of it is a router that is added here."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja.errors import ValidationError

from taswib import __version__
from taswib.api import archive, articles, desk, figures, ledger, messages, notices
from taswib.api.machine import Machine, speaking, taken, with_allowance
from taswib.api.problem import Problem, not_found, spoken

ROUTERS = (articles.router, archive.router, notices.router, desk.router, ledger.router, figures.router, messages.router)

api = Machine(
    title="Taswib",
    version=__version__,
    description="Errors are application/problem+json (RFC 9457), in Arabic or English as Accept-Language asks.",
    docs_url=None,
    urls_namespace="api",
)
for one in ROUTERS:
    api.add_router("", one)


@api.exception_handler(Problem)
def problem(request: HttpRequest, error: Problem) -> HttpResponse:
    with spoken(request):
        return with_allowance(request, error.as_response())


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    with spoken(request):
        where = ", ".join(".".join(map(str, one["loc"])) for one in error.errors[:5])
        told = Problem(422, "field", _("What was sent is not what is asked for"), where)
        return with_allowance(request, told.as_response())


@csrf_exempt
def missing(request: HttpRequest, rest: str) -> HttpResponse:
    """Nothing stands here; told as a problem, to whatever method."""
    told = not_found(request)
    with spoken(request):
        return told.as_response()


_patterns, _app, _space = api.urls
_known = {
    written.lstrip("/").translate({ord("{"): "<", ord("}"): ">"}): taken(view.operations)
    for router in ROUTERS
    for written, view in router.path_operations.items()
}
for pattern in _patterns:
    if pattern.callback:
        pattern.callback = speaking(pattern.callback, _known.get(str(pattern.pattern), frozenset({"lang"})))
urls = ([*_patterns, path("<path:rest>", missing, name="missing")], _app, _space)
