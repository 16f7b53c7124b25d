"""Who can hold a share of the desk's keys: a person, whose private key opens with their password, or a sheet of paper."""

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, models, transaction

from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.sealing import Cost, LockBroken, lock_by_password, new_pair, unlock_by_password


class KeyHolderQuerySet(models.QuerySet["KeyHolder"]):
    def on_paper(self, newsroom: Newsroom) -> "KeyHolderQuerySet":
        return self.filter(newsroom=newsroom)


class KeyHolder(models.Model):
    """`locked` is the private half under the person's password; empty for paper, which is the key itself."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="key_holder"
    )
    newsroom = models.ForeignKey(Newsroom, null=True, on_delete=models.CASCADE, related_name="paper_keys")
    public = models.BinaryField(max_length=32)
    locked = models.BinaryField(max_length=200, default=b"")
    made_at = models.DateTimeField()

    objects = KeyHolderQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) ^ models.Q(newsroom__isnull=False), name="a_person_or_paper"
            )
        ]

    def __str__(self) -> str:
        return str(self.person or bytes(self.public).hex()[:8])

    @property
    def is_paper(self) -> bool:
        return self.person_id is None

    def unlocked(self, password: str) -> bytes | None:
        """The private half; None when the password is not the one that it was locked with. Slow by intent."""
        try:
            return unlock_by_password(password, self.locked, _about(self.person_id))
        except LockBroken:
            return None


def make_key(person: Person, password: str, *, now: datetime) -> tuple[KeyHolder, bytes | None]:
    """A pair of keys for a person who has none. Where another press made one meanwhile that one stays, with its shares.

    Slow by intent: never inside a transaction of the server's.
    """
    made, private = key_to_be(person, password, now=now)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        there = KeyHolder.objects.get(person=person)
        return there, there.unlocked(password)
    return made, private


def key_to_be(person: Person, password: str, *, now: datetime) -> tuple[KeyHolder, bytes]:
    """A pair of keys that is not stored yet; slow by intent, so before the transaction that stores it."""
    pair = new_pair()
    locked = locked_anew(person, pair.private, password)
    return KeyHolder(person=person, public=pair.public, locked=locked, made_at=now), pair.private


def replace_key(made: KeyHolder) -> None:
    """Instead of the person's old one, whose shares go with it: nobody can open it where the password was forgotten."""
    KeyHolder.objects.filter(person=made.person).delete()
    made.save()


def key_on_paper(newsroom: Newsroom, *, now: datetime) -> tuple[KeyHolder, bytes]:
    """A pair whose private half is written down and kept nowhere; it opens nothing before somebody gives it access."""
    pair = new_pair()
    return KeyHolder.objects.create(newsroom=newsroom, public=pair.public, made_at=now), pair.private


def locked_anew(person: Person, private: bytes, password: str) -> bytes:
    """What `KeyHolder.locked` is under another password."""
    return lock_by_password(password, private, _about(person.pk), Cost(*settings.KEY_COST))


def _about(person_id: int | None) -> str:
    return f"person {person_id}"
