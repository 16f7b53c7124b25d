"""Letters that wait to be sent, and those that were: an outbox that outlives a mail server's bad day.

Each is written once, under a key; its id follows from the key, so that a letter whose acknowledgement was lost is sent
again as the same letter. Where it goes to and the reader's code are sealed until it is sent, and then erased.
"""

import hmac
import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import ExpressionWrapper, Q

from taswib.archive.sealing import opened, sealed
from taswib.following.follower import Follower
from taswib.letters.known_letter import key_of
from taswib.letters.mail_host import mail_host
from taswib.people.newsroom import Newsroom

LEASE = timedelta(minutes=5)
GIVE_UP_AFTER = timedelta(days=5)
"""As long as mail servers keep trying (RFC 5321, 4.5.4.1)."""
_FIRST, _LONGEST = timedelta(minutes=1), timedelta(hours=1)


class Letter(models.TextChoices):
    """What letters say: to who wrote a report, no word of the case; to followers, what anybody can read in the log."""

    RECEIVED = "received"
    WHICH_ARTICLE = "which"
    NEWS = "news"
    CONFIRM = "confirm"
    NOTICE = "notice"
    DIGEST = "digest"
    CHECKPOINT = "checkpoint"
    INVITATION = "invitation"


@dataclass(frozen=True)
class Envelope:
    """What is known of a letter only until it is sent: `code` is the reader's, or the secret of an invitation's link;
    `follows` the letter it answers, `about` the number of what it is about (a wish, a checkpoint)."""

    to: str
    code: str = ""
    follows: str = ""
    about: int = 0


class OutgoingQuerySet(models.QuerySet["OutgoingLetter"]):
    def due(self, now: datetime) -> "OutgoingQuerySet":
        """Those to be sent by now; what a reader waits for before what goes to many followers."""
        free = Q(leased_until=None) | Q(leased_until__lte=now)
        to_follower = ExpressionWrapper(Q(follower__isnull=False), output_field=models.BooleanField())
        return self.filter(free, state=State.WAITING, next_at__lte=now).order_by(to_follower, "next_at", "pk")


class State(models.TextChoices):
    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given_up"


class OutgoingLetter(models.Model):
    """`follower` is whom it goes to, if they follow: with them it goes, sent or not."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="+")
    follower = models.ForeignKey(Follower, null=True, on_delete=models.CASCADE, related_name="+")
    letter = models.CharField(max_length=10, choices=Letter.choices)
    language = models.CharField(max_length=2)
    key = models.CharField(max_length=64, unique=True)
    sealed = models.TextField(editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "next_at"])]

    def __str__(self) -> str:
        return f"{self.letter} · {self.state}"

    @property
    def envelope(self) -> Envelope:
        """Raises SealBroken where the secret that sealed it is no longer there."""
        return Envelope(**json.loads(opened(self.sealed, settings.SOURCE_KEY)))

    @property
    def letter_id(self) -> str:
        """Its Message-ID, the same however often it is sent."""
        return letter_id(self.key)

    def claim(self, now: datetime) -> bool:
        mine = OutgoingLetter.objects.due(now).filter(pk=self.pk)
        return bool(mine.update(leased_until=now + LEASE))

    def was_sent(self) -> None:
        """The mail server has it: where it went is forgotten."""
        self._end(State.SENT)

    def failed(self, now: datetime, *, for_good: bool) -> None:
        """Not sent: tried again ever later for five days, unless the server said never."""
        if for_good or now - self.made_at > GIVE_UP_AFTER:
            self._end(State.GIVEN_UP)
            return
        self.tries += 1
        self.next_at = now + min(_FIRST * 2 ** min(self.tries - 1, 10), _LONGEST)
        self.leased_until = None
        self.save(update_fields=["tries", "next_at", "leased_until"])

    def _end(self, state: State) -> None:
        self.state, self.sealed, self.leased_until = state, "", None
        self.save(update_fields=["state", "sealed", "leased_until"])


def post(
    newsroom: Newsroom,
    letter: Letter,
    envelope: Envelope,
    *,
    language: str,
    key: str,
    now: datetime,
    follower: Follower | None = None,
) -> OutgoingLetter:
    """Put a letter into the outbox; a second time under the same `key` changes nothing."""
    content = sealed(json.dumps(asdict(envelope)), settings.SOURCE_KEY)
    fields: dict[str, Any] = {"newsroom": newsroom, "follower": follower, "letter": letter, "language": language}
    made, _new = OutgoingLetter.objects.get_or_create(
        key=_key(newsroom, key), defaults={**fields, "sealed": content, "made_at": now, "next_at": now}
    )
    return made


def is_posted(newsroom: Newsroom, key: str) -> bool:
    """Whether a letter was put into the outbox under this key, sent or not."""
    return OutgoingLetter.objects.filter(key=_key(newsroom, key)).exists()


def _key(newsroom: Newsroom, key: str) -> str:
    return key_of(f"{newsroom.pk} {key}")


def letter_id(key: str) -> str:
    digest = hmac.new(settings.RECEIPT_KEY, b"outgoing\0" + key.encode(), sha256).hexdigest()[:32]
    return f"{digest}@{mail_host(settings.PUBLIC_ADDRESS)}"
