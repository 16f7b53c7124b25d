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
from taswib.desk.notice import GRAVE
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


def take_up(received: ReceivedNotice, now: datetime) -> list[Suggestion]:
    """The cases that it suggests. One that came after a later word on the same notice changes nothing.

    The archive is searched first, while nobody waits for anything of it.
    """
    wanted = not received.is_withdrawal and not ReceivedNotice.objects.later_than(received).exists()
    return _take_up(received, _places(received) if wanted else [], now)


@transaction.atomic
def _take_up(received: ReceivedNotice, places: list[tuple[Corrected, Hit]], now: datetime) -> list[Suggestion]:
    if ReceivedNotice.objects.select_for_update().get(pk=received.pk).use != Use.WAITING:
        return []  # another watcher was here meanwhile
    if ReceivedNotice.objects.later_than(received).exists():
        received.used(Use.SUPERSEDED)
        return []
    earlier = _earlier(received)
    for one in earlier if received.is_withdrawal else ():
        one.recall(now)
    known = {one.article_id for one in earlier}
    made = [_suggest(received, what, hit, now) for what, hit in places if hit.article.pk not in known]
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
    """The notice's own words, as its log proves them, within the sentence that the message gives them; what is right is
    never the message's. Of what takes back a whole article the message alone says which words to look for.
    """
    own, right = received.was, received.now
    if own:
        told = [
            Corrected(one["was"], one["was"].replace(own, right, 1)) for one in received.passages if own in one["was"]
        ]
    else:
        told = [Corrected(one["was"], "") for one in received.passages if received.kind in GRAVE]
    wanted = told or [Corrected(own, right)]
    return [one if right else one._replace(now="") for one in wanted if len(one.was.split()) >= _FEWEST]


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
