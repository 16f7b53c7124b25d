"""Changing a public notice: another wording under its number, with a reason, entered and told like its publication."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from taswib.archive.article import Article
from taswib.desk.changing import change_notice, reworded
from taswib.desk.confirming import confirm
from taswib.desk.copy import Copy
from taswib.desk.countersigning import agree, ask_to_change, ask_to_publish
from taswib.desk.delivery import Event
from taswib.desk.finding_copies import find_copies, trace_untraced
from taswib.desk.hook import HookKind, add_hook
from taswib.desk.notice import Notice, NoticeKind, Severity, Wording
from taswib.desk.notice_record import changes_of
from taswib.desk.refusals import (
    NothingChanges,
    NoticeChanged,
    NoticeIncomplete,
    NoticeWithdrawn,
    NotPermitted,
    NotProminentEnough,
    ReasonsMissing,
    Recused,
    Refused,
    SecondNeeded,
)
from taswib.desk.repair import Repair
from taswib.desk.report import Kind, Report
from taswib.desk.transition import Step, Transition
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.desk.test_countersigning import retraction
from tests.desk.test_finding_copies import OPENING, bring_in
from tests.public.published_notice import publish_notice

NOW, LATER = cast.NOW, cast.NOW + timedelta(days=2)
WHY = "وصلنا المحضر الموقّع، وفيه رقم آخر."
SAYS = Wording(NoticeKind.CORRECTION, Severity.LIMITED, "بكلفة 48 مليون ليرة", "بكلفة 86 مليون ليرة", "بحسب المحضر.")


@pytest.fixture
def notice(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor)


def test_it_says_something_else_under_the_same_number_and_the_ledger_keeps_both(
    notice: Notice, editor: Person, newsroom: Newsroom
) -> None:
    add_hook(newsroom, "cms", HookKind.WEBHOOK, "https://hook.example/", NOW)
    published = notice.published_at
    change_notice(notice, SAYS, WHY, by=editor, now=LATER, edition=notice.edition)
    assert (notice.number, notice.published_at, notice.updated_at, notice.now) == (1, published, LATER, SAYS.now)
    first, last = (json.loads(one.body) for one in notice.records.all())
    assert (first["now"], last["now"], last["change"]) == ("بكلفة 84 مليون ليرة", SAYS.now, WHY)
    assert [(one.at, one.why) for one in changes_of([notice])] == [(LATER, WHY)]
    assert Event.objects.get().what == "changed"
    row = Transition.objects.get(step=Step.CHANGED)
    assert (row.by, row.notice, row.why) == (editor, notice, WHY)


@pytest.mark.parametrize(
    ("wording", "why", "refusal"),
    [
        (SAYS, " ", ReasonsMissing),
        (replace(SAYS, now=" "), WHY, NoticeIncomplete),
        (None, WHY, NothingChanges),
    ],
)
def test_it_needs_a_reason_and_to_say_enough_and_something_else(
    notice: Notice, editor: Person, wording: Wording | None, why: str, refusal: type[Refused]
) -> None:
    same = Wording(NoticeKind(notice.kind), Severity(notice.severity), notice.was, notice.now, notice.words)
    with pytest.raises(refusal):
        change_notice(notice, wording or same, why, by=editor, now=LATER)
    assert notice.records.count() == 1 and not Transition.objects.filter(step=Step.CHANGED).exists()


def test_only_who_publishes_may_and_only_what_they_read_and_what_stands(
    notice: Notice, editor: Person, author: Person, administrator: Person
) -> None:
    for person, refusal in ((author, Recused), (administrator, NotPermitted)):
        with pytest.raises(refusal):
            change_notice(notice, SAYS, WHY, by=person, now=LATER)
    read = notice.edition
    change_notice(notice, SAYS, WHY, by=editor, now=LATER, edition=read)
    with pytest.raises(NoticeChanged):
        change_notice(notice, replace(SAYS, words="غيره."), WHY, by=editor, now=LATER, edition=read)
    notice.withdraw("لم يكن خطأ.", by=editor, now=LATER)
    with pytest.raises(NoticeWithdrawn):
        change_notice(notice, replace(SAYS, words="غيره."), WHY, by=editor, now=LATER)


def test_a_retraction_takes_a_second_person_who_read_this_wording_over_that_one(
    article: Article, editor: Person, second_editor: Person
) -> None:
    notice = retraction(cast.write_report(article).report, editor)
    agree(ask_to_publish(notice, "المصدر مختلق.", by=editor, now=NOW), by=second_editor, now=NOW)
    notice.publish(by=editor, now=NOW)
    one, other = (Wording(NoticeKind.RETRACTION, Severity.SUBSTANTIVE, "", "", words) for words in ("أولى", "ثانية"))
    with pytest.raises(SecondNeeded):
        change_notice(notice, one, WHY, by=editor, now=LATER)
    requests = [ask_to_change(notice, reworded(notice, each), WHY, by=editor, now=LATER) for each in (one, other)]
    assert ask_to_change(notice, reworded(notice, one), WHY, by=editor, now=LATER) == requests[0]
    agree(requests[0], by=second_editor, now=LATER)
    change_notice(notice, one, WHY, by=editor, now=LATER)
    with pytest.raises(NoticeChanged):
        agree(requests[1], by=second_editor, now=LATER)
    change_back = replace(one, words="سُحب الخبر لأن مصدره مختلق.")
    with pytest.raises(SecondNeeded):
        change_notice(notice, change_back, WHY, by=editor, now=LATER)
    assert notice.words == "أولى"


def test_copies_of_other_words_are_sought_and_known_ones_read_for_what_is_right_by_now(
    article: Article, editor: Person, newsroom: Newsroom
) -> None:
    notice = publish_notice(article, editor, severity=Severity.SUBSTANTIVE)
    bring_in(newsroom, "mada", OPENING)
    copy = next(one for one in find_copies(notice, now=NOW) if one.outlet == "مدى")
    confirm(copy, by=editor, now=NOW)
    Repair.objects.update(read_next_at=LATER + timedelta(days=9))
    Notice.objects.update(marks_version=7)
    says = replace(SAYS, severity=Severity.SUBSTANTIVE)
    change_notice(notice, says, WHY, by=editor, now=LATER)
    (place,) = Copy.objects.get(pk=copy.pk).passages
    assert "86 مليون" in place.stands and "84" not in place.stands
    assert Repair.objects.get().read_next_at == LATER
    assert (notice.traced_at, notice.marks_version) == (NOW, 0)
    change_notice(notice, replace(says, was="الجسر الحجري بكلفة 48 مليون ليرة"), WHY, by=editor, now=LATER)
    assert notice.traced_at is None and trace_untraced(LATER) == 1


def test_a_reply_stays_as_prominent_as_its_rule_asks(article: Article, editor: Person) -> None:
    notice = _reply(cast.write_report(article, kind=Kind.REPLY).report, editor)
    with pytest.raises(NotProminentEnough):
        change_notice(notice, replace(_shown(notice), severity=Severity.MINOR), WHY, by=editor, now=LATER)


def _reply(report: Report, editor: Person) -> Notice:
    return publish_notice(report.article, editor, kind=NoticeKind.REPLY, severity=Severity.SUBSTANTIVE, report=report)


def _shown(notice: Notice) -> Wording:
    return Wording(NoticeKind(notice.kind), Severity(notice.severity), notice.was, notice.now, notice.words)
