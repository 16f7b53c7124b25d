"""The demo in this installation: whether it is there, how it comes in, and what a visitor needs to know."""

import os
from enum import Enum
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from taswib.archive.article import Article
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.site.demo.loading import PASSWORD, load
from taswib.site.demo.script import table


class Held(Enum):
    """What the installation holds."""

    NOTHING = "nothing"
    DEMO = "demo"
    ANOTHER = "another"


def held() -> Held:
    newsroom = Newsroom.objects.home()
    if newsroom is None and not Article.objects.exists():
        return Held.NOTHING
    return Held.DEMO if newsroom and newsroom.slug == table("newsroom")["slug"] else Held.ANOTHER


def load_demo() -> None:
    """Load it into an empty installation; the readers' receipts go into a file, for they are shown only once."""
    receipts = load(timezone.now()).receipts
    descriptor = os.open(receipts_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.writelines(f"{receipt}\t{story}\n" for story, receipt in receipts.items())


def receipts_file() -> Path:
    return Path(settings.DATA, "demo-receipts.txt")


def accounts() -> list[tuple[str, str]]:
    """Each demo account's username and roles."""
    people = Person.objects.prefetch_related("memberships").order_by("pk")
    return [
        (person.username, ", ".join(one.get_role_display() for one in person.memberships.all())) for person in people
    ]


__all__ = ["PASSWORD", "Held", "accounts", "held", "load_demo", "receipts_file"]
