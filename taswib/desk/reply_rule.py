"""A newsroom's rule for replies, as data with its source: how long, how prominent, until when, and when one may be refused."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from taswib.desk.deadline_profile import Verification
from taswib.desk.ground import OF_REPLIES, Ground
from taswib.people.newsroom import Newsroom

MOST_WORDS, LONGEST = 5000, 3650
_WORDS, _DAYS = 250, 180
_SOURCE = (
    "Council of Europe, Rec(2004)16: prompt, same prominence, free, no longer than needed, listed grounds of refusal"
)


def _all_grounds() -> list[str]:
    return [one.value for one in OF_REPLIES]


class ReplyRule(models.Model):
    """`words` are the most that a reply may have, or the passage's own where those are more and `or_as_passage`.

    `within_days` after publication a reply is asked for in time, 0 without limit; on `grounds` alone it may be refused.
    """

    newsroom = models.OneToOneField(Newsroom, on_delete=models.PROTECT, related_name="reply_rule")
    words = models.PositiveSmallIntegerField(
        default=_WORDS, validators=[MinValueValidator(1), MaxValueValidator(MOST_WORDS)]
    )
    or_as_passage = models.BooleanField(default=True)
    same_prominence = models.BooleanField(default=True)
    within_days = models.PositiveSmallIntegerField(default=_DAYS, validators=[MaxValueValidator(LONGEST)])
    grounds = models.JSONField(default=_all_grounds)
    source = models.CharField(max_length=300, blank=True, default=_SOURCE)
    verification = models.CharField(max_length=10, choices=Verification.choices, default=Verification.HOUSE)

    def __str__(self) -> str:
        return f"{self.newsroom} · {self.words}"

    @classmethod
    def of(cls, newsroom: Newsroom) -> "ReplyRule":
        """The newsroom's own, or the one to start from, not stored."""
        return cls.objects.filter(newsroom=newsroom).first() or cls(newsroom=newsroom)

    @property
    def is_unverified(self) -> bool:
        return self.verification in (Verification.UNVERIFIED, Verification.PARTLY)

    @property
    def allowed(self) -> list[Ground]:
        """The grounds, in the order of the list."""
        return [one for one in OF_REPLIES if one.value in self.grounds]

    def most_words(self, passage: str) -> int:
        """How many words the reply to this passage may have."""
        return max(self.words, count_words(passage)) if self.or_as_passage else self.words


def count_words(text: str) -> int:
    """What stands between blanks and holds a letter or a digit."""
    return sum(any(sign.isalnum() for sign in one) for one in text.split())
