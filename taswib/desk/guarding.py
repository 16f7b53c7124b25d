"""The silent-edit guard: a revision that changes a fact without a notice opens a case; typos pass."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from taswib.archive.article import Article
from taswib.archive.attributing import read_first
from taswib.archive.revision import Revision
from taswib.archive.taking_in import Outcome, Taken
from taswib.desk.case import Case
from taswib.desk.case_kind import CaseKind
from taswib.desk.changed_fact import ChangedFact
from taswib.desk.coverage import SHORTLY, covers
from taswib.desk.deadline import Deadline
from taswib.desk.deadlines import timetable_of
from taswib.desk.notice import Notice
from taswib.desk.repair_state import CopyState
from taswib.desk.silent_edit import SilentEdit
from taswib.desk.transition import Actor, Step
from taswib.text.changes import Dated, Revised, revised


def guard(taken: Taken, now: datetime) -> None:
    """Open a case for what changed and is in no notice. The same revision again opens none."""
    if taken.outcome is Outcome.CHANGED:
        _guard(taken, now)


@transaction.atomic
def _guard(taken: Taken, now: datetime) -> None:
    after = taken.revision
    if SilentEdit.objects.filter(after=after).exists():
        return
    before = taken.article.revisions.filter(number__lt=after.number).order_by("-number").first()
    if before is None:
        return
    found = _unannounced(taken.article, after, changes_of_fact(before, after))
    if found:
        _open(taken.article, before, after, found, now)


def changes_of_fact(before: Revision, after: Revision) -> list[Revised]:
    """What a reader of the earlier text was told otherwise."""
    return [one for one in revised(dated(before), dated(after)) if one.is_of_fact]


def dated(revision: Revision) -> Dated:
    """A revision's text with the day it speaks from and those whom it lets speak, as they were stored with it."""
    read_first(revision)
    sources = tuple(span for one in revision.statements.all() for span in one.source)
    return Dated(revision.text, _day(revision), sources)


def _day(revision: Revision) -> date:
    """The day on which the article came out; later texts speak from the day on which they were seen."""
    newsroom, published = revision.article.newsroom, revision.article.published_at
    return newsroom.day_of(published if revision.number == 1 and published else revision.seen_at)


def _unannounced(article: Article, after: Revision, found: Sequence[Revised]) -> list[Revised]:
    """Those that no notice of the last days tells of, nor one of which the article is a confirmed copy (a fix as asked)."""
    if not found:
        return []
    recent = Notice.objects.standing().filter(article=article, published_at__gte=after.seen_at - SHORTLY)
    notices = list(recent.filter(published_at__lte=after.seen_at + SHORTLY))
    notices += Notice.objects.standing().filter(copies__article=article, copies__state=CopyState.CONFIRMED)
    return [one for one in found if not any(covers(notice, [(one.stood, one.stands)]) for notice in notices)]


def _open(article: Article, before: Revision, after: Revision, found: Sequence[Revised], now: datetime) -> None:
    newsroom, timetable = article.newsroom, timetable_of(article.newsroom)
    case = Case(newsroom=newsroom, article=article, kind=CaseKind.SILENT_EDIT, opened_at=now)
    case.due_on = timetable.first_due(case, newsroom.day_of(now))
    case.save()
    Deadline.objects.bulk_create(timetable.deadlines(case, newsroom.day_of(now)))
    edit = SilentEdit.objects.create(case=case, before=before, after=after)
    ChangedFact.objects.bulk_create(_fact(edit, one) for one in found)
    case.record(Step.EDITED, actor=Actor.SYSTEM, after=case.state, at=now)


def _fact(edit: SilentEdit, one: Revised) -> ChangedFact:
    (start, end), (after_start, after_end) = one.before, one.after
    return ChangedFact(
        edit=edit,
        kind=one.kind,
        start=start,
        end=end,
        after_start=after_start,
        after_end=after_end,
        stood=one.stood,
        stands=one.stands,
    )
