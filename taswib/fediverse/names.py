"""Where everything of a newsroom's actor stands, and what it is called."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from taswib.people.newsroom import Newsroom

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
JSON = "application/activity+json"


@dataclass(frozen=True)
class Site:
    """The addresses of one newsroom's actor; `base` is where its pages stand, "" where nobody elsewhere can find it."""

    base: str

    @property
    def actor(self) -> str:
        return f"{self.base}/actor"

    @property
    def key(self) -> str:
        return f"{self.actor}#main-key"

    @property
    def host(self) -> str:
        return urlsplit(self.base).netloc

    def place(self, name: str) -> str:
        """`inbox`, `outbox` or `followers` of the actor."""
        return f"{self.actor}/{name}"

    def notice(self, number: int) -> str:
        """The object that is the notice with this number."""
        return f"{self.page(number)}/activity"

    def page(self, number: int) -> str:
        """The notice for people."""
        return f"{self.base}/corrections/{number}"


def site_of(newsroom: Newsroom) -> Site:
    return Site(newsroom.address)
