"""A hook: whoever is told of every notice by a message to an address, as soon as it is published, changed or withdrawn."""

import secrets
from base64 import b64encode
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.archive.sealing import opened, sealed
from taswib.people.newsroom import Newsroom

_PREFIX = "whsec_"
_BYTES = 32


class HookKind(models.TextChoices):
    WEBHOOK = "webhook", _("webhook: gets the notice itself, signed")
    HUB = "hub", _("WebSub hub: is told that the feeds changed")


class HookQuerySet(models.QuerySet["Hook"]):
    def open(self) -> "HookQuerySet":
        return self.filter(ended_at=None)

    def hubs(self, newsroom: Newsroom) -> list[str]:
        """The addresses of the hubs that its feeds name."""
        theirs = self.open().filter(newsroom=newsroom, kind=HookKind.HUB).order_by("pk")
        return list(theirs.values_list("address", flat=True))


class Hook(models.Model):
    """`secret` signs what is sent; it lies sealed with a key outside the database."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="hooks")
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=8, choices=HookKind.choices, default=HookKind.WEBHOOK)
    address = models.URLField(max_length=500)
    secret = models.TextField(editable=False)
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = HookQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["newsroom", "name"], condition=models.Q(ended_at=None), name="one_open_hook_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    @property
    def written_secret(self) -> str:
        """As its receiver is told it (Standard Webhooks). Raises SealBroken."""
        return opened(self.secret, settings.SOURCE_KEY)

    def end(self, now: datetime) -> None:
        """Nothing more is sent there; what waits is left."""
        self.ended_at = now
        self.save(update_fields=["ended_at"])


def add_hook(newsroom: Newsroom, name: str, kind: HookKind, address: str, now: datetime) -> Hook:
    """Tell this address of every notice from now on."""
    written = _PREFIX + b64encode(secrets.token_bytes(_BYTES)).decode()
    sealed_secret = sealed(written, settings.SOURCE_KEY)
    return Hook.objects.create(
        newsroom=newsroom, name=name, kind=kind, address=address, secret=sealed_secret, added_at=now
    )
