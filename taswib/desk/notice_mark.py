"""What of a notice goes into a look-up, so that an article that comes in is compared with a thousand notices at once."""

from collections.abc import Collection
from typing import NamedTuple

from django.db import models, transaction
from django.db.models import F, Sum
from django.db.models.lookups import GreaterThanOrEqual

from taswib.archive.article import Article
from taswib.archive.tracing.shares import shares
from taswib.archive.tracing.tables import among
from taswib.desk.corrected_passages import corrected_passages
from taswib.desk.notice import Notice, NoticeKind, NoticeQuerySet
from taswib.people.newsroom import Newsroom
from taswib.text.fingerprints import VERSION, fingerprint

WATCHED = (NoticeKind.CORRECTION, NoticeKind.RETRACTION, NoticeKind.PARTIAL_RETRACTION)
_A_RUN = 200
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


def mark_notices(newsroom: Newsroom) -> None:
    """Mark what was published since the last time, or by an older version of the fingerprints. Of kinds that correct nothing
    nothing is marked, and nobody asks for them again.
    """
    unmarked = Notice.objects.of(newsroom).standing().filter(marks_version__lt=VERSION)
    waiting = list(unmarked.values_list("pk", flat=True)[:_A_RUN])
    for notice in Notice.objects.filter(pk__in=waiting).select_related("newsroom", "revision") if waiting else ():
        _mark(notice)


@transaction.atomic
def _mark(notice: Notice) -> None:
    notice.marks.all().delete()
    NoticeMark.objects.bulk_create(
        NoticeMark(notice=notice, passage=number, hashed=pair, share=share)
        for number, one in enumerate(corrected_passages(notice) if notice.kind in WATCHED else ())
        for pair, share in shares(notice.newsroom, one.was).items()
    )
    Notice.objects.filter(pk=notice.pk).update(marks_version=VERSION)


def has_marks(newsroom: Newsroom) -> bool:
    """Whether there is anything to compare with; an archive that comes in for the first time has nothing."""
    return NoticeMark.objects.filter(notice__newsroom=newsroom).exists()


def notices_alike(newsroom: Newsroom, pairs: Collection[int]) -> list[Alike]:
    """The notices that stand and of whose passages a text with these pairs has enough, those of which it has most first.

    One look-up for the pairs, however many notices there are; the notices themselves are asked for only where one is alike.
    """
    hits = NoticeMark.objects.filter(hashed__in=among(list(pairs)))
    enough = hits.values_list("notice", "passage").annotate(has=Sum("share")).filter(has__gte=_ENOUGH)
    passages: dict[int, list[int]] = {}
    for notice, passage, _ in enough.order_by("-has", "notice", "passage"):
        passages.setdefault(notice, []).append(passage)
    if not passages:
        return []
    standing = Notice.objects.of(newsroom).standing().select_related("newsroom", "article", "revision")
    found = standing.in_bulk(list(passages))
    return [Alike(found[pk], sorted(numbers)) for pk, numbers in passages.items() if pk in found]


def corrected_elsewhere(newsroom: Newsroom, article: Article, words: str) -> NoticeQuerySet:
    """What other articles were corrected of the same statement: notices of which `words` have enough, in one query.

    Each with `shared`, the most first; the rule is that of `notices_alike`.
    """
    theirs = Notice.objects.of(newsroom).standing().exclude(article=article)
    hits = theirs.filter(marks__hashed__in=among(list(fingerprint(words).pairs))).annotate(shared=Sum("marks__share"))
    enough = GreaterThanOrEqual(F("shared"), _ENOUGH)
    return hits.filter(enough).with_articles().order_by(F("shared").desc(), "-number")
