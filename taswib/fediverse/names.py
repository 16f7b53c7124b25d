"""Where everything of the actor stands, and what it is called."""

from urllib.parse import urlsplit

from django.conf import settings

from taswib.people.newsroom import Newsroom

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
JSON = "application/activity+json"


def base() -> str:
    """The site's address; "" where the operator named no host, and nobody elsewhere can find the actor."""
    return str(settings.PUBLIC_ADDRESS)


def actor_id() -> str:
    return f"{base()}/actor"


def key_id() -> str:
    return f"{actor_id()}#main-key"


def place(name: str) -> str:
    """`inbox`, `outbox` or `followers` of the actor."""
    return f"{actor_id()}/{name}"


def object_id(number: int | None) -> str:
    """Of the notice with this number."""
    return f"{base()}/corrections/{number}/activity"


def page(number: int | None) -> str:
    """The notice for people."""
    return f"{base()}/corrections/{number}"


def host() -> str:
    return urlsplit(base()).netloc


def handle(newsroom: Newsroom) -> str:
    """`@nahr@desk.nahr.example`: what people type to find the newsroom; "" where it can't be found."""
    return f"@{newsroom.slug}@{host()}" if base() else ""
