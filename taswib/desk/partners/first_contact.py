"""First contact: a key that wrote to us and that nobody of the desk has accepted. It is believed nothing before that."""

from datetime import datetime

from django.db import models, transaction
from django.db.models import F

from taswib.desk.partners.partner import Partner, fingerprint_of
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.proof import VerifierKey

MOST = 50
"""Keys that wait at once; whoever makes up more of them is not kept."""


class FirstContact(models.Model):
    """`name` and `site` are what it says of itself. It writes again by itself, so nothing is lost until it is accepted."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="first_contacts")
    key = models.CharField(max_length=500)
    name = models.CharField(max_length=200)
    site = models.CharField(max_length=500, blank=True)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["first_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["newsroom", "key"], name="one_first_contact_a_key")]

    def __str__(self) -> str:
        return self.name

    @property
    def fingerprint(self) -> str:
        return fingerprint_of(self.key)

    @transaction.atomic
    def accept_for(self, partner: Partner, *, by: Person, now: datetime) -> None:
        """It is this partner's: somebody of the desk has compared the fingerprint with them."""
        partner.accept(self.key, by=by, now=now)
        self.delete()


def knocked(newsroom: Newsroom, key: VerifierKey, name: str, site: str, now: datetime) -> None:
    """Keep that this key wrote to us."""
    theirs = FirstContact.objects.filter(newsroom=newsroom)
    if theirs.filter(key=str(key)).update(last_at=now, count=F("count") + 1) or theirs.count() >= MOST:
        return
    FirstContact.objects.get_or_create(
        newsroom=newsroom,
        key=str(key),
        defaults={"name": name[:200] or key.name[:200], "site": site[:500], "first_at": now, "last_at": now},
    )
