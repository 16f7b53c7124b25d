"""What each follower still has to be told: a row for each that chose a notice, for each thing that happened to it.

Written once, in the order of the ledger, from the rows that every publication, change and withdrawal leaves there; so
no verb of the desk knows of mail, and a night without a server is caught up with. A row is gone when it was told.
"""

import re
from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from taswib.archive.article import Article
from taswib.archive.question import speaker_of
from taswib.archive.statement import Statement
from taswib.desk.notice import Notice
from taswib.desk.notice_record import NoticeRecord
from taswib.desk.read_up_to import ReadUpTo, happened_at
from taswib.following.choice import Choice, Rhythm, Subject, fastest
from taswib.following.models import Follower, Following
from taswib.letters.outgoing import OutgoingLetter
from taswib.people.newsroom import Newsroom
from taswib.text.searching import sought


class Reached(ReadUpTo):
    """Up to where a newsroom's followers were noted."""


class TellingQuerySet(models.QuerySet["Telling"]):
    def unwritten(self, rhythm: Rhythm) -> "TellingQuerySet":
        """Those that no letter holds yet."""
        return self.filter(letter=None, rhythm=rhythm)


class Telling(models.Model):
    """`rhythm` is the most frequent in which the follower wants to hear of it; `letter` the one that holds it."""

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="tellings")
    record = models.ForeignKey(NoticeRecord, on_delete=models.CASCADE, related_name="+")
    rhythm = models.CharField(max_length=6, choices=Rhythm.choices)
    happened_at = models.DateTimeField()
    letter = models.ForeignKey(OutgoingLetter, null=True, on_delete=models.SET_NULL, related_name="tellings")

    objects = TellingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["follower", "record"], name="one_telling_a_follower")]
        indexes = [models.Index(fields=["rhythm", "happened_at"])]

    def __str__(self) -> str:
        return f"{self.follower} · {self.record_id}"


def note_tellings(newsroom: Newsroom) -> int:
    """Go through what happened to notices since the last time; how many things that were."""
    return Reached.go_on(newsroom, _note)


def _note(record: NoticeRecord) -> None:
    Telling.objects.bulk_create(_tellings(record), ignore_conflicts=True, batch_size=500)


def _tellings(record: NoticeRecord) -> Iterable[Telling]:
    at = happened_at(record)
    wanted: dict[int, list[str]] = {}
    for choice in _choices(record.notice):
        theirs = Following.objects.filter(subject=choice.subject, words=choice.words, since__lte=at)
        for follower, rhythm in theirs.filter(follower__newsroom=record.notice.newsroom_id).values_list(
            "follower", "rhythm"
        ):
            wanted.setdefault(follower, []).append(rhythm)
    return (
        Telling(follower_id=follower, record=record, rhythm=fastest(rhythms), happened_at=at)
        for follower, rhythms in wanted.items()
    )


def _choices(notice: Notice) -> list[Choice]:
    """Those of all that somebody follows which the notice belongs to. However many names are followed, each of which may
    stand in any notice, few are asked of the database.
    """
    this, article = Notice.objects.filter(pk=notice.pk), notice.article
    could = Q(subject__in=(Subject.ALL, Subject.NAMED)) | Q(subject=Subject.ARTICLE, words=article.slug)
    could |= Q(subject=Subject.TOPIC, words=article.section) | Q(subject=Subject.AUTHOR, words__in=_names(article))
    chosen = Following.objects.filter(could, follower__newsroom=notice.newsroom_id).order_by()
    choices = [Choice(Subject(subject), words) for subject, words in chosen.values_list("subject", "words").distinct()]
    spoke = frozenset(Statement.objects.filter(revision=notice.revision_id).values_list("speaker", flat=True))
    return [one for one in choices if _may_be_named(one, notice, spoke) and one.among(this).exists()]


def _names(article: Article) -> set[str]:
    """Whose names the byline may hold: the whole of it, and what stands between its commas."""
    return {article.byline, *(part.strip() for part in re.split("[،,]", article.byline))}


def _may_be_named(choice: Choice, notice: Notice, spoke: frozenset[str]) -> bool:
    """False only where `Notice.objects.naming` can't find it."""
    if choice.subject != Subject.NAMED:
        return True
    words = sought(choice.words)
    return speaker_of(choice.words) in spoke or all(one in notice.searchable or _may_be_a_number(one) for one in words)


def _may_be_a_number(word: str) -> bool:
    return word.removeprefix("#").isdecimal()
