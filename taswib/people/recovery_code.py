"""Recovery codes: for the day on which the phone is lost. Shown once, kept as digests, each good once."""

import secrets
import unicodedata
from datetime import datetime
from hmac import new as hmac

from django.conf import settings
from django.db import models, transaction

from taswib.people.person import Person

MANY = 8
_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # none that is taken for another
_LENGTH = 16  # 78 random bits


class RecoveryCode(models.Model):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.person} · {self.digest[:4]}"


@transaction.atomic
def new_codes(person: Person) -> list[str]:
    """Eight, in the place of those from before, in groups of four."""
    RecoveryCode.objects.filter(person=person).delete()
    codes = ["".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)) for _ in range(MANY)]
    RecoveryCode.objects.bulk_create(RecoveryCode(person=person, digest=_digest(person, one)) for one in codes)
    return ["-".join(one[at : at + 4] for at in range(0, _LENGTH, 4)) for one in codes]


def use_code(person: Person, typed: str, now: datetime) -> bool:
    """Whether it was one of theirs, not used before; dashes, blanks, small letters and digits of any script do no harm."""
    code = "".join(_plain(one) for one in typed[:80] if one.isalnum()).upper()
    if len(code) != _LENGTH:
        return False
    return bool(
        RecoveryCode.objects.filter(person=person, digest=_digest(person, code), used_at=None).update(used_at=now)
    )


def codes_left(person: Person) -> int:
    return RecoveryCode.objects.filter(person=person, used_at=None).count()


def _plain(letter: str) -> str:
    digit = unicodedata.digit(letter, None)
    return letter if digit is None else str(digit)


def _digest(person: Person, code: str) -> str:
    """Keyed with the installation's secret; a code has too many random bits to be guessed from it."""
    return hmac(settings.PEOPLE_KEY, f"recovery {person.pk} {code}".encode(), "sha256").hexdigest()
