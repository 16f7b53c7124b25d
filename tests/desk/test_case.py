"""What the desk can do with a case: each verb works, refuses what the rules forbid, and leaves exactly one row."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.decision import Decision, Outcome
from taswib.desk.explanation import Explanation
from taswib.desk.message import Message
from taswib.desk.refusals import (
    AlreadyDecided,
    CaseChanged,
    Closed,
    NotDecided,
    NotPermitted,
    NotTogether,
    ReaderGone,
    ReasonsMissing,
    Recused,
    Refused,
)
from taswib.desk.report import Report
from taswib.desk.state import State
from taswib.desk.transition import Actor, Step, Transition
from taswib.people.person import Person
from tests import cast

NOW = cast.NOW


@contextmanager
def exactly_one_row(step: Step) -> Iterator[None]:
    before = set(Transition.objects.values_list("pk", flat=True))
    yield
    assert [row.step for row in Transition.objects.exclude(pk__in=before)] == [step]


@contextmanager
def refused(why: type[Refused]) -> Iterator[None]:
    """Refused for that very reason, and nothing was written."""
    rows = Transition.objects.count()
    with pytest.raises(why) as caught:
        yield
    assert type(caught.value) is why
    assert Transition.objects.count() == rows


def decided(case: Case, by: Person, outcome: Outcome = Outcome.UPHELD) -> Case:
    case.decide(outcome, "راجعنا المحضر.", by=by, now=NOW)
    return fresh(case)


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


class TestTaking:
    def test_works(self, case: Case, editor: Person) -> None:
        with exactly_one_row(Step.TAKEN):
            case.take(by=editor, now=NOW)
        assert fresh(case).holder == editor

    def test_twice_leaves_one_row(self, case: Case, editor: Person) -> None:
        with exactly_one_row(Step.TAKEN):
            case.take(by=editor, now=NOW)
            case.take(by=editor, now=NOW)

    def test_another_editor_may_take_it_over(self, case: Case, editor: Person, second_editor: Person) -> None:
        case.take(by=editor, now=NOW)
        with exactly_one_row(Step.TAKEN):
            case.take(by=second_editor, now=NOW)
        assert fresh(case).holder == second_editor

    def test_refuses_the_author(self, case: Case, author: Person) -> None:
        with refused(Recused):
            case.take(by=author, now=NOW)


class TestWritingToTheReader:
    def test_a_question_makes_the_case_wait(self, case: Case, report: Report, editor: Person) -> None:
        with exactly_one_row(Step.ASKED):
            case.ask(report, "من أين الرقم؟", by=editor, now=NOW)
        assert fresh(case).state == State.WAITING
        assert report.asked

    def test_an_answer_brings_it_back_to_the_desk(self, case: Case, report: Report, editor: Person) -> None:
        case.ask(report, "من أين الرقم؟", by=editor, now=NOW)
        with exactly_one_row(Step.ANSWERED):
            cast.reread(report).add("من محضر الجلسة.", now=NOW)
        assert fresh(case).state == State.OPEN

    def test_a_withdrawal_brings_it_back_too(self, case: Case, report: Report, editor: Person) -> None:
        case.ask(report, "من أين الرقم؟", by=editor, now=NOW)
        with exactly_one_row(Step.WITHDRAWN):
            cast.reread(report).withdraw(now=NOW)
        assert fresh(case).state == State.OPEN

    def test_a_message_changes_no_state(self, case: Case, report: Report, editor: Person) -> None:
        with exactly_one_row(Step.WROTE):
            case.write(report, "وصل بلاغكم.", by=editor, now=NOW)
        assert fresh(case).state == State.OPEN

    def test_refuses_to_write_to_whoever_withdrew(self, case: Case, report: Report, editor: Person) -> None:
        cast.reread(report).withdraw(now=NOW)
        with refused(ReaderGone):
            case.ask(report, "من أين الرقم؟", by=editor, now=NOW)
        assert not Message.objects.exists()

    def test_refuses_a_question_after_the_decision(self, case: Case, report: Report, editor: Person) -> None:
        decided(case, editor)
        with refused(AlreadyDecided):
            fresh(case).ask(report, "سؤال متأخر", by=editor, now=NOW)

    def test_refuses_the_author_and_the_administrator(
        self, case: Case, report: Report, author: Person, administrator: Person
    ) -> None:
        with refused(Recused):
            case.ask(report, "من أنتم؟", by=author, now=NOW)
        with refused(NotPermitted):
            case.write(report, "من أنتم؟", by=administrator, now=NOW)

    def test_never_writes_into_the_thread_of_another_case(self, case: Case, article: Article, editor: Person) -> None:
        other = cast.write_report(article, exact="").report
        with pytest.raises(Report.DoesNotExist):
            case.write(other, "إلى غير صاحبه", by=editor, now=NOW)


class TestContact:
    def test_every_look_leaves_a_row(self, article: Article, editor: Person) -> None:
        report = cast.write_report(article, contact="qari@reader.example").report
        for _ in range(2):
            with exactly_one_row(Step.SEEN):
                assert (
                    report.case.contact_of(
                        report, by=editor, now=NOW, keyring=cast.keyring(editor), why="سؤال عن الوثيقة"
                    )
                    == "qari@reader.example"
                )

    def test_nothing_to_see_leaves_no_row(self, case: Case, report: Report, editor: Person) -> None:
        rows = Transition.objects.count()
        assert case.contact_of(report, by=editor, now=NOW, keyring=cast.keyring(editor), why="سؤال عن الوثيقة") == ""
        assert Transition.objects.count() == rows

    def test_refuses_the_author(self, case: Case, report: Report, author: Person) -> None:
        with refused(Recused):
            case.contact_of(report, by=author, now=NOW, keyring=cast.keyring(author), why="سؤال عن الوثيقة")


class TestTheAuthor:
    def test_is_asked_in_the_desks_words(self, case: Case, editor: Person) -> None:
        with exactly_one_row(Step.BRIEFED):
            case.ask_author("ما مصدر رقم الكلفة؟", by=editor, now=NOW)
        assert fresh(case).brief == "ما مصدر رقم الكلفة؟"

    def test_explains(self, case: Case, author: Person) -> None:
        with exactly_one_row(Step.EXPLAINED):
            case.explain("نقلته عن البيان.", by=author, now=NOW)
        row = Transition.objects.get(step=Step.EXPLAINED)
        assert (row.actor, row.by) == (Actor.AUTHOR, author)

    def test_refuses_an_explanation_from_an_editor(self, case: Case, editor: Person) -> None:
        with refused(NotPermitted):
            case.explain("أظن أن المصدر البيان.", by=editor, now=NOW)
        assert not Explanation.objects.exists()

    def test_refuses_an_explanation_once_closed(self, case: Case, editor: Person, author: Person) -> None:
        decided(case, editor, Outcome.REJECTED)
        with refused(Closed):
            case.explain("تأخرت.", by=author, now=NOW)


class TestDeciding:
    @pytest.mark.parametrize(
        ("outcome", "after"),
        [(Outcome.UPHELD, State.DECIDED), (Outcome.PARTLY, State.DECIDED), (Outcome.REJECTED, State.CLOSED)],
    )
    def test_works(self, case: Case, editor: Person, outcome: Outcome, after: State) -> None:
        with exactly_one_row(Step.DECIDED):
            case.decide(outcome, "راجعنا المحضر.", by=editor, now=NOW)
        row = Transition.objects.get(step=Step.DECIDED)
        assert fresh(case).state == after
        assert (row.before, row.after, row.by, row.why) == (State.OPEN, after, editor, "راجعنا المحضر.")

    @pytest.mark.parametrize("outcome", [Outcome.UPHELD, Outcome.REJECTED])
    def test_refuses_a_second_decision(
        self, case: Case, editor: Person, second_editor: Person, outcome: Outcome
    ) -> None:
        decided(case, editor, outcome)
        with refused(AlreadyDecided):
            case.decide(Outcome.PARTLY, "رأي آخر.", by=second_editor, now=NOW)
        assert Decision.objects.get().by == editor

    @pytest.mark.parametrize("reasons", ["", "  \n "])
    def test_refuses_to_be_without_reasons(self, case: Case, editor: Person, reasons: str) -> None:
        with refused(ReasonsMissing):
            case.decide(Outcome.UPHELD, reasons, by=editor, now=NOW)

    def test_refuses_what_was_written_before_the_reader_added_details(
        self, case: Case, report: Report, editor: Person
    ) -> None:
        seen = case.latest_row
        cast.reread(report).add("وجدت المحضر نفسه.", now=NOW)
        with refused(CaseChanged):
            case.decide(Outcome.REJECTED, "لا دليل.", by=editor, now=NOW, as_of=seen)
        case.decide(Outcome.UPHELD, "المحضر واضح.", by=editor, now=NOW, as_of=fresh(case).latest_row)

    def test_a_look_at_a_contact_is_no_change(self, article: Article, editor: Person, second_editor: Person) -> None:
        report = cast.write_report(article, contact="qari@reader.example").report
        cast.let_look(report, second_editor, editor)
        seen = report.case.latest_row
        report.case.contact_of(
            report, by=second_editor, now=NOW, keyring=cast.keyring(second_editor), why="سؤال عن الوثيقة"
        )
        report.case.decide(Outcome.UPHELD, "المحضر واضح.", by=editor, now=NOW, as_of=seen)

    def test_refuses_the_author_even_as_an_editor(self, writing_editor: Person, newsroom: object) -> None:
        own = cast.write_report(cast.publish_article(newsroom, writing_editor)).report.case
        with refused(Recused):
            own.decide(Outcome.REJECTED, "أنا متأكدة.", by=writing_editor, now=NOW)


class TestClosing:
    def test_works_after_a_decision(self, case: Case, editor: Person) -> None:
        decided(case, editor)
        with exactly_one_row(Step.CLOSED):
            fresh(case).close("صُحّح النص قبل البلاغ.", by=editor, now=NOW)
        assert fresh(case).is_closed

    def test_works_when_every_reader_withdrew(self, case: Case, report: Report, editor: Person) -> None:
        cast.reread(report).withdraw(now=NOW)
        with exactly_one_row(Step.CLOSED):
            fresh(case).close("سُحب البلاغ.", by=editor, now=NOW)

    def test_refuses_while_a_reader_waits(self, case: Case, editor: Person) -> None:
        with refused(NotDecided):
            case.close("لا وقت لدينا.", by=editor, now=NOW)

    def test_refuses_to_be_without_a_reason(self, case: Case, editor: Person) -> None:
        decided(case, editor)
        with refused(ReasonsMissing):
            fresh(case).close(" ", by=editor, now=NOW)


class TestJoining:
    @pytest.fixture
    def other(self, article: Article) -> Case:
        return cast.write_report(article, exact="48 مليون", wrong="الرقم مقلوب.").report.case

    def test_one_decision_answers_all_readers(self, case: Case, other: Case, editor: Person) -> None:
        before = Transition.objects.count()
        case.join(other, by=editor, now=NOW)
        assert case.reports.count() == 2
        assert fresh(other).joined_to == case
        assert fresh(other).is_closed
        rows = Transition.objects.order_by("pk")[before:]
        assert sorted((row.case_id, row.step) for row in rows) == [(case.pk, Step.JOINED), (other.pk, Step.JOINED)]

    def test_the_history_of_both_is_told_once(self, case: Case, other: Case, editor: Person) -> None:
        case.join(other, by=editor, now=NOW)
        told = [row.step for row in Transition.objects.told_of(case)]
        assert told == [Step.RECEIVED, Step.RECEIVED, Step.JOINED]

    def test_refuses_a_case_on_another_article(self, case: Case, newsroom: object, editor: Person) -> None:
        elsewhere = cast.publish_article(newsroom, text=cast.ENGLISH, name="english")
        stranger = cast.write_report(elsewhere, exact="").report.case
        with refused(NotTogether):
            case.join(stranger, by=editor, now=NOW)

    def test_refuses_itself(self, case: Case, editor: Person) -> None:
        with refused(NotTogether):
            case.join(case, by=editor, now=NOW)

    @pytest.mark.parametrize("which", ["here", "there"])
    def test_refuses_once_either_is_decided(self, case: Case, other: Case, editor: Person, which: str) -> None:
        decided(case if which == "here" else other, editor)
        with refused(AlreadyDecided):
            case.join(other, by=editor, now=NOW)

    def test_refuses_the_author(self, case: Case, other: Case, author: Person) -> None:
        with refused(Recused):
            case.join(other, by=author, now=NOW)


_VERBS: dict[str, Callable[[Case, Report, Person], object]] = {
    "take": lambda case, report, by: case.take(by=by, now=NOW),
    "ask": lambda case, report, by: case.ask(report, "سؤال", by=by, now=NOW),
    "write": lambda case, report, by: case.write(report, "رسالة", by=by, now=NOW),
    "brief": lambda case, report, by: case.ask_author("سؤال", by=by, now=NOW),
    "close": lambda case, report, by: case.close("سبب", by=by, now=NOW),
}


@pytest.mark.parametrize("verb", sorted(_VERBS))
def test_nothing_is_done_with_a_closed_case(case: Case, report: Report, editor: Person, verb: str) -> None:
    closed = decided(case, editor, Outcome.REJECTED)
    with refused(Closed):
        _VERBS[verb](closed, report, editor)


def test_a_row_of_history_is_never_changed_or_deleted(case: Case) -> None:
    with pytest.raises(TypeError):
        Transition.objects.filter(case=case).update(why="لم يحدث")
    with pytest.raises(TypeError):
        Transition.objects.filter(case=case).delete()
