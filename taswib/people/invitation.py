"""An invitation: a link that lets one person in, once, within days. The database keeps its digest alone."""

import json
import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import models
from django.db.models import Q

from taswib.people.membership import Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.sealing import lock, unlock

LASTS = timedelta(days=7)
_BYTES = 20  # random, in an address that is good once: as much as a receipt has, and more


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def of(self, newsroom: Newsroom) -> "InvitationQuerySet":
        return self.filter(newsroom_id=newsroom.pk)

    def open(self, now: datetime) -> "InvitationQuerySet":
        return self.filter(Q(used_at=None), ends_at__gt=now)

    def opened_by(self, secret: str, newsroom: Newsroom, now: datetime) -> "Invitation | None":
        """The one that this link opens here; None for one that was used, taken back, ran out or never was."""
        return self.of(newsroom).open(now).filter(digest=_digest(secret)).select_related("newsroom", "by").first()


class Invitation(models.Model):
    """`for_whom` is a name as whoever invites wrote it; it goes with the invitation once that is over."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="invitations")
    for_whom = models.CharField(max_length=120, blank=True)
    roles = models.JSONField(default=list)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    letter = models.BinaryField(
        default=b"", help_text="to whom and with which secret it is to be sent, locked; then empty"
    )
    language = models.CharField(max_length=2, default="ar")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.for_whom} · {self.ends_at:%Y-%m-%d}"

    @property
    def role_names(self) -> list[str]:
        return [str(Role(one).label) for one in self.roles]

    def address_letter(self, to: str, secret: str, language: str) -> None:
        """A letter is to be sent; `letters` writes it and forgets this."""
        content = json.dumps({"to": to, "secret": secret}).encode()
        self.letter, self.language = lock(settings.PEOPLE_KEY, content, self.digest), language[:2]
        self.save(update_fields=["letter", "language"])

    def addressed(self) -> dict[str, str]:
        """`to` and `secret`. Raises LockBroken where the installation's key is another one."""
        content: dict[str, str] = json.loads(unlock(settings.PEOPLE_KEY, self.letter, self.digest))
        return content

    def use(self, now: datetime) -> bool:
        """Take it for good; False where somebody else was quicker, or it was taken back meanwhile."""
        mine = Invitation.objects.open(now).filter(pk=self.pk)
        return bool(mine.update(used_at=now, for_whom="", letter=b""))


def make_invitation(
    newsroom: Newsroom, roles: list[Role], for_whom: str, *, by: Person, now: datetime
) -> tuple[Invitation, str]:
    """The invitation and its secret, which is shown now and kept nowhere."""
    secret = secrets.token_urlsafe(_BYTES)
    made = Invitation.objects.create(
        newsroom=newsroom,
        for_whom=for_whom,
        roles=[role.value for role in roles],
        digest=_digest(secret),
        by=by,
        made_at=now,
        ends_at=now + LASTS,
    )
    return made, secret


def _digest(secret: str) -> str:
    """160 random bits need no slow hash."""
    return sha256(f"taswib invitation {secret}".encode()).hexdigest()
