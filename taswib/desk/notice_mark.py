"""What of a notice goes into a look-up, so that an article that comes in is compared with a thousand notices at once."""

from collections.abc import Iterable

from django.db import models, transaction
from django.db.models import Count, F, OuterRef, Subquery, Value
from django.db.models.functions import Greatest, Least
from django.db.models.lookups import GreaterThanOrEqual

from taswib.archive.article import Article
from taswib.desk.corrected_passages import corrected_passages
from taswib.desk.notice import Notice, NoticeKind, NoticeQuerySet
from taswib.people.newsroom import Newsroom
from taswib.text.fingerprints import VERSION, fingerprint

WATCHED = (NoticeKind.CORRECTION, NoticeKind.RETRACTION, NoticeKind.PARTIAL_RETRACTION)
_A_RUN = 200
_FEWEST, _MOST = 3, 8
"""Pairs of neighbouring words that an article must share with a notice to be looked at: a quarter of them, within these."""


class NoticeMark(models.Model):
    """One pair of neighbouring words of what a notice corrects, as `text.fingerprints` numbers it."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="marks")
    hashed = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hashed", "notice"], name="one_mark_a_pair")]

    def __str__(self) -> str:
        return f"{self.notice_id} · {self.hashed}"


def mark_notices(newsroom: Newsroom) -> None:
    """Mark what was published since the last time, or by another version of the fingerprints."""
    standing = Notice.objects.of(newsroom).standing().filter(kind__in=WATCHED).exclude(marks_version=VERSION)
    for notice in standing.select_related("revision", "article")[:_A_RUN]:
        _mark(notice)


@transaction.atomic
def _mark(notice: Notice) -> None:
    pairs = {pair for one in corrected_passages(notice) for pair in fingerprint(one.was).pairs}
    notice.marks.all().delete()
    NoticeMark.objects.bulk_create(NoticeMark(notice=notice, hashed=pair) for pair in pairs)
    Notice.objects.filter(pk=notice.pk).update(marks_version=VERSION)


def has_marks(newsroom: Newsroom) -> bool:
    """Whether there is anything to compare with; an archive that comes in for the first time has nothing."""
    return NoticeMark.objects.filter(notice__newsroom=newsroom).exists()


def notices_alike(newsroom: Newsroom, pairs: Iterable[int]) -> list[Notice]:
    """The notices that stand and share enough pairs with a text, those with the most first."""
    hits = NoticeMark.objects.filter(hashed__in=list(pairs), notice__newsroom=newsroom)
    counted = dict(hits.values_list("notice").annotate(count=Count("pk")).order_by())
    if not counted:
        return []
    marks = dict(NoticeMark.objects.filter(notice__in=counted).values_list("notice").annotate(Count("pk")).order_by())
    enough = [pk for pk, count in counted.items() if count >= _enough(marks[pk])]
    found = Notice.objects.standing().filter(pk__in=enough).select_related("newsroom", "article", "revision")
    return sorted(found, key=lambda notice: -counted[notice.pk])


def corrected_elsewhere(newsroom: Newsroom, article: Article, words: str) -> NoticeQuerySet:
    """What other articles were corrected of the same statement: notices that share enough pairs with `words`, in one query.

    Each with `shared`, the most first; the rule is that of `notices_alike`.
    """
    marks = NoticeMark.objects.filter(notice=OuterRef("pk")).order_by().values("notice")
    theirs = Notice.objects.of(newsroom).standing().exclude(article=article)
    hits = theirs.filter(marks__hashed__in=list(fingerprint(words).pairs)).annotate(
        shared=Count("marks"), own=Subquery(marks.annotate(count=Count("pk")).values("count"))
    )
    least = Greatest(Value(_FEWEST), Least(Value(_MOST), F("own") / 4))
    enough = GreaterThanOrEqual(F("shared"), Least(F("own"), least))
    return hits.filter(enough).with_articles().order_by(F("shared").desc(), "-number")


def _enough(marks: int) -> int:
    return min(marks, max(_FEWEST, min(_MOST, marks // 4)))
