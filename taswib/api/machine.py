"""The API as a whole: every answer conditional and with what its key has left, every problem in the description."""

from collections.abc import Callable, Iterable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from taswib.api.problem import MEDIA_TYPE, PROBLEM, Problem, spoken

View = Callable[..., HttpResponse]
_WITH_KEY, _WITH_INPUT = ("401", "403", "429"), ("422",)


class Machine(NinjaAPI):
    """`get_openapi_schema` adds to each operation the problems that it can answer with."""

    def create_response(self, request: HttpRequest, data: Any, **told: Any) -> HttpResponse:
        answer = super().create_response(request, data, **told)
        if request.method == "GET" and answer.status_code == 200:
            answer = _conditional(request, answer)
        return with_allowance(request, answer)

    def get_openapi_schema(self, **where: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**where)
        schema["components"].setdefault("schemas", {})["Problem"] = PROBLEM
        for path, operations in schema["paths"].items():
            for operation in operations.values():
                _describe(path, operation)
        return schema


def with_allowance(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The answer, saying what the key has left; public answers may be kept for a minute."""
    allowance = getattr(request, "allowance", None)
    for name, value in (allowance.headers if allowance else {}).items():
        answer.headers[name] = value
    if allowance is None and request.method == "GET" and answer.status_code in (200, 304):
        answer.headers.setdefault("Cache-Control", "public, max-age=60")
        answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def taken(operations: Iterable[Operation]) -> frozenset[str]:
    """The names that a question at this address may carry; `lang` is taken everywhere."""
    models = [model for one in operations for model in one.models if model.__ninja_param_source__ == "query"]
    return frozenset({"lang"}.union(*(model.__ninja_flatten_map__ for model in models)))


def speaking(view: View, known: frozenset[str]) -> View:
    """The view, which answers HEAD as GET without a body, and an unknown method as a problem.

    A question that is not `known` is a problem too: a slip in its name must not pass for an answer to it.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponse:
        is_head = request.method == "HEAD"
        if is_head:
            request.method = "GET"
        answer = _unknown(request, known) or view(request, *args, **parts)
        if answer.status_code == 405:
            allowed = answer.headers["Allow"]
            with spoken(request):
                answer = Problem(
                    405, "method", _("This address is not asked like that"), allowed, {"Allow": allowed}
                ).as_response()
        if is_head:
            answer.content = b""
        return answer

    return answered


def _unknown(request: HttpRequest, known: frozenset[str]) -> HttpResponse | None:
    strange = sorted(set(request.GET) - known)
    if not strange:
        return None
    with spoken(request):
        detail = ", ".join(one[:40] for one in strange[:5])
        return Problem(422, "field", _("This address takes no such question"), detail).as_response()


def _conditional(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    etag = quote_etag(sha256(answer.content).hexdigest()[:32])
    answer.headers["ETag"] = etag
    return get_conditional_response(request, etag, None, answer) or answer  # type: ignore[return-value]


def _describe(path: str, operation: dict[str, Any]) -> None:
    codes = set(_WITH_KEY if operation.get("security") else ())
    if operation.get("parameters") or operation.get("requestBody"):
        codes.update(_WITH_INPUT)
    if "{" in path:
        codes.add("404")
    if operation.get("requestBody"):
        codes.update(("413", "415"))
    for code in sorted(codes):
        content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        operation["responses"].setdefault(code, {"description": "Problem", "content": content})
