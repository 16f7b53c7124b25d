"""The rule of two: retractions, removals and the look at a contact need somebody else's agreement, each step a row."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taswib.archive.article import Article
from taswib.desk.conflict_rules import ConflictRules
from taswib.desk.countersignature import SERVES_LOOK, WAITS, Countersignature, Signed
from taswib.desk.countersigning import agree, ask_to_look, ask_to_publish, decline, lapse_requests, take_back
from taswib.desk.decision import Outcome
from taswib.desk.notice import Notice, NoticeKind, NoticeState, Severity, Wording, draft_notice
from taswib.desk.recusing import declare
from taswib.desk.refusals import (
    NoRequest,
    NoSecondNeeded,
    NoticeChanged,
    NotPermitted,
    OwnRequest,
    Recused,
    Refused,
    SecondNeeded,
    WhyMissing,
)
from taswib.desk.report import Report
from taswib.desk.transition import Step, Transition
from taswib.desk.two_persons import in_force
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.cast import NOW

CONTACT, WHY = "qari@reader.example", "سؤال عن الوثيقة"


@pytest.fixture
def report(article: Article) -> Report:
    return cast.write_report(article, contact=CONTACT).report


def look(report: Report, by: Person, why: str = WHY, now: object = NOW) -> str:
    return report.case.contact_of(report, by=by, now=now, keyring=cast.keyring(by), why=why)


def retraction(report: Report, by: Person, words: str = "سُحب الخبر لأن مصدره مختلق.") -> Notice:
    case = report.case
    case.decide(Outcome.UPHELD, "صحيح.", by=by, now=NOW)
    return draft_notice(case, worded(words), by=by, now=NOW)


def worded(words: str) -> Wording:
    return Wording(NoticeKind.RETRACTION, Severity.SUBSTANTIVE, "", "", words)


class TestALookAtAContact:
    def test_one_asks_another_agrees_and_each_look_is_a_row(
        self, report: Report, editor: Person, second_editor: Person
    ) -> None:
        with pytest.raises(SecondNeeded):
            look(report, editor)
        asked = ask_to_look(report, WHY, by=editor, now=NOW)
        assert ask_to_look(report, "مرة أخرى", by=editor, now=NOW) == asked
        with pytest.raises(OwnRequest):
            agree(asked, by=editor, now=NOW)
        agree(asked, by=second_editor, now=NOW)
        assert look(report, editor, "") == look(report, editor, "") == CONTACT
        rows = Transition.objects.filter(step__in=(Step.SECOND, Step.AGREED, Step.SEEN))
        assert list(rows.values_list("step", "by", "why")) == [
            (Step.SECOND, editor.pk, WHY),
            (Step.AGREED, second_editor.pk, ""),
            (Step.SEEN, editor.pk, WHY),
            (Step.SEEN, editor.pk, WHY),
        ]

    def test_an_agreement_serves_who_asked_for_a_day_and_nobody_else(
        self, report: Report, editor: Person, second_editor: Person, standards: Person
    ) -> None:
        cast.let_look(report, editor, second_editor)
        with pytest.raises(SecondNeeded):
            look(report, standards)
        with pytest.raises(SecondNeeded):
            look(report, editor, now=NOW + SERVES_LOOK)

    def test_one_of_somebody_who_is_recused_by_now_serves_no_more(
        self, report: Report, editor: Person, second_editor: Person
    ) -> None:
        cast.let_look(report, editor, second_editor)
        declare(report.case, "ابن عم القارئ.", by=second_editor, now=NOW)
        with pytest.raises(SecondNeeded):
            look(report, editor)

    def test_a_reason_is_needed_to_ask_and_to_refuse(
        self, report: Report, editor: Person, second_editor: Person
    ) -> None:
        with pytest.raises(WhyMissing):
            ask_to_look(report, " ", by=editor, now=NOW)
        asked = ask_to_look(report, WHY, by=editor, now=NOW)
        with pytest.raises(WhyMissing):
            decline(asked, "", by=second_editor, now=NOW)
        decline(asked, "اسألوه في الرسائل أولًا.", by=second_editor, now=NOW)
        with pytest.raises(NoRequest):
            agree(asked, by=second_editor, now=NOW)
        with pytest.raises(SecondNeeded):
            look(report, editor)
        assert Transition.objects.get(step=Step.DECLINED).why == "اسألوه في الرسائل أولًا."

    def test_who_may_not_agree_does_not(
        self, report: Report, editor: Person, second_editor: Person, author: Person, administrator: Person
    ) -> None:
        asked = ask_to_look(report, WHY, by=editor, now=NOW)
        for person, refusal in ((author, Recused), (administrator, NotPermitted)):
            with pytest.raises(refusal):
                agree(asked, by=person, now=NOW)
        with pytest.raises(NotPermitted):
            ask_to_look(report, WHY, by=administrator, now=NOW)

    def test_what_nobody_answers_lapses_with_a_row(self, report: Report, editor: Person, second_editor: Person) -> None:
        asked, late = ask_to_look(report, WHY, by=editor, now=NOW), NOW + WAITS
        with pytest.raises(NoRequest):
            agree(asked, by=second_editor, now=late)
        assert (lapse_requests(NOW), lapse_requests(late), lapse_requests(late)) == (0, 1, 0)
        assert Transition.objects.filter(step=Step.LAPSED).count() == 1
        assert ask_to_look(report, WHY, by=editor, now=late) != asked

    def test_who_asked_takes_it_back_even_once_agreed(
        self, report: Report, editor: Person, second_editor: Person
    ) -> None:
        cast.let_look(report, editor, second_editor)
        asked = Countersignature.objects.get()
        with pytest.raises(NoRequest):
            take_back(asked, by=second_editor, now=NOW)
        take_back(asked, by=editor, now=NOW)
        with pytest.raises(SecondNeeded):
            look(report, editor)

    def test_the_database_itself_refuses_one_person_twice(
        self, report: Report, editor: Person, second_editor: Person
    ) -> None:
        asked = ask_to_look(report, WHY, by=editor, now=NOW)
        with pytest.raises(IntegrityError), transaction.atomic():
            Countersignature.objects.filter(pk=asked.pk).update(answered_by=editor)


class TestARetraction:
    def test_goes_out_in_the_wording_that_was_agreed_to_alone(
        self, report: Report, editor: Person, second_editor: Person
    ) -> None:
        notice = retraction(report, editor)
        with pytest.raises(SecondNeeded):
            notice.publish(by=editor, now=NOW)
        asked = ask_to_publish(notice, "المصدر مختلق.", by=editor, now=NOW)
        agree(asked, by=second_editor, now=NOW)
        draft_notice(cast.reread(report).case, worded("كلام آخر."), by=editor, now=NOW)
        notice.refresh_from_db()
        with pytest.raises(SecondNeeded):
            notice.publish(by=editor, now=NOW)
        changed = ask_to_publish(notice, "بعد التعديل.", by=editor, now=NOW)
        agree(changed, by=second_editor, now=NOW)
        notice.publish(by=editor, now=NOW)
        assert notice.state == NoticeState.PUBLISHED

    def test_a_draft_that_changed_meanwhile_is_not_agreed_to(
        self, report: Report, editor: Person, second_editor: Person
    ) -> None:
        notice = retraction(report, editor)
        asked = ask_to_publish(notice, "المصدر مختلق.", by=editor, now=NOW)
        draft_notice(cast.reread(report).case, worded("كلام آخر."), by=editor, now=NOW)
        with pytest.raises(NoticeChanged):
            agree(asked, by=second_editor, now=NOW)

    def test_where_nobody_else_is_free_one_person_does_it_and_that_is_counted(
        self, report: Report, editor: Person, second_editor: Person
    ) -> None:
        declare(report.case, "ابن عم القارئ.", by=second_editor, now=NOW)
        retraction(report, editor).publish(by=editor, now=NOW)
        assert Countersignature.objects.get().state == Signed.ALONE

    @pytest.mark.parametrize("kind", [NoticeKind.CORRECTION, NoticeKind.CLARIFICATION, NoticeKind.UPDATE])
    def test_other_notices_take_one_person(
        self, report: Report, editor: Person, second_editor: Person, kind: NoticeKind
    ) -> None:
        report.case.decide(Outcome.UPHELD, "صحيح.", by=editor, now=NOW)
        wording = Wording(kind, Severity.LIMITED, "48", "84", "ورد الرقم معكوسًا.")
        notice = draft_notice(report.case, wording, by=editor, now=NOW)
        with pytest.raises(NoSecondNeeded):
            ask_to_publish(notice, WHY, by=editor, now=NOW)
        notice.publish(by=editor, now=NOW)


class TestWhereItHolds:
    def test_wherever_two_may_agree_unless_it_is_switched_off(self, newsroom: Newsroom, editor: Person) -> None:
        assert not in_force(newsroom)
        cast.hire(newsroom, "wael")
        assert not in_force(newsroom), "an administrator does not agree"
        cast.hire(newsroom, "thurayya")
        assert in_force(newsroom)
        ConflictRules.objects.create(newsroom=newsroom, two_persons=False)
        assert not in_force(newsroom)

    def test_one_editor_alone_looks_with_a_reason(self, report: Report, editor: Person) -> None:
        assert look(report, editor) == CONTACT
        with pytest.raises(NoSecondNeeded):
            ask_to_look(report, WHY, by=editor, now=NOW)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["ask", "agree", "decline", "take back", "look", "wait", "declare"]),
        st.integers(min_value=0, max_value=2),
    ),
    max_size=14,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_people_do_nobody_looks_without_somebody_elses_agreement(
    report: Report, editor: Person, second_editor: Person, standards: Person, steps: list[tuple[str, int]]
) -> None:
    people, now = [editor, second_editor, standards], NOW
    with transaction.atomic():
        out: set[Person] = set()
        for step, index in steps:
            person, asked = people[index], Countersignature.objects.order_by("-pk").first()
            now += timedelta(hours=1)
            try:
                if step == "wait":
                    now += timedelta(hours=20)
                elif step == "declare":
                    declare(report.case, "قريبي.", by=person, now=now)
                    out.add(person)
                elif step == "ask":
                    ask_to_look(report, WHY, by=person, now=now)
                elif step == "look" and look(report, person, now=now):
                    signed = Countersignature.objects.filter(asked_by=person, state=Signed.AGREED, until__gt=now)
                    assert {one.answered_by for one in signed} - out - {person}, steps
                    assert person not in out, steps
                elif asked and step == "agree":
                    agree(asked, by=person, now=now)
                elif asked and step == "decline":
                    decline(asked, "لا.", by=person, now=now)
                elif asked and step == "take back":
                    take_back(asked, by=person, now=now)
            except Refused:
                continue
        transaction.set_rollback(True)
