"""Putting followers' letters into the outbox: each thing once, however often this runs and wherever it is killed."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction

from taswib.archive.sealing import SealBroken
from taswib.desk.notice import Notice
from taswib.desk.notice_record import NoticeRecord
from taswib.following.choice import Rhythm, Subject
from taswib.following.models import Follower, Following, Wish
from taswib.following.periods import last_due
from taswib.ledger.models import SignedCheckpoint
from taswib.letters.outgoing import Envelope, Letter, OutgoingLetter, State, post
from taswib.letters.telling import Telling, note_tellings
from taswib.people.newsroom import Newsroom

_AT_ONCE = 200
_KEPT = timedelta(days=7)
"""How long the row of a follower's letter stays after it was sent; nothing but that one was sent is in it."""


def tell_followers(now: datetime) -> int:
    """All that followers are due by now; how much was done."""
    done = write_confirmations(now)
    for newsroom in Newsroom.objects.all():
        done += note_tellings(newsroom) + write_notices(newsroom, now)
        done += sum(write_digests(newsroom, rhythm, now) for rhythm in (Rhythm.DAILY, Rhythm.WEEKLY))
        done += sum(write_checkpoints(newsroom, rhythm, now) for rhythm in Rhythm)
    _forget(now)
    return done


def write_confirmations(now: datetime) -> int:
    """A letter with a link to each address for which somebody asked for letters."""
    wishes = list(Wish.objects.unwritten()[:_AT_ONCE])
    return sum(_confirmation(one, now) for one in wishes)


def write_notices(newsroom: Newsroom, now: datetime) -> int:
    """A letter for each notice to those who want to hear at once."""
    return sum(_write(one, Rhythm.ONCE, now, now) for one in _owed(newsroom, Rhythm.ONCE, now))


def write_digests(newsroom: Newsroom, rhythm: Rhythm, now: datetime) -> int:
    """One letter with all that happened before the last moment at which it was due, however long ago."""
    until = last_due(rhythm, now, newsroom.zone, newsroom.weekend_days)
    return sum(_write(one, rhythm, until, now) for one in _owed(newsroom, rhythm, until))


def write_checkpoints(newsroom: Newsroom, rhythm: Rhythm, now: datetime) -> int:
    """The signed note of the log to whoever keeps them, where it grew since theirs; how many."""
    checkpoint = _checkpoint(newsroom, rhythm, now)
    if checkpoint is None:
        return 0
    keepers = Following.objects.filter(follower__newsroom=newsroom, subject=Subject.CHECKPOINTS, rhythm=rhythm)
    return sum(_send_checkpoint(one, checkpoint, now) for one in keepers.filter(told__lt=checkpoint.size)[:_AT_ONCE])


def _owed(newsroom: Newsroom, rhythm: Rhythm, until: datetime) -> list[Follower]:
    """Those who have something coming that happened before `until`."""
    rows = Telling.objects.unwritten(rhythm).filter(follower__newsroom=newsroom, happened_at__lte=until)
    owed = rows.order_by("follower").values_list("follower", flat=True).distinct()[:_AT_ONCE]
    return list(Follower.objects.filter(pk__in=list(owed)).order_by("pk"))


@transaction.atomic
def _write(follower: Follower, rhythm: Rhythm, until: datetime, now: datetime) -> int:
    fresh = Follower.objects.select_for_update().select_related("newsroom").filter(pk=follower.pk).first()
    address = _address(fresh)
    owed = Telling.objects.unwritten(rhythm).filter(follower=fresh, happened_at__lte=until).order_by("record")
    if fresh is None or not address:
        owed.delete()
        return 0
    every = list(owed.values_list("pk", "record__notice"))
    chosen = _still_chosen(fresh, {notice for _row, notice in every})
    rows = [(row, notice) for row, notice in every if notice in chosen]
    Telling.objects.filter(pk__in=[row for row, notice in every if notice not in chosen]).delete()
    for group in _parted(rows, apart=rhythm == Rhythm.ONCE):
        kind = Letter.NOTICE if rhythm == Rhythm.ONCE else Letter.DIGEST
        key = f"{kind} {fresh.pk} {rhythm} {group[0]}"
        made = post(fresh.newsroom, kind, Envelope(address), language=fresh.language, key=key, now=now, follower=fresh)
        Telling.objects.filter(pk__in=group).update(letter=made)
    return len(every)


def _still_chosen(follower: Follower, notices: set[int]) -> set[int]:
    """Those that belong to what they follow by now: what they gave up meanwhile is not told."""
    these, chosen = Notice.objects.filter(pk__in=notices), set[int]()
    for one in follower.follows.all():
        if chosen != notices:
            chosen |= set(one.choice.among(these).values_list("pk", flat=True))
    return chosen


def _parted(rows: list[tuple[int, int]], *, apart: bool) -> Iterator[list[int]]:
    """The rows of each notice, where notices come `apart`; else all of them."""
    groups: dict[int, list[int]] = {}
    for row, notice in rows:
        groups.setdefault(notice if apart else 0, []).append(row)
    yield from groups.values()


def _address(follower: Follower | None) -> str:
    """ "" where the server's secret is another one: they miss this, and stay until theirs is back."""
    try:
        return follower.address if follower else ""
    except SealBroken:
        return ""


@transaction.atomic
def _confirmation(wish: Wish, now: datetime) -> int:
    if not Wish.objects.filter(pk=wish.pk, is_told=False).update(is_told=True):
        return 0
    try:
        envelope = Envelope(wish.address, code=wish.secret, about=wish.pk)
    except SealBroken:
        return 0
    post(wish.newsroom, Letter.CONFIRM, envelope, language=wish.language, key=f"confirm {wish.seed}", now=now)
    return 1


def _checkpoint(newsroom: Newsroom, rhythm: Rhythm, now: datetime) -> SignedCheckpoint | None:
    """At once means with each notice: the first that covers the newest. Else the last that was signed before it was due."""
    theirs = SignedCheckpoint.objects.filter(log__newsroom=newsroom)
    if rhythm == Rhythm.ONCE:
        records = NoticeRecord.objects.filter(notice__newsroom=newsroom).order_by("-entry__index")
        newest = records.values_list("entry__index", flat=True).first()
        return None if newest is None else theirs.filter(size__gt=newest).order_by("size").first()
    until = last_due(rhythm, now, newsroom.zone, newsroom.weekend_days)
    return theirs.filter(signed_at__lte=until).order_by("-size").first()


@transaction.atomic
def _send_checkpoint(following: Following, checkpoint: SignedCheckpoint, now: datetime) -> int:
    follower = Follower.objects.select_related("newsroom").filter(pk=following.follower_id).first()
    theirs = Following.objects.filter(pk=following.pk, told=following.told)
    address = _address(follower) if theirs.update(told=checkpoint.size) else ""
    if follower is None or not address:
        return 0
    envelope = Envelope(address, about=checkpoint.pk)
    key = f"checkpoint {follower.pk} {checkpoint.size}"
    post(
        follower.newsroom,
        Letter.CHECKPOINT,
        envelope,
        language=follower.language,
        key=key,
        now=now,
        follower=follower,
    )
    return 1


def _forget(now: datetime) -> None:
    """What was told, wishes that nobody confirmed, and that letters were sent at all."""
    told = Telling.objects.filter(letter__isnull=False).exclude(letter__state=State.WAITING)
    letters = OutgoingLetter.objects.filter(follower__isnull=False, made_at__lte=now - _KEPT)
    sent = letters.exclude(state=State.WAITING).filter(tellings=None)
    for over in (told, sent, Wish.objects.old(now)):
        if over.exists():  # a deletion locks the database, even one of nothing
            over.delete()
