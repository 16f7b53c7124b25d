"""A follower: whoever confirmed from their mailbox that letters about corrections may come there.

The address is kept because letters must go there: sealed with a key outside the database, and found by a keyed hash. Nothing
else is known of them but what they follow. All of it goes when they stop.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.conf import settings
from django.db import models, transaction

from taswib.archive.sealing import opened, sealed
from taswib.following.choice import Choice, Rhythm, Subject
from taswib.following.link import digest_of, new_seed, secret_of
from taswib.following.mail_address import key_of
from taswib.people.newsroom import Newsroom

MOST = 50
"""Things that one address follows."""
MOST_REFUSALS = 3
"""Days on which its server said that there is no such mailbox, after which nothing more is sent there."""


class FollowerQuerySet(models.QuerySet["Follower"]):
    def at(self, newsroom: Newsroom, address: str) -> "Follower | None":
        """Whoever follows with this address."""
        return self.filter(newsroom=newsroom, address_key=key_of(address)).first()

    def opened_by(self, secret: str) -> "Follower | None":
        """Whose links hold this secret."""
        return self.select_related("newsroom").filter(link_digest=digest_of(secret)).first()


class Follower(models.Model):
    """`since` is the day of the first confirmation; `refused_on` the last day on which their server refused a letter."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="followers")
    address_key = models.CharField(max_length=64)
    sealed = models.TextField(editable=False)
    seed = models.CharField(max_length=32, editable=False)
    link_digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=2)
    since = models.DateField()
    refusals = models.PositiveSmallIntegerField(default=0)
    refused_on = models.DateField(null=True)

    objects = FollowerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newsroom", "address_key"], name="one_follower_an_address")]

    def __str__(self) -> str:
        return f"follower {self.pk}"

    @property
    def address(self) -> str:
        """Raises SealBroken where the secret that sealed it is no longer there."""
        return opened(self.sealed, settings.SOURCE_KEY)

    @property
    def secret(self) -> str:
        """What opens their page, and stops everything."""
        return secret_of(self.seed, "follower")

    def follow(self, choice: Choice, rhythm: Rhythm, now: datetime) -> None:
        """From now on, or in another rhythm; beyond MOST it changes nothing."""
        said = {"subject": choice.subject, "words": choice.words}
        if self.follows.filter(**said).exists() or self.follows.count() < MOST:
            fresh = {"rhythm": rhythm, "since": now}
            self.follows.update_or_create(**said, defaults={"rhythm": rhythm}, create_defaults=fresh)

    @transaction.atomic
    def change(self, rhythms: Mapping[str, str], language: str) -> bool:
        """`rhythms` by the number of a following; any other word than a rhythm ends it. False when nothing is left: then
        they have stopped."""
        for one in self.follows.all():
            asked = rhythms.get(str(one.pk), one.rhythm)
            if asked not in Rhythm.values:
                one.delete()
            elif asked != one.rhythm:
                one.rhythm = asked
                one.save(update_fields=["rhythm"])
        if not self.follows.exists():
            self.stop()
            return False
        if language in dict(settings.LANGUAGES):
            self.language = language
            self.save(update_fields=["language"])
        return True

    @transaction.atomic
    def stop(self) -> None:
        """No more letters; nothing that was known of them is left, not even what they asked for and never confirmed."""
        self.newsroom.wishes.filter(address_key=self.address_key).delete()
        self.delete()

    def was_reached(self) -> None:
        """Their server took a letter."""
        if self.refusals:
            Follower.objects.filter(pk=self.pk).update(refusals=0, refused_on=None)

    def was_refused(self, on: date) -> None:
        """Their server says that there is no such mailbox: counted once a day; after MOST_REFUSALS days they are let go."""
        fresh = Follower.objects.exclude(refused_on=on).filter(pk=self.pk)
        if not fresh.update(refusals=models.F("refusals") + 1, refused_on=on):
            return
        self.refresh_from_db()
        if self.refusals >= MOST_REFUSALS:
            self.stop()


class Following(models.Model):
    """One thing that a follower chose. `told` is the size of the log in the last checkpoint that they were sent."""

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="follows")
    subject = models.CharField(max_length=12, choices=Subject.choices)
    words = models.CharField(max_length=100, blank=True)
    rhythm = models.CharField(max_length=6, choices=Rhythm.choices)
    since = models.DateTimeField()
    told = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["follower", "subject", "words"], name="one_following_a_choice")]
        indexes = [models.Index(fields=["subject", "words"])]

    def __str__(self) -> str:
        return str(self.choice)

    @property
    def choice(self) -> Choice:
        return Choice(Subject(self.subject), self.words)


def new_follower(newsroom: Newsroom, address: str, language: str, now: datetime) -> Follower:
    """Whoever has this address, who follows nothing yet; the one that there is where they follow something."""
    seed = new_seed()
    fresh = {
        "sealed": sealed(address, settings.SOURCE_KEY),
        "seed": seed,
        "link_digest": digest_of(secret_of(seed, "follower")),
        "since": newsroom.day_of(now),
    }
    return Follower.objects.update_or_create(
        newsroom=newsroom,
        address_key=key_of(address),
        defaults={"language": language},
        create_defaults={**fresh, "language": language},
    )[0]
