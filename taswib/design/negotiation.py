"""Whether a page or a document is asked for, where one address has both."""

from django.http import HttpRequest

_FOR_PROGRAMS = ("application/activity+json", "application/ld+json")


def prefers_page(request: HttpRequest) -> bool:
    """A browser asks; a program that names neither gets the document."""
    accepted = request.headers.get("Accept", "").lower()
    return "text/html" in accepted and not any(one in accepted for one in _FOR_PROGRAMS)


def prefers_activity(request: HttpRequest) -> bool:
    """Another server of the fediverse asks for what stands behind a page."""
    accepted = request.headers.get("Accept", "").lower()
    return any(one in accepted for one in _FOR_PROGRAMS) and "text/html" not in accepted.partition("application/")[0]
