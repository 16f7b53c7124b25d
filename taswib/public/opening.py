"""Before the first newsroom exists, every page of the log says what the operator does next."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

DEMO, INGEST = ".venv/bin/taswib demo", ".venv/bin/taswib ingest"
View = Callable[..., HttpResponse]


def once_open(view: View) -> View:
    """The view, for reading alone, as soon as there is a newsroom; until then the page with the next command."""

    @wraps(view)
    def page(request: HttpRequest, **parts: object) -> HttpResponse:
        if not request.newsroom:  # type: ignore[attr-defined]
            return render(request, "public/opening.html", {"demo": DEMO, "ingest": INGEST})
        return view(request, **parts)

    return require_safe(page)
