"""A notice's name for ever: the same in every feed, dialect and message, wherever the site moves."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

if TYPE_CHECKING:
    from taswib.desk.notice import Notice


NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def permanent_id(notice: "Notice") -> str:
    """A urn:uuid that follows from the notice's newsroom, number and moment of publication, and from nothing else.

    Not its address: a site that moves to another host or to https must not publish its log anew (RFC 4287, 4.2.6).
    """
    moment = (notice.published_at or NEVER).astimezone(UTC).isoformat()
    return uuid5(NAMESPACE_URL, f"taswib:{notice.newsroom.slug}/corrections/{notice.number}/{moment}").urn
