"""A mailbox to which readers write, and how its readings went."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from taswib.archive.schedule import next_try
from taswib.archive.sealing import opened, sealed
from taswib.desk.report import Kind
from taswib.people.newsroom import Newsroom

EVERY = timedelta(minutes=2)
LEASE = timedelta(minutes=10)
"""Longer than a reading takes; a watcher that was killed is replaced after it."""
PORTS = {"imaps": 993, "imap": 143}


class MailboxState(models.TextChoices):
    OK = "ok", _("read")
    UNREACHABLE = "unreachable", _("the server does not answer")
    REFUSED = "refused", _("the server does not accept the user name or the password")
    NO_FOLDER = "no_folder", _("the folder does not exist")
    BROKEN = "broken", _("the server's answer could not be read")


class MailboxRefused(ValueError):
    """An address that names no mailbox; the sentence says why."""


class MailboxQuerySet(models.QuerySet["Mailbox"]):
    def due(self, now: datetime) -> "MailboxQuerySet":
        free = Q(leased_until=None) | Q(leased_until__lte=now)
        return self.filter(free, is_active=True, next_at__lte=now).order_by("next_at", "pk")


class Mailbox(models.Model):
    """`last_uid` is the last letter that was read, in the numbering that `validity` names (RFC 9051, 2.3.1.1)."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="mailboxes")
    scheme = models.CharField(max_length=5)
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField()
    username = models.CharField(max_length=254)
    sealed_password = models.TextField(editable=False)
    folder = models.CharField(max_length=200, default="INBOX")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.ERROR)
    is_active = models.BooleanField(default=True)
    validity = models.BigIntegerField(null=True)
    last_uid = models.BigIntegerField(default=0)
    next_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    last_read_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, choices=MailboxState.choices, blank=True)
    failures = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0, help_text="letters that became no report and wait in the mailbox")

    objects = MailboxQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["newsroom", "host", "username", "folder"], name="one_row_a_mailbox")
        ]

    def __str__(self) -> str:
        return f"{self.scheme}://{self.username}@{self.host}:{self.port}/{self.folder}"

    @property
    def password(self) -> str:
        """Raises SealBroken where the secret that sealed it is no longer there."""
        return opened(self.sealed_password, settings.SOURCE_KEY)

    def claim(self, now: datetime) -> bool:
        """Take it for a while; False where somebody else was quicker."""
        mine = Mailbox.objects.due(now).filter(pk=self.pk)
        if not mine.update(leased_until=now + LEASE):
            return False
        self.refresh_from_db()
        return True

    def begin(self, now: datetime) -> None:
        """Read it from now on."""
        self.is_active, self.next_at, self.failures = True, now, 0
        self.save(update_fields=["is_active", "next_at", "failures"])

    def ended(self, state: MailboxState, now: datetime) -> None:
        """How a reading ended, and when the next one is due: ever later while it fails."""
        self.state, self.last_read_at, self.leased_until = state, now, None
        self.failures = 0 if state == MailboxState.OK else self.failures + 1
        self.next_at = next_try(self.failures, now) if self.failures else now + EVERY
        self.save(update_fields=["state", "last_read_at", "leased_until", "failures", "next_at"])


def add_mailbox(newsroom: Newsroom, address: str, password: str, kind: Kind, now: datetime) -> tuple[Mailbox, bool]:
    """The mailbox at `imaps://user@host/folder`, and whether it was added now; what was said before is replaced.

    One that was added is read once it is told to `begin`. Raises MailboxRefused.
    """
    place = _place(address)
    key = {name: place.pop(name) for name in ("host", "username", "folder")}
    said = {**place, "kind": kind, "sealed_password": sealed(password, settings.SOURCE_KEY)}
    fresh = {**said, "is_active": False, "next_at": now}
    return Mailbox.objects.update_or_create(newsroom=newsroom, **key, defaults=said, create_defaults=fresh)


def _place(address: str) -> dict[str, Any]:
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        raise MailboxRefused(
            _("This is no address of a mailbox. Write imaps://user@host or imaps://user@host/folder.")
        ) from None
    if parts.scheme not in PORTS or not parts.hostname or not parts.username:
        raise MailboxRefused(_("This is no address of a mailbox. Write imaps://user@host or imaps://user@host/folder."))
    if parts.password:
        raise MailboxRefused(
            _("Leave the password out of the address: other users of this machine could read it there.")
        )
    folder = unquote(parts.path.strip("/")) or "INBOX"
    return {
        "scheme": parts.scheme,
        "host": parts.hostname,
        "port": port,
        "username": unquote(parts.username),
        "folder": folder,
    }
