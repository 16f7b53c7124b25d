"""After an upgrade that reads articles otherwise: indexes are made anew by themselves, and what leans on them with them."""

from collections.abc import Callable
from datetime import datetime

from taswib.archive.tracing.index import Index
from taswib.archive.tracing.renewing import Stopped, renew
from taswib.desk.notice import Notice
from taswib.people.newsroom import Newsroom


def renew_outdated(now: datetime, stopped: Callable[[], bool] = lambda: False) -> int:
    """How many newsrooms' indexes were made anew; whoever wants it to end is heard within seconds."""
    try:
        return sum(_renew(newsroom, now, stopped) for newsroom in newsrooms_waiting())
    except Stopped:
        return 0


def newsrooms_waiting() -> list[Newsroom]:
    """Those for which tracing finds nothing until their index is made anew."""
    return list(Newsroom.objects.filter(indexes__in=Index.objects.outdated()).order_by("pk"))


def forget_marks(newsroom: Newsroom) -> None:
    """Another index says otherwise what words are worth: notices are marked again for the watch on entry."""
    Notice.objects.of(newsroom).update(marks_version=0)


def _renew(newsroom: Newsroom, now: datetime, stopped: Callable[[], bool]) -> bool:
    renewed = renew(newsroom, now, stopped)
    if renewed:
        forget_marks(newsroom)
    return renewed
