"""What a reader says once it is decided: an appeal that another person answers, and whether it was put right."""

from datetime import timedelta

import pytest

from taswib.archive.article import Article
from taswib.console.offers import Offers
from taswib.desk.after_decision import answer_appeal, appeal, judge
from taswib.desk.case import Case
from taswib.desk.conflict_figures import conflict_figures
from taswib.desk.countersignature import Signed
from taswib.desk.countersigning import agree, ask_to_publish
from taswib.desk.decision import Outcome
from taswib.desk.notice import NoticeKind, Severity, Wording, draft_notice
from taswib.desk.pictures import Few
from taswib.desk.put_right import PutRight
from taswib.desk.refusals import (
    AppealedAlready,
    NoAppeal,
    NotDecided,
    NoticeStands,
    NotPermitted,
    Recused,
    SamePerson,
    SecondNeeded,
    Withdrawn,
)
from taswib.desk.report import Report
from taswib.desk.state import State
from taswib.desk.transition import Step, Transition
from taswib.ledger.entry import Entry
from taswib.people.person import Person
from tests import cast

LATER = cast.NOW + timedelta(days=1)


@pytest.fixture
def decided(report: Report, editor: Person) -> Report:
    report.case.decide(Outcome.REJECTED, "الرقم في المحضر هو 48.", by=editor, now=cast.NOW)
    return cast.reread(report)


def test_an_appeal_is_answered_by_another_person_in_the_thread(decided: Report, second_editor: Person) -> None:
    appeal(decided, "المحضر يقول غير ذلك.", now=cast.NOW)
    assert cast.reread(decided).awaits_appeal and Case.objects.appealed().exists()
    answer_appeal(decided, "راجعنا المحضر وبقي القرار.", by=second_editor, now=cast.NOW)
    assert cast.thread(decided) == ["المحضر يقول غير ذلك.", "راجعنا المحضر وبقي القرار."]
    assert not cast.reread(decided).awaits_appeal and not Case.objects.appealed().exists()
    steps = Transition.objects.filter(report=decided).values_list("step", flat=True)
    assert list(steps)[-2:] == [Step.APPEALED, Step.APPEAL_ANSWERED]


def test_who_decided_does_not_answer_and_who_may_not_decide_neither(
    decided: Report, editor: Person, administrator: Person, author: Person
) -> None:
    appeal(decided, "لا أوافق.", now=cast.NOW)
    for person, refusal in ((editor, SamePerson), (administrator, NotPermitted), (author, Recused)):
        with pytest.raises(refusal):
            answer_appeal(decided, "يبقى القرار.", by=person, now=cast.NOW)
    assert cast.reread(decided).awaits_appeal


def test_a_reader_appeals_once_and_only_against_a_decision(
    report: Report, editor: Person, second_editor: Person
) -> None:
    with pytest.raises(NotDecided):
        appeal(report, "لا أوافق.", now=cast.NOW)
    with pytest.raises(NoAppeal):
        answer_appeal(report, "…", by=second_editor, now=cast.NOW)
    report.case.decide(Outcome.REJECTED, "النص صحيح.", by=editor, now=cast.NOW)
    appeal(cast.reread(report), "لا أوافق.", now=cast.NOW)
    with pytest.raises(AppealedAlready):
        appeal(cast.reread(report), "مرة أخرى.", now=cast.NOW)


def test_who_withdrew_says_no_more(report: Report) -> None:
    report.withdraw(now=cast.NOW)
    with pytest.raises(Withdrawn):
        appeal(cast.reread(report), "عدت.", now=cast.NOW)


def test_the_last_answer_to_whether_it_was_put_right_stays_and_each_leaves_a_row(decided: Report) -> None:
    for answer in (PutRight.NO, PutRight.NO, PutRight.YES):
        judge(decided, answer, now=cast.NOW)
    assert cast.reread(decided).put_right == PutRight.YES
    rows = Transition.objects.filter(step=Step.JUDGED).values_list("before", "after")
    assert list(rows) == [("", "no"), ("no", "yes")]
    assert all(row.at.minute == 0 for row in Transition.objects.filter(step=Step.JUDGED))


class TestAnAppealThatIsRight:
    """The decision falls, another person decides, and what was published before is withdrawn first."""

    @pytest.fixture
    def overturned(self, report: Report, editor: Person, second_editor: Person) -> Report:
        report.case.decide(Outcome.UPHELD, "الرقم معكوس.", by=editor, now=cast.NOW)
        wording = Wording(NoticeKind.CORRECTION, Severity.LIMITED, "48", "85", "ورد الرقم خطأ.")
        draft_notice(report.case, wording, by=editor, now=cast.NOW).publish(by=editor, now=cast.NOW)
        appeal(cast.reread(report), "والتصحيح نفسه خطأ: الرقم 84.", now=LATER)
        answer_appeal(cast.reread(report), "أنتم على حق.", by=second_editor, now=LATER, upheld=True)
        return cast.reread(report)

    def test_opens_the_case_again_with_its_deadline_and_tells_the_reader(
        self, overturned: Report, editor: Person
    ) -> None:
        case = overturned.case
        assert case.state == State.OPEN and case.due_on > cast.NOW.date() and not hasattr(case, "decision")
        assert case.overturned_decisions.get().by == editor
        assert cast.thread(overturned)[-1] == "أنتم على حق." and overturned.appeal_upheld
        assert Step.OVERTURNED in case.transitions.values_list("step", flat=True)
        entry = Entry.objects.order_by("-index").first()
        assert (entry.says["kind"], entry.says["outcome"]) == ("appeal", "upheld")

    def test_is_decided_anew_by_another_person_after_the_old_notice_is_withdrawn(
        self, overturned: Report, editor: Person, second_editor: Person
    ) -> None:
        case = overturned.case
        with pytest.raises(SamePerson):
            case.decide(Outcome.UPHELD, "الرقم 84.", by=editor, now=LATER)
        assert (Offers(case, editor).decide, Offers(case, second_editor).decide) == (False, True)
        with pytest.raises(NoticeStands):
            case.decide(Outcome.REJECTED, "النص صحيح.", by=second_editor, now=LATER)
        case.decide(Outcome.UPHELD, "الرقم 84.", by=second_editor, now=LATER)
        wording = Wording(NoticeKind.CORRECTION, Severity.LIMITED, "48", "84", "ورد الرقم معكوسًا.")
        notice = draft_notice(case, wording, by=second_editor, now=LATER)
        with pytest.raises(NoticeStands):
            notice.publish(by=second_editor, now=LATER)
        case.notices.standing().get().withdraw("التصحيح نفسه خطأ.", by=second_editor, now=LATER)
        notice.publish(by=second_editor, now=LATER)
        assert cast.reread(overturned).case.is_closed and notice.number == 2
        with pytest.raises(AppealedAlready):
            appeal(cast.reread(overturned), "مرة أخرى.", now=LATER)

    def test_takes_back_what_two_persons_agreed_to_publish_and_nothing_goes_out_undecided(
        self, report: Report, editor: Person, second_editor: Person, standards: Person
    ) -> None:
        case = report.case
        case.decide(Outcome.UPHELD, "المصدر مختلق.", by=editor, now=cast.NOW)
        wording = Wording(NoticeKind.RETRACTION, Severity.SUBSTANTIVE, "", "", "سُحب الخبر.")
        notice = draft_notice(case, wording, by=editor, now=cast.NOW)
        agree(ask_to_publish(notice, "خطأ جسيم.", by=editor, now=cast.NOW), by=second_editor, now=cast.NOW)
        case.close("عُدّل النص.", by=editor, now=cast.NOW)
        appeal(cast.reread(report), "لم يُعدّل.", now=cast.NOW)
        answer_appeal(cast.reread(report), "نعيد النظر.", by=standards, now=cast.NOW, upheld=True)
        with pytest.raises(NotDecided):
            notice.publish(by=second_editor, now=cast.NOW)
        assert case.countersignatures.get().state == Signed.TAKEN_BACK
        case.decide(Outcome.UPHELD, "صحيح.", by=standards, now=cast.NOW)
        with pytest.raises(SecondNeeded):
            notice.publish(by=second_editor, now=cast.NOW)

    def test_one_that_is_dismissed_is_final_and_stands_in_the_ledger(
        self, decided: Report, second_editor: Person
    ) -> None:
        appeal(decided, "لا أوافق.", now=LATER)
        answer_appeal(cast.reread(decided), "يبقى القرار.", by=second_editor, now=LATER)
        with pytest.raises(NoAppeal):
            answer_appeal(cast.reread(decided), "بل أنتم على حق.", by=second_editor, now=LATER, upheld=True)
        assert cast.reread(decided).case.is_closed and cast.reread(decided).appeal_upheld is False
        assert Entry.objects.order_by("-index").first().says["outcome"] == "dismissed"

    def test_figures_count_appeals_and_decisions_that_turned_out_to_be_conflicted(
        self, overturned: Report, editor: Person, second_editor: Person
    ) -> None:
        case = overturned.case
        case.decide(Outcome.UPHELD, "الرقم 84.", by=second_editor, now=LATER)
        told = conflict_figures(case.newsroom, LATER)
        assert (told.appeals_upheld, told.appeals_dismissed) == (1, 0)
        assert (told.conflicted, told.alone, told.stuck) == (0, 0, 0)
        case.article.editors.add(second_editor)
        case.article.authors.clear()
        assert conflict_figures(case.newsroom, LATER).conflicted == 1
        case.article.editors.add(editor)
        assert conflict_figures(case.newsroom, LATER).conflicted == 2, "one that was overturned counts as well"

    def test_figures_tell_of_nobody_that_they_appealed(self, article: Article, editor: Person) -> None:
        told, next_month = set(), LATER + timedelta(days=30)
        for _each in range(5):
            for when in (LATER, next_month):
                found = conflict_figures(article.newsroom, when)
                told.add((found.appeals, found.appeals_waiting))
            report = cast.write_report(article).report
            report.case.decide(Outcome.REJECTED, "النص صحيح.", by=editor, now=LATER)
            appeal(cast.reread(report), "لا أوافق.", now=LATER)
        assert told == {(Few(0, 4), Few(0, 4))}
        assert conflict_figures(article.newsroom, LATER).appeals == Few(0, 4)
        later = conflict_figures(article.newsroom, next_month)
        assert (later.appeals, later.appeals_waiting) == (Few(5, 9), Few(5, 9))
