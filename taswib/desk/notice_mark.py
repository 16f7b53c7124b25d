"""What of a notice goes into a look-up, so that an article that comes in is compared with a thousand notices at once."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from django.db import models, transaction
from django.db.models import OuterRef, QuerySet, Subquery, Sum

from taswib.archive.article import Article
from taswib.archive.tracing.making import is_outdated
from taswib.archive.tracing.shares import shares
from taswib.archive.tracing.tables import among
from taswib.desk.corrected_passages import corrected_passages
from taswib.desk.notice import Notice, NoticeKind, NoticeQuerySet
from taswib.people.newsroom import Newsroom
from taswib.text.fingerprints import VERSION, fingerprint

WATCHED = (NoticeKind.CORRECTION, NoticeKind.RETRACTION, NoticeKind.PARTIAL_RETRACTION)
_A_RUN = 200
_MARKED = VERSION * 10
_PROVISIONAL = _MARKED - 1
"""Marks that were made while no index told what words are worth: they are made again once one does."""
_ENOUGH = 0.999
"""Of shares that come to 1: sums of floating-point numbers differ in their last places."""


class NoticeMark(models.Model):
    """One pair of neighbouring words of what a notice corrects, as `text.fingerprints` numbers it, and which share it is of
    what an article must have of that passage; `passage` is its number among the notice's `corrected_passages`.
    """

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="marks")
    passage = models.PositiveSmallIntegerField()
    hashed = models.BigIntegerField()
    share = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hashed", "notice", "passage"], name="one_mark_a_pair")]

    def __str__(self) -> str:
        return f"{self.notice_id} · {self.passage} · {self.hashed}"


class Alike(NamedTuple):
    """A notice, and the numbers of those passages of it of which a text has enough to be compared."""

    notice: Notice
    passages: list[int]


def mark_waiting(now: datetime) -> int:
    """A duty of the watcher: mark notices before something comes in that is compared with them; how many."""
    for newsroom in Newsroom.objects.order_by("pk"):
        if done := _mark_some(newsroom):
            return done
    return 0


def mark_notices(newsroom: Newsroom) -> None:
    """Mark all that nobody marked yet: what was published since the last time, or marked by an older version."""
    while _mark_some(newsroom):
        pass


def _mark_some(newsroom: Newsroom) -> int:
    """A run of those that wait. Of kinds that correct nothing nothing is marked, and nobody asks for them again."""
    standing = Notice.objects.of(newsroom).standing()
    if not standing.filter(marks_version__lt=_MARKED).exists():
        return 0
    version = _PROVISIONAL if is_outdated(newsroom) else _MARKED
    waiting = standing.filter(marks_version__lt=version).order_by("pk").values_list("pk", flat=True)
    return sum(_mark(pk, version) for pk in list(waiting[:_A_RUN]))


@transaction.atomic
def _mark(pk: int, version: int) -> bool:
    """Whether it was marked here: of two processes one waits for the other, and finds it done."""
    locked = Notice.objects.standing().select_for_update(no_key=True, of=("self",))
    notice = locked.filter(pk=pk, marks_version__lt=version).select_related("newsroom", "revision").first()
    if notice is None:
        return False
    notice.marks.all().delete()
    NoticeMark.objects.bulk_create(
        NoticeMark(notice=notice, passage=number, hashed=pair, share=share)
        for number, one in enumerate(corrected_passages(notice) if notice.kind in WATCHED else ())
        for pair, share in shares(notice.newsroom, one.was).items()
    )
    return bool(Notice.objects.filter(pk=pk).update(marks_version=version))


def has_marks(newsroom: Newsroom) -> bool:
    """Whether there is anything to compare with; an archive that comes in for the first time has nothing."""
    return NoticeMark.objects.filter(notice__newsroom=newsroom).exists()


def notices_alike(newsroom: Newsroom, pairs: Collection[int]) -> list[Alike]:
    """The notices that stand and of whose passages a text with these pairs has enough, those of which it has most first.

    One look-up for the pairs, however many notices there are; the notices themselves are asked for only where one is alike.
    """
    passages: dict[int, list[int]] = {}
    for one in _enough(pairs):
        passages.setdefault(one["notice"], []).append(one["passage"])
    if not passages:
        return []
    standing = Notice.objects.of(newsroom).standing().select_related("newsroom", "article", "revision")
    found = standing.in_bulk(list(passages))
    return [Alike(found[pk], sorted(numbers)) for pk, numbers in passages.items() if pk in found]


def corrected_elsewhere(newsroom: Newsroom, article: Article, words: str) -> NoticeQuerySet:
    """What other articles were corrected of the same statement: notices of one of whose passages `words` have enough, as
    `notices_alike` finds them, in one query; those of which they have most first.
    """
    theirs = Notice.objects.of(newsroom).standing().exclude(article=article)
    enough = _enough(fingerprint(words).pairs)
    most = Subquery(enough.filter(notice=OuterRef("pk")).values("has")[:1])  # type: ignore[misc]  # it is annotated
    return theirs.filter(pk__in=enough.values("notice")).order_by(most.desc(), "-number").with_articles()


def _enough(pairs: Collection[int]) -> "QuerySet[NoticeMark, Any]":
    """The passages of which there is enough among the pairs: `notice`, `passage`, and how much it `has`, the most first."""
    hits = NoticeMark.objects.filter(hashed__in=among(list(pairs))).values("notice", "passage")
    return hits.annotate(has=Sum("share")).filter(has__gte=_ENOUGH).order_by("-has", "notice", "passage")
