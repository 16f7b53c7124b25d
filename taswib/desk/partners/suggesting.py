"""Looking up in our own archive what partners corrected: where an article of ours carries the error, a case is suggested."""

from datetime import datetime

from django.db import transaction

from taswib.archive.tracing.hit import Hit
from taswib.archive.tracing.trace import trace
from taswib.desk.case import Case
from taswib.desk.case_kind import CaseKind
from taswib.desk.corrected_passages import Corrected
from taswib.desk.deadline import Deadline
from taswib.desk.deadlines import timetable_of
from taswib.desk.finding_copies import COPIES, holds_the_error, is_own
from taswib.desk.partners.received import ReceivedNotice, Use
from taswib.desk.partners.suggestion import Suggestion
from taswib.desk.transition import Actor, Step
from taswib.text.mending import fitted

A_RUN = 20
"""Notices that one run of the duty looks up."""
_MOST = 10
"""Articles of ours in which one notice suggests a case."""
_FEWEST = 4
"""Words: fewer may stand anywhere."""


def suggest_cases(now: datetime) -> int:
    """Look up what came in since; how many notices. A duty of the watcher."""
    waiting = list(ReceivedNotice.objects.waiting()[:A_RUN])
    for one in waiting:
        take_up(one, now)
    return len(waiting)


@transaction.atomic
def take_up(received: ReceivedNotice, now: datetime) -> list[Suggestion]:
    """The cases that it suggests. One that came after a later word on the same notice changes nothing."""
    if ReceivedNotice.objects.later_than(received).exists():
        received.used(Use.SUPERSEDED)
        return []
    if received.is_withdrawal:
        for one in _earlier(received):
            one.recall(now)
        received.used(Use.NOTHING)
        return []
    made = [_suggest(received, corrected, hit, now) for corrected, hit in _places(received)]
    received.used(Use.SUGGESTED if made else Use.NOTHING)
    return made


def _earlier(received: ReceivedNotice) -> list[Suggestion]:
    theirs = Suggestion.objects.filter(partner=received.partner, number=received.number)
    return list(theirs.select_related("case"))


def _places(received: ReceivedNotice) -> list[tuple[Corrected, Hit]]:
    """One an article of ours, the surest; none where the article states other facts, right already or otherwise wrong."""
    known = {one.article_id for one in _earlier(received)}
    found: dict[int, tuple[Corrected, Hit]] = {}
    for corrected in _passages(received):
        for hit in trace(received.partner.newsroom, corrected.was):
            if hit.article.pk not in known and _is_ours_and_wrong(hit, corrected):
                found.setdefault(hit.article.pk, (corrected, hit))
    return list(found.values())[:_MOST]


def _passages(received: ReceivedNotice) -> list[Corrected]:
    """What the message says within its sentence, as far as the log proves it; else the notice's own words."""
    told = [Corrected(one["was"], one["now"]) for one in received.passages if received.was in one["was"]]
    wanted = told or [Corrected(received.was, received.now)]
    return [one for one in wanted if len(one.was.split()) >= _FEWEST]


def _is_ours_and_wrong(hit: Hit, corrected: Corrected) -> bool:
    ours = is_own(hit.article.newsroom, hit.article.address, hit.article.outlet)
    return ours and hit.kind in COPIES and holds_the_error(hit, corrected)


def _suggest(received: ReceivedNotice, corrected: Corrected, hit: Hit, now: datetime) -> Suggestion:
    newsroom = received.partner.newsroom
    timetable, day = timetable_of(newsroom), newsroom.day_of(now)
    case = Case(newsroom=newsroom, article=hit.article, kind=CaseKind.SUGGESTED, opened_at=now)
    case.due_on = timetable.first_due(case, day)
    case.save()
    Deadline.objects.bulk_create(timetable.deadlines(case, day))
    made = Suggestion.objects.create(
        case=case,
        received=received,
        partner=received.partner,
        number=received.number,
        article=hit.article,
        revision=hit.revision,
        start=hit.start,
        end=hit.end,
        exact=hit.words,
        stands=(fitted(hit.words, corrected.was, corrected.now) or "") if corrected.now else "",
    )
    case.record(Step.SUGGESTED, actor=Actor.SITE, after=case.state, at=now, why=str(received))
    return made
