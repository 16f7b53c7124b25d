"""A wish: somebody typed an address and asked for letters to go there. Until its owner confirms, nothing follows from it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction

from taswib.archive.sealing import SealBroken, opened, sealed
from taswib.following.choice import Choice, Rhythm, Subject
from taswib.following.follower import Follower, new_follower
from taswib.following.link import digest_of, new_seed, secret_of
from taswib.following.mail_address import key_of, written
from taswib.people.newsroom import Newsroom

LIFE = timedelta(days=7)
"""After which it is forgotten, confirmed or not."""
A_DAY = 3
"""Letters that strangers can have sent to one address in 24 hours."""


class WishQuerySet(models.QuerySet["Wish"]):
    def opened_by(self, secret: str, now: datetime) -> "Wish | None":
        """The one whose letter held this secret, while it lasts."""
        lasting = self.select_related("newsroom").filter(asked_at__gt=now - LIFE)
        return lasting.filter(link_digest=digest_of(secret)).first()

    def unwritten(self) -> "WishQuerySet":
        """Those of which their address was not told yet."""
        return self.select_related("newsroom").filter(is_told=False).order_by("pk")

    def old(self, now: datetime) -> "WishQuerySet":
        """Those that have to be forgotten."""
        return self.filter(asked_at__lte=now - LIFE)


class Wish(models.Model):
    """The address is sealed as a follower's is, and erased when it is confirmed."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="wishes")
    address_key = models.CharField(max_length=64)
    sealed = models.TextField(editable=False)
    seed = models.CharField(max_length=32, editable=False)
    link_digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=12, choices=Subject.choices)
    words = models.CharField(max_length=100, blank=True)
    rhythm = models.CharField(max_length=6, choices=Rhythm.choices)
    asked_at = models.DateTimeField()
    is_told = models.BooleanField(default=False)

    objects = WishQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["newsroom", "address_key", "asked_at"]), models.Index(fields=["is_told"])]

    def __str__(self) -> str:
        return str(self.choice)

    @property
    def choice(self) -> Choice:
        return Choice(Subject(self.subject), self.words)

    @property
    def address(self) -> str:
        """Raises SealBroken when it was confirmed, or the secret that sealed it is no longer there."""
        return opened(self.sealed, settings.SOURCE_KEY)

    @property
    def secret(self) -> str:
        """What the link in its letter holds."""
        return secret_of(self.seed, "wish")

    @transaction.atomic
    def confirm(self, now: datetime) -> Follower | None:
        """Follow it. A second time it changes nothing; None where its owner has stopped meanwhile."""
        fresh = Wish.objects.select_for_update().get(pk=self.pk)
        try:
            address = fresh.address
        except SealBroken:
            return Follower.objects.filter(newsroom=fresh.newsroom, address_key=fresh.address_key).first()
        follower = new_follower(fresh.newsroom, address, fresh.language, now)
        follower.follow(fresh.choice, Rhythm(fresh.rhythm), now)
        fresh.sealed = ""
        fresh.save(update_fields=["sealed"])
        return follower


@transaction.atomic
def wish(
    newsroom: Newsroom, address: str, choice: Choice, rhythm: Rhythm, *, language: str, now: datetime
) -> Wish | None:
    """Note that somebody wants letters to go to `address`; None where it was written to often enough for a day.

    Whether the address follows already makes no difference here, and so none to whoever asks.
    """
    newsroom.hold()  # two at once must not both be the third
    theirs = Wish.objects.filter(newsroom=newsroom, address_key=key_of(address))
    if theirs.filter(asked_at__gt=now - timedelta(days=1)).count() >= A_DAY:
        return None
    seed = new_seed()
    return Wish.objects.create(
        newsroom=newsroom,
        address_key=key_of(address),
        sealed=sealed(written(address), settings.SOURCE_KEY),
        seed=seed,
        link_digest=digest_of(secret_of(seed, "wish")),
        language=language,
        subject=choice.subject,
        words=choice.words,
        rhythm=rhythm,
        asked_at=now,
    )
