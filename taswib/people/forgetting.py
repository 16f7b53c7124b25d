"""What is over is forgotten: sessions with the halves of keys in them, and invitations that nobody can open any more."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from taswib.people.desk_session import DeskSession
from taswib.people.invitation import Invitation


def forget_ended(now: datetime) -> int:
    """How many rows went. Nothing is locked where nothing is over."""
    over: tuple[QuerySet, ...] = (  # type: ignore[type-arg]
        DeskSession.objects.over(now),
        Session.objects.filter(expire_date__lte=now),
        Invitation.objects.filter(ends_at__lte=now),
    )
    return sum(one.delete()[0] for one in over if one.exists())
