"""The second factor: a code that an app on somebody's phone shows for half a minute (TOTP, RFC 6238).

The secret is locked with the installation's own key, so that the database alone makes no codes. A code is good once:
the step of the last one that was taken is kept, and nothing up to it is taken again.
"""

import secrets
from datetime import datetime
from urllib.parse import quote

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.db import models, transaction

from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.sealing import LockBroken, lock, unlock

_BYTES = 20  # as RFC 4226 recommends, and what every app takes
_DIGITS, _SECONDS = 6, 30
_EITHER_WAY = 1  # steps that a phone's clock may be off (RFC 6238, 5.2)
_LONGEST = 30  # an Arabic letter takes six places in an address
_BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


class SecondFactor(models.Model):
    """`last_step` is that of the last code that was taken."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="second_factor")
    locked = models.BinaryField(max_length=100)
    last_step = models.BigIntegerField(default=0)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person} · {self.since:%Y-%m-%d}"

    @transaction.atomic
    def takes(self, typed: str, now: datetime) -> bool:
        """Whether this is a code of now; each is taken once. False too where the installation's key is another one."""
        mine = SecondFactor.objects.select_for_update().get(pk=self.pk)
        try:
            secret = unlock(settings.PEOPLE_KEY, mine.locked, _about(mine.person_id))
        except LockBroken:
            return False
        step = step_of(secret, typed, now)
        if step is None or step <= mine.last_step:
            return False
        return bool(SecondFactor.objects.filter(pk=self.pk, last_step__lt=step).update(last_step=step))


def set_up(person: Person, secret: bytes, step: int, *, now: datetime) -> SecondFactor:
    """From now on this secret's codes are asked for; `step` is that of the code that showed that the phone has it."""
    locked = lock(settings.PEOPLE_KEY, secret, _about(person.pk))
    values = {"locked": locked, "last_step": step, "since": now}
    return SecondFactor.objects.update_or_create(person=person, defaults=values)[0]


def has_second_factor(person: Person) -> bool:
    return SecondFactor.objects.filter(person_id=person.pk).exists()


def must_have_one(person: Person) -> bool:
    """Whether a newsroom that they belong to wants it, at whichever's address they are."""
    return Newsroom.objects.filter(memberships__person_id=person.pk, wants_second_factor=True).exists()


def new_secret() -> bytes:
    return secrets.token_bytes(_BYTES)


def step_of(secret: bytes, typed: str, now: datetime) -> int | None:
    """The half minute whose code this is, of those around `now`; None where it is none of theirs."""
    code = "".join(str(int(one)) for one in typed if one.isdecimal())
    if len(code) != _DIGITS:
        return None
    here = int(now.timestamp()) // _SECONDS
    around = range(here - _EITHER_WAY, here + _EITHER_WAY + 1)
    return next((step for step in around if secrets.compare_digest(_code(secret, step), code)), None)


def written(secret: bytes) -> str:
    """The secret for typing in, in base 32 and groups of four."""
    number = int.from_bytes(secret)
    letters = "".join(_BASE_32[number >> 5 * place & 31] for place in range(len(secret) * 8 // 5 - 1, -1, -1))
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def address_of(secret: bytes, person: str, newsroom: str) -> str:
    """What the QR code holds: an otpauth address, as apps that show codes read it. Long names are cut: a phone reads it."""
    issuer, account = (quote(name.replace(":", " ")[:_LONGEST], safe="") for name in (newsroom, person))
    return f"otpauth://totp/{issuer}:{account}?secret={written(secret).replace(' ', '')}&issuer={issuer}"


def code_at(secret: bytes, moment: datetime) -> str:
    """The code that a phone shows at this moment."""
    return _code(secret, int(moment.timestamp()) // _SECONDS)


def _code(secret: bytes, step: int) -> str:
    # SHA-1 is what all apps speak, and what the standard's HMAC is safe with.
    return TOTP(secret, _DIGITS, SHA1(), _SECONDS).generate(step * _SECONDS).decode()  # noqa: S303


def _about(person_id: int) -> str:
    return f"second factor of {person_id}"
