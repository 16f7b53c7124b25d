"""A partner: a newsroom that carries our texts, or whose corrections concern ours."""

import secrets
from base64 import b64encode
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from taswib.archive.schedule import next_try
from taswib.archive.sealing import SealBroken, opened, sealed
from taswib.desk.refusals import NameTaken
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.proof import VerifierKey

LEASE = timedelta(minutes=5)
EVERY = timedelta(minutes=15)
"""How often a partner's log is asked for news."""
_PREFIX, _BYTES = "whsec_", 32
_FILLED = ("name", "hosts", "language", "address", "mail", "site", "gets_all", "secret")


class Language(models.TextChoices):
    ARABIC = "ar", _("Arabic")
    ENGLISH = "en", _("English")


class PartnerQuerySet(models.QuerySet["Partner"]):
    def of(self, newsroom: Newsroom) -> "PartnerQuerySet":
        """Those that are not ended, by name."""
        return self.filter(newsroom=newsroom, ended_at=None).order_by("name", "pk")

    def who_signs_as(self, origin: str) -> "Partner | None":
        """The one whose accepted key has this name."""
        return self.filter(key__startswith=f"{origin}+").first() if origin and "+" not in origin else None

    def to_be_read(self, now: datetime) -> "PartnerQuerySet":
        """Those whose log is followed and due, the longest due first."""
        due = Q(read_next_at=None) | Q(read_next_at__lte=now)
        followed = self.filter(due, ended_at=None).exclude(site="").exclude(key="")
        return followed.select_related("newsroom").order_by("read_next_at", "pk")


class Partner(models.Model):
    """`hosts` are those on which it publishes. It is told at `address` or by `mail`; `site` is its own Taswib.

    `key` signs what it sends; the desk has compared and accepted it. `secret` is one that both know; it lies sealed with a
    key outside the database. `checkpoint` is the last of its log that we saw.
    """

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="partners")
    name = models.CharField(max_length=120)
    hosts = models.JSONField(default=list)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.ARABIC)
    address = models.URLField(max_length=500, blank=True)
    mail = models.EmailField(max_length=200, blank=True)
    site = models.URLField(max_length=500, blank=True)
    gets_all = models.BooleanField(default=False)
    key = models.CharField(max_length=500, blank=True)
    secret = models.TextField(editable=False)
    checkpoint = models.TextField(blank=True)
    etag = models.CharField(max_length=200, blank=True)
    read_next_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    detail = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["newsroom", "name"], condition=Q(ended_at=None), name="one_open_partner_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def host(self) -> str:
        """Whose server its log is read from: one at a time of each."""
        return urlsplit(self.site).netloc

    @property
    def verifier(self) -> VerifierKey | None:
        return VerifierKey.read(self.key) if self.key else None

    @property
    def fingerprint(self) -> str:
        return fingerprint_of(self.key) if self.key else ""

    @property
    def written_secret(self) -> str:
        """As the partner is told it (Standard Webhooks); "" where the key that sealed it is no longer there."""
        try:
            return opened(self.secret, settings.SOURCE_KEY) if self.secret else ""
        except SealBroken:
            return ""

    def carries(self, host: str) -> bool:
        """Whether it publishes on this host; `www.` and `m.` make no other site."""
        return plain_host(host) in {plain_host(one) for one in self.hosts} if host else False

    @transaction.atomic
    def accept(self, written_key: str, *, by: Person, now: datetime) -> None:
        """From now on believe what this key signs, and nothing that another signed. Raises BadNote."""
        key = str(VerifierKey.read(written_key))
        fresh = {"key": key, "checkpoint": "", "etag": "", "read_next_at": None}
        if Partner.objects.filter(pk=self.pk).exclude(key=key).update(**fresh):
            self.refresh_from_db()
            self.record(PartnerStep.KEY_ACCEPTED, by=by, now=now, why=self.fingerprint)

    @transaction.atomic
    def end(self, *, by: Person, now: datetime) -> None:
        """It is told nothing more and believed nothing more; what it was told stays. A second time changes nothing."""
        if Partner.objects.filter(pk=self.pk, ended_at=None).update(ended_at=now):
            self.refresh_from_db()
            self.record(PartnerStep.ENDED, by=by, now=now)

    def record(self, step: "PartnerStep", *, by: Person, now: datetime, why: str = "") -> None:
        PartnerEvent.objects.create(partner=self, step=step, by=by, at=now, why=why)

    def claim(self, now: datetime) -> bool:
        """Whether it is this process's to read its log; others leave it alone for the lease."""
        mine = Partner.objects.to_be_read(now).filter(pk=self.pk)
        return bool(mine.update(read_next_at=now + LEASE))

    def was_read(self, etag: str, now: datetime, *, detail: str = "") -> None:
        """`detail` is why an entry of it could not be taken."""
        fresh = {"etag": etag[:200], "failures": 0, "detail": detail[:200], "read_at": now, "read_next_at": now + EVERY}
        self._keep(fresh | {"checkpoint": self.checkpoint})

    def was_not_read(self, detail: str, now: datetime, *, not_before: datetime | None = None) -> None:
        """Tried again ever later; what was known of it stays."""
        failures = self.failures + 1
        at = next_try(failures, now, not_before=not_before)
        self._keep({"failures": failures, "detail": detail[:200], "read_next_at": at})

    def _keep(self, read: dict[str, Any]) -> None:
        """What was read with the key that is believed; nothing where another was accepted while it was read."""
        Partner.objects.filter(pk=self.pk, key=self.key).update(**read)
        self.refresh_from_db()


class PartnerStep(models.TextChoices):
    ADDED = "added", _("partner added")
    CHANGED = "changed", _("partner changed")
    KEY_ACCEPTED = "key", _("key accepted")
    ENDED = "ended", _("partner ended")


class PartnerEvent(models.Model):
    """Who changed what about a partner, and when; `why` holds the key's fingerprint."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="events")
    step = models.CharField(max_length=8, choices=PartnerStep.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_step_display()} · {self.at:%Y-%m-%d}"


@transaction.atomic
def keep_partner(partner: Partner, *, by: Person, now: datetime) -> None:
    """Store a partner as it was filled in, new or changed; one whose secret can't be read gets one. What was accepted or
    read of it meanwhile stays. Raises NameTaken.
    """
    partner.newsroom.hold()  # two at once, and one name
    is_new = partner.pk is None
    if Partner.objects.of(partner.newsroom).filter(name=partner.name).exclude(pk=partner.pk).exists():
        raise NameTaken
    if is_new:
        partner.added_at = now
    if not partner.written_secret:
        written = _PREFIX + b64encode(secrets.token_bytes(_BYTES)).decode()
        partner.secret = sealed(written, settings.SOURCE_KEY)
    partner.save(update_fields=None if is_new else _FILLED)
    partner.record(PartnerStep.ADDED if is_new else PartnerStep.CHANGED, by=by, now=now)


def fingerprint_of(written_key: str) -> str:
    """What two people compare on the telephone: 128 bits of the key's SHA-256, in groups of four digits."""
    digits = sha256(written_key.encode()).hexdigest()[:32]
    return " ".join(digits[place : place + 4] for place in range(0, 32, 4))


def plain_host(host: str) -> str:
    return host.lower().removeprefix("www.").removeprefix("m.")
