"""The log of one newsroom: its name, and the key that signs for it."""

import hmac
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models

from taswib.people.newsroom import Newsroom
from taswib.proof import Cosigner, SigningKey, VerifierKey


class LogQuerySet(models.QuerySet["Log"]):
    def of(self, newsroom: Newsroom) -> "Log":
        """The newsroom's log, begun where there is none yet."""
        return self.get_or_create(newsroom=newsroom, defaults={"origin": origin_of(newsroom)})[0]


class Log(models.Model):
    """`origin` is given once and for all: it stands in every checkpoint. Its row is what appending waits for."""

    newsroom = models.OneToOneField(Newsroom, on_delete=models.PROTECT, related_name="log")
    origin = models.CharField(max_length=300, unique=True)

    objects = LogQuerySet.as_manager()

    def __str__(self) -> str:
        return self.origin

    @property
    def key(self) -> SigningKey:
        """The installation's key under this log's name."""
        return SigningKey(self.origin, settings.LEDGER_KEY)

    @property
    def verifier(self) -> VerifierKey:
        """What others need to believe this log's checkpoints."""
        return self.key.verifier

    @property
    def cosigner(self) -> Cosigner:
        """This newsroom as a witness of others' logs: a key of its own, which follows from the installation's."""
        secret = hmac.new(settings.LEDGER_KEY, b"witness\0" + self.origin.encode(), sha256).digest()
        return Cosigner(self.origin.removesuffix("/ledger") + "/witness", secret)


def origin_of(newsroom: Newsroom) -> str:
    """The host of the newsroom's own site and its short name, as C2SP advises: an address without a scheme."""
    host = urlsplit(newsroom.home).hostname or "taswib.invalid"
    return f"{host}/{newsroom.slug}/ledger"
