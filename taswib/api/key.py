"""A key to the API: what a program may do with it. Of its secret only a digest is kept."""

import secrets
from datetime import date, datetime
from hashlib import sha256

from django.db import models
from django.db.models import Case, F, When
from django.utils.translation import gettext_lazy as _

from taswib.api.allowance import Allowance
from taswib.people.newsroom import Newsroom

_MARK = "taswib_"  # so that a key that leaked into a file can be found by its looks
_BYTES = 24  # 192 random bits: no slow hash is needed against guessing


class Scope(models.TextChoices):
    """What a key may do. A new kind of work is a new scope, never more of an old one."""

    ARTICLES = "articles:write", _("put articles in, and say that one changed")
    ARCHIVE = "archive:read", _("read articles, their revisions and statements")
    ANSWERS = "answers:write", _("answer the messages that a partner got, by their names")
    DESK = "desk:read", _("read how many reports, cases and copies there are and how they stand; nobody's words")


class KeyQuerySet(models.QuerySet["Key"]):
    def known(self, written: str) -> "Key | None":
        """The key that was written so, where it still opens."""
        if not written.startswith(_MARK) or len(written) > 100:
            return None
        return self.select_related("newsroom").filter(digest=_digest(written), revoked_at=None).first()


class Key(models.Model):
    """`name` says whose it is; `last_used_on` is kept to the day."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="keys")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    minute = models.PositiveBigIntegerField(default=0, help_text="in which it asked last, counted from 1970")
    asked = models.PositiveIntegerField(default=0, help_text="how often it asked in that minute")

    objects = KeyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["newsroom", "name"], condition=models.Q(revoked_at=None), name="one_open_key_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def allows(self, scope: Scope) -> bool:
        return scope.value in self.scopes

    def used(self, today: date) -> None:
        """One write a day at most."""
        if self.last_used_on != today:
            Key.objects.filter(pk=self.pk).update(last_used_on=today)

    def ask(self, now: datetime, rate: int) -> Allowance:
        """Count one request, in one statement, so that any number of processes count together."""
        minute, second = divmod(int(now.timestamp()), 60)
        again = Case(When(minute=minute, then=F("asked") + 1), default=1)
        Key.objects.filter(pk=self.pk).update(asked=again, minute=minute)
        self.refresh_from_db(fields=["asked"])
        return Allowance(rate, self.asked, 60 - second)

    def revoke(self, now: datetime) -> None:
        self.revoked_at = now
        self.save(update_fields=["revoked_at"])


def make_key(newsroom: Newsroom, name: str, scopes: list[Scope], now: datetime) -> tuple[Key, str]:
    """The key, and what to write to use it, which is shown once and kept nowhere."""
    written = _MARK + secrets.token_urlsafe(_BYTES)
    key = Key.objects.create(
        newsroom=newsroom, name=name, digest=_digest(written), scopes=[one.value for one in scopes], made_at=now
    )
    return key, written


def _digest(written: str) -> str:
    return sha256(written.encode()).hexdigest()
