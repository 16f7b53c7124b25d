"""The replies with which a newsroom starts; from then on they are its own."""

import tomllib
from pathlib import Path

from taswib.desk.saved_reply import SavedReply
from taswib.people.newsroom import Newsroom


def replies_of(newsroom: Newsroom) -> list[SavedReply]:
    """The newsroom's replies; where it has none yet, those of the library are made its own."""
    ours = SavedReply.objects.of(newsroom)
    if not ours.exists():
        rows = tomllib.loads((Path(__file__).parent / "library" / "replies.toml").read_text())["reply"]
        SavedReply.objects.bulk_create(SavedReply(newsroom=newsroom, **row) for row in rows)
    return list(ours.all())
