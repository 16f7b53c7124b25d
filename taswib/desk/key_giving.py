"""Giving and taking away access: who is entitled by the permission table gets a share from somebody who has one."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from taswib.desk.desk_key import NEEDS, DeskKey, DeskKeys, Purpose
from taswib.desk.key_event import KeyEvent, KeyStep, tell
from taswib.desk.key_holder import KeyHolder
from taswib.desk.key_moving import move_to_current
from taswib.desk.key_share import KeyShare, share
from taswib.desk.keyring import Keyring, shares_of
from taswib.desk.parking import NotParked, destroy_parking, unpark
from taswib.desk.permissions import parts_of
from taswib.desk.refusals import LastReader, NoKey
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.sealing import new_pair, public_of

Private = Callable[[DeskKey], bytes | None]


def entitled(person: Person | None, newsroom: Newsroom) -> frozenset[Purpose]:
    """Which of the desk's keys a holder may be given: what their roles allow; paper is given both."""
    if person is None:
        return frozenset(Purpose)
    parts = parts_of(person, newsroom) if person.is_active else frozenset()
    return frozenset(purpose for purpose in Purpose if NEEDS[purpose] in parts)


def waiting(newsroom: Newsroom) -> list[KeyHolder]:
    """Who is entitled to a key that they have no share of."""
    keys = list(DeskKey.objects.of(newsroom).current())
    holders = KeyHolder.objects.filter(person__memberships__newsroom=newsroom) | KeyHolder.objects.on_paper(newsroom)
    every = holders.distinct().select_related("person").prefetch_related("shares")
    return [holder for holder in every if _lacks(holder, keys, newsroom)]


def _lacks(holder: KeyHolder, keys: list[DeskKey], newsroom: Newsroom) -> bool:
    held = {one.desk_key_id for one in holder.shares.all()}
    theirs = entitled(holder.person, newsroom)
    return any(key.purpose in theirs and key.pk not in held for key in keys)


@transaction.atomic
def give(holder: KeyHolder, keyring: Keyring, *, now: datetime) -> None:
    """Whoever can read lets another read: all that came in so far and all that will. Raises NoKey."""
    keyring.newsroom.hold()
    fresh = keyring.again()
    given = _share_all(holder, keyring.newsroom, lambda key: fresh.desk_private(key.pk))
    if not given:
        raise NoKey
    step = KeyStep.PRINTED if holder.is_paper else KeyStep.GIVEN
    tell(keyring.newsroom, step, person=holder.person, by=keyring.person, now=now)


@transaction.atomic
def give_by_paper(holder: KeyHolder, newsroom: Newsroom, private: bytes, *, now: datetime) -> None:
    """The recovery key lets somebody read who is entitled to. Raises NoKey."""
    newsroom.hold()
    opened = shares_of(KeyShare.objects.filter(holder__newsroom=newsroom, holder__public=public_of(private)), private)
    desk = dict(opened)
    if not _share_all(holder, newsroom, lambda key: desk.get(key.pk)):
        raise NoKey
    tell(newsroom, KeyStep.USED, person=holder.person, by=None, now=now)


def take_over(keyring: Keyring, holder: KeyHolder, *, now: datetime) -> bool:
    """The first of the desk takes the parked keys: others are made in their place, and everything moves to those.

    False where nothing was parked, or the person may not hold both. A second call goes on where a first one broke off.
    """
    newsroom = keyring.newsroom
    DeskKeys.of(newsroom)
    if entitled(keyring.person, newsroom) != frozenset(Purpose):
        return False
    taken = _replace_parked(newsroom, holder, keyring.person, now)
    fresh = keyring.again()
    left = move_to_current(newsroom, lambda key: _of(key, fresh))
    if not left and not DeskKey.objects.parked().exists():
        destroy_parking()
    return taken


@transaction.atomic
def _replace_parked(newsroom: Newsroom, holder: KeyHolder, person: Person, now: datetime) -> bool:
    newsroom.hold()
    parked = list(DeskKey.objects.of(newsroom).current().parked())
    if not parked or entitled(_now(person), newsroom) != frozenset(Purpose):
        return False
    for old in parked:
        _succeed(old, [holder], now)
    tell(newsroom, KeyStep.TAKEN, person=person, by=person, now=now)
    return True


@transaction.atomic
def withdraw(holder: KeyHolder, newsroom: Newsroom, *, by: Person | None, now: datetime) -> bool:
    """Take back the shares that this holder's roles no longer allow, at once and without any key; whether there were some.

    They may have copied what they held, so the desk's keys are to be changed after it (`owes_change`). Raises LastReader.
    """
    newsroom.hold()
    theirs = entitled(_now(holder.person), newsroom)
    lost = KeyShare.objects.filter(holder=holder, desk_key__newsroom=newsroom).exclude(desk_key__purpose__in=theirs)
    if not lost.exists():
        return False
    for key in DeskKey.objects.of(newsroom).current().filter(shares__in=lost):
        if not key.shares.exclude(holder=holder).filter(holder__person__is_active=True).exists():
            raise LastReader
    lost.delete()
    tell(newsroom, KeyStep.REMOVED, person=holder.person, by=by, now=now)
    return True


def owes_change(newsroom: Newsroom) -> bool:
    """Whether somebody lost access since the desk's keys were changed last. Whoever holds both changes them at sign-in."""
    steps = KeyEvent.objects.filter(newsroom=newsroom, step__in=(KeyStep.REMOVED, KeyStep.CHANGED))
    return steps.order_by("-pk").values_list("step", flat=True).first() == KeyStep.REMOVED


def change_keys(keyring: Keyring, *, now: datetime, without: KeyHolder | None = None) -> None:
    """Other keys for the desk: what comes in from now on opens with those alone, and what came in moves to them.

    Who holds a share today and is still entitled gets one of the new keys; `without` gets none.
    Raises NoKey, and LastReader where nobody who signs in would read: paper alone does not count.
    """
    _replace(keyring, now, without)
    fresh = keyring.again()
    move_to_current(keyring.newsroom, lambda key: _of(key, fresh))


@transaction.atomic
def _replace(keyring: Keyring, now: datetime, without: KeyHolder | None) -> None:
    newsroom, by = keyring.newsroom, keyring.person
    newsroom.hold()
    fresh = keyring.again()
    if not all(fresh.holds(purpose) for purpose in Purpose):
        raise NoKey
    for old in DeskKey.objects.of(newsroom).current():
        shares = old.shares.select_related("holder__person")
        stay = [one.holder for one in shares if without is None or one.holder_id != without.pk]
        heirs = [one for one in stay if old.purpose in entitled(one.person, newsroom)]
        if all(one.is_paper for one in heirs):
            raise LastReader
        _succeed(old, heirs, now)
    if without is not None:
        KeyShare.objects.filter(holder=without, desk_key__newsroom=newsroom).delete()
        tell(newsroom, KeyStep.REMOVED, person=without.person, by=by, now=now)
    tell(newsroom, KeyStep.CHANGED, by=by, now=now)


def _succeed(old: DeskKey, holders: list[KeyHolder], now: datetime) -> None:
    """A new key in the place of `old`, with a share for each of `holders`."""
    old.ended_at = now
    old.save(update_fields=["ended_at"])
    pair = new_pair()
    made = DeskKey.objects.create(newsroom=old.newsroom, purpose=old.purpose, public=pair.public, made_at=now)
    for holder in holders:
        share(made, pair.private, holder)


def _share_all(holder: KeyHolder, newsroom: Newsroom, private: Private) -> bool:
    """Every key that the holder is entitled to and the giver has; whether one of today's was among them."""
    DeskKeys.of(newsroom)
    theirs, given = entitled(_now(holder.person), newsroom), False
    for key in DeskKey.objects.of(newsroom).filter(purpose__in=theirs):
        opened = private(key)
        if opened is not None:
            share(key, opened, holder)
            given = given or key.ended_at is None
    return given


def _now(person: Person | None) -> Person | None:
    """The person as they stand now, for whoever waited for the newsroom's row."""
    return person and Person.objects.get(pk=person.pk)


def _of(key: DeskKey, keyring: Keyring) -> bytes | None:
    """The private half of a key that was replaced: from the keyring, or from where it was parked."""
    if not key.parked:
        return keyring.desk_private(key.pk)
    try:
        return unpark(key.parked, key.about)
    except NotParked:
        return None
