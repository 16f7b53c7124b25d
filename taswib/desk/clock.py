"""Times that say no more than they must."""

from datetime import datetime


def to_the_hour(moment: datetime) -> datetime:
    """The hour in which a reader acted: the minute could be laid beside a watched line (safety.md)."""
    return moment.replace(minute=0, second=0, microsecond=0)
