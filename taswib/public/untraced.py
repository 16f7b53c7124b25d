"""Pages from which nobody learns where their visitor came from."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse

View = Callable[..., HttpResponse]


def untraced(view: View) -> View:
    """No page that is opened from here learns from where."""

    @wraps(view)
    def answer(*args: object, **options: object) -> HttpResponse:
        response = view(*args, **options)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return answer
