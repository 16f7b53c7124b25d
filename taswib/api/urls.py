"""The addresses of the API, under /api/v1/. A new part of it is a router that is added here."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import ValidationError

from taswib import __version__
from taswib.api import articles
from taswib.api.problem import Problem, spoken

api = NinjaAPI(
    title="Taswib",
    version=__version__,
    description="Errors are application/problem+json (RFC 9457), in Arabic or English as Accept-Language asks.",
    docs_url=None,
    urls_namespace="api",
)
api.add_router("", articles.router)


@api.exception_handler(Problem)
def problem(request: HttpRequest, error: Problem) -> HttpResponse:
    with spoken(request):
        return error.as_response()


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    with spoken(request):
        where = ", ".join(".".join(map(str, one["loc"])) for one in error.errors[:5])
        return Problem(422, "field", _("What was sent is not what is asked for"), where).as_response()
