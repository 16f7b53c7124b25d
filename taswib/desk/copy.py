"""A copy: another place that carries the error of a notice."""

from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.desk.notice import Notice
from taswib.desk.permissions import Act, require
from taswib.desk.recusal import conflicted
from taswib.desk.repair_state import CopyState
from taswib.desk.transition import Actor, Step, Transition
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.text.anchoring import Quote


class Origin(models.TextChoices):
    TRACING = "tracing", _("found by tracing")
    ENTRY = "entry", _("found as it came in")
    HAND = "hand", _("added by hand")
    PARTNER = "partner", _("named by a partner")


class Likeness(models.TextChoices):
    """How the place carries the error; a reworded one is a suggestion."""

    VERBATIM = "verbatim", _("word for word")
    NEAR = "near", _("in nearly the same words")
    REWORDED = "reworded", _("reworded")
    UNKNOWN = "", _("not compared")


class Place(NamedTuple):
    """One passage of a copy: its words with their neighbours, where they stood, and what is to stand there ("" if unknown)."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    end: int = -1
    stands: str = ""

    @property
    def quote(self) -> Quote:
        return Quote(self.exact, self.prefix, self.suffix, self.start, self.end)


class CopyQuerySet(models.QuerySet["Copy"]):
    def to_be_judged(self) -> "CopyQuerySet":
        """Found, and not yet confirmed or dismissed; the most certain first."""
        return self.filter(state=CopyState.FOUND).order_by("-certainty", "pk")

    def confirmed(self) -> "CopyQuerySet":
        return self.filter(state=CopyState.CONFIRMED)

    def handled_by(self, person: Person) -> "CopyQuerySet":
        """Without those of notices in which this person has a conflict of interest."""
        return self.exclude(conflicted(person, article="notice__article", case="notice__case"))

    def flagged_on_entry(self, newsroom: Newsroom) -> "CopyQuerySet":
        """Articles that came in and repeat what was corrected, and nobody has looked yet; the newest first."""
        waiting = self.filter(newsroom=newsroom, origin=Origin.ENTRY, state=CopyState.FOUND)
        return waiting.select_related("notice", "article").order_by("-pk")


class Copy(models.Model):
    """An article that the archive knows, or an address. `places` are its wrong passages, as `Place` has them.

    `marks` are words by which the article is known again when the passage is gone from it.
    """

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="+")
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="copies")
    article = models.ForeignKey(Article, null=True, on_delete=models.PROTECT, related_name="copies")
    revision = models.ForeignKey(Revision, null=True, on_delete=models.PROTECT, related_name="+")
    address = models.URLField(max_length=500, blank=True)
    outlet = models.CharField(max_length=200, blank=True)
    headline = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=2, default="ar")
    is_own = models.BooleanField(default=False)
    origin = models.CharField(max_length=8, choices=Origin.choices)
    likeness = models.CharField(max_length=8, choices=Likeness.choices, blank=True)
    certainty = models.FloatField(default=0.0)
    places = models.JSONField(default=list)
    marks = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=CopyState.choices, default=CopyState.FOUND)
    published_at = models.DateTimeField(null=True)
    found_at = models.DateTimeField()

    objects = CopyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "article"], name="one_copy_an_article"),
            models.UniqueConstraint(fields=["notice", "address"], condition=~Q(address=""), name="one_copy_an_address"),
        ]
        indexes = [models.Index(fields=["notice", "state"]), models.Index(fields=["newsroom", "origin", "state"])]

    def __str__(self) -> str:
        return self.headline or self.address

    @property
    def passages(self) -> list[Place]:
        return [Place(*row) for row in self.places]

    @property
    def stood(self) -> str:
        """The wrong words of the first passage."""
        return self.passages[0].exact if self.places else self.notice.was

    @property
    def is_suggestion(self) -> bool:
        """Whether it says the same in other words, so that a person has to compare."""
        return self.likeness == Likeness.REWORDED

    @property
    def host(self) -> str:
        """The site, as its address names it; "" where there is no address."""
        return (urlsplit(self.address).hostname or "").removeprefix("www.")

    @property
    def since(self) -> datetime:
        """When it was published, as far as that is known."""
        return self.published_at or self.found_at

    def require(self, person: Person) -> None:
        """Whether `person` may handle it: neither the corrected article nor the copy may be theirs."""
        require(person, Act.REPAIR, self.newsroom, self.notice.article, self.notice.case)
        if self.article:
            require(person, Act.REPAIR, self.newsroom, self.article)

    def record(self, step: Step, *, at: datetime, actor: Actor = Actor.DESK, **who_and_why: Any) -> Transition:
        """Leave the row of what happened, in the caller's transaction."""
        return Transition.objects.create(copy=self, step=step, actor=actor, at=at, **who_and_why)

    def locked(self) -> "Copy":
        related = Copy.objects.select_related("newsroom", "notice__article", "article")
        return related.select_for_update(of=("self",)).get(pk=self.pk)

    def move(self, state: CopyState, step: Step, *, at: datetime, **who_and_why: Any) -> None:
        before, self.state = self.state, state
        self.save(update_fields=["state"])
        self.record(step, at=at, before=before, after=state, **who_and_why)


@transaction.atomic
def add_copy(notice: Notice, found: Copy, *, actor: Actor = Actor.SYSTEM, by: Person | None = None) -> Copy | None:
    """Put a place on the notice's list; None where it is on it already."""
    theirs = Copy.objects.filter(notice=notice)
    known = theirs.filter(article=found.article) if found.article else theirs.filter(address=found.address)
    if known.exists():
        return None
    found.notice, found.newsroom = notice, notice.newsroom
    found.save(force_insert=True)
    found.record(Step.FOUND, at=found.found_at, actor=actor, by=by, after=found.state, why=found.get_origin_display())
    return found
