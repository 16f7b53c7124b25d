"""What a reader says once it is decided: an appeal that another person answers, and whether it was put right."""

import pytest

from taswib.desk.after_decision import answer_appeal, appeal, judge
from taswib.desk.case import Case
from taswib.desk.decision import Outcome
from taswib.desk.put_right import PutRight
from taswib.desk.refusals import AppealedAlready, NoAppeal, NotDecided, NotPermitted, Recused, SamePerson, Withdrawn
from taswib.desk.report import Report
from taswib.desk.transition import Step, Transition
from taswib.people.person import Person
from tests import cast


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
