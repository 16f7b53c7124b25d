"""The way for readers without a script: waiting instead of computing.

A place in line is a signed note in the form of when it may be sent. It costs the reader a short wait and tells the desk
that the report came in a flood; it is never taken back, and the wait is never longer than three minutes, however many
stand in line from the same network, so that nobody can silence those who share theirs.
"""

from datetime import datetime
from hashlib import sha256

from django.core import signing

from taswib.desk.flood.toll import Toll

WAITS = {Toll.LITTLE: 15, Toll.SOME: 60, Toll.MUCH: 180}
"""Seconds."""
_SALT = "taswib.place-in-line"
_LIFE = 24 * 3600


def place_for(submission: str, toll: Toll, now: datetime) -> str:
    """A place in line for this form."""
    return signing.dumps([_name(submission), int(now.timestamp()) + WAITS[toll]], salt=_SALT)


def seconds_left(place: str, submission: str, now: datetime) -> int | None:
    """Seconds until the form may be sent, 0 when it may; None where this is no place in line of this form."""
    try:
        name, ready = signing.loads(place, salt=_SALT, max_age=_LIFE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return max(0, ready - int(now.timestamp())) if name == _name(submission) else None


def _name(submission: str) -> str:
    return sha256(submission.encode()).hexdigest()[:32]
