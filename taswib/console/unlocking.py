"""An editor's key in their session: no place alone holds it.

Signing in opens it with the password. Then it lies in the row of the desk's session, locked with a key that only the
browser has, in a cookie of its own; so neither the disk nor the database nor a stolen browser profile reads anything
alone. Signing out, or the session's end, forgets both halves: the row goes, and what it held with it.
"""

from base64 import b64decode, b64encode
from binascii import Error
from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from taswib.console.session import half_of, keep_half
from taswib.desk.desk_key import DeskKey, Purpose
from taswib.desk.key_giving import change_keys, entitled, owes_change, take_over
from taswib.desk.key_holder import KeyHolder, locked_anew, make_key
from taswib.desk.keyring import Keyring
from taswib.desk.refusals import LastReader, NoKey
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.sealing import LockBroken, lock, new_key, unlock


def open_key(person: Person, newsroom: Newsroom, password: str) -> Keyring:
    """The person's keyring, by their password, where nothing more is asked of them. Slow, and outside any transaction."""
    return settle(unlocked(person, newsroom, password))


def unlocked(person: Person, newsroom: Newsroom, password: str) -> Keyring:
    """What the password opens, and nothing of the desk's is moved by it: a code may have to follow.

    The person's own key is made where they have none and a role that needs one. Slow by intent.
    """
    holder = KeyHolder.objects.filter(person=person).first()
    private: bytes | None = None
    if holder is not None:
        private = holder.unlocked(password)
    elif entitled(person, newsroom):
        holder, private = make_key(person, password, now=timezone.now())
    return Keyring(person, newsroom, private)


def settle(keyring: Keyring) -> Keyring:
    """Who it is has been shown: the first of the desk takes the desk's keys over here, and a change that is owed is made."""
    holder = KeyHolder.objects.filter(person=keyring.person).first()
    if holder is not None and keyring.is_unlocked and _something_waits(keyring.newsroom):
        take_over(keyring, holder, now=timezone.now())
    return change_if_owed(keyring.again())


def change_if_owed(keyring: Keyring) -> Keyring:
    """Somebody lost access since the desk's keys were changed: whoever can change them does so here, unasked."""
    if not owes_change(keyring.newsroom) or not all(keyring.holds(purpose) for purpose in Purpose):
        return keyring
    with suppress(NoKey, LastReader):  # somebody was quicker
        change_keys(keyring, now=timezone.now())
    return keyring.again()


def lock_anew(person: Person, old: str, new: str) -> KeyHolder | None:
    """The person's key under another password, not stored yet; slow, so before the transaction that stores both."""
    holder = KeyHolder.objects.filter(person=person).first()
    private = holder.unlocked(old) if holder else None
    if holder is None or private is None:
        return None
    holder.locked = locked_anew(person, private, new)
    return holder


def keep_key(request: HttpRequest, response: HttpResponse, keyring: Keyring) -> HttpResponse:
    """Half into the session's row, half into the browser."""
    half = new_key()
    private = keyring.private_for_session()
    if private is None:
        return response
    keep_half(request, lock(half, private, _about(keyring.person)))
    response.set_cookie(
        cookie_name(),
        b64encode(half).decode(),
        max_age=settings.SESSION_COOKIE_AGE,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Strict",
    )
    return response


def forget_key(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The browser's half; the session's goes with the session."""
    if cookie_name() in request.COOKIES:
        response.delete_cookie(cookie_name(), samesite="Strict")
    return response


def keyring_of(request: HttpRequest, person: Person, newsroom: Newsroom) -> Keyring:
    """What this request's key opens: nothing where a half is missing."""
    return Keyring(person, newsroom, _private(request, person))


def cookie_name() -> str:
    return "__Host-desk-key" if settings.SESSION_COOKIE_SECURE else "desk-key"


def _private(request: HttpRequest, person: Person) -> bytes | None:
    half, locked = request.COOKIES.get(cookie_name(), ""), half_of(request)
    try:
        return unlock(b64decode(half, validate=True), locked, _about(person)) if half and locked else None
    except (LockBroken, Error, ValueError):
        return None


def _something_waits(newsroom: Newsroom) -> bool:
    keys = DeskKey.objects.of(newsroom)
    return not keys.exists() or keys.parked().exists() or keys.ended().exists()


def _about(person: Person) -> str:
    return f"session of {person.pk}"
