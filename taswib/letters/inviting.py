"""Letters to who was invited: the link that lets them in, which the database forgets with the letter."""

from datetime import datetime

from django.db import transaction

from taswib.letters.outgoing import Envelope, Letter, post
from taswib.people.invitation import Invitation
from taswib.sealing import LockBroken

_AT_ONCE = 50


def tell_invited(now: datetime) -> int:
    """A letter for each open invitation that asks for one; how many."""
    waiting = Invitation.objects.open(now).exclude(letter=b"").select_related("newsroom")[:_AT_ONCE]
    return sum(_tell(one, now) for one in waiting)


@transaction.atomic
def _tell(one: Invitation, now: datetime) -> int:
    if not Invitation.objects.open(now).filter(pk=one.pk).exclude(letter=b"").update(letter=b""):
        return 0
    try:
        told = one.addressed()
    except LockBroken:  # the installation's key is another one: nobody can read it any more
        return 0
    envelope = Envelope(told["to"], code=told["secret"])
    post(one.newsroom, Letter.INVITATION, envelope, language=one.language, key=f"invitation {one.digest}", now=now)
    return 1
