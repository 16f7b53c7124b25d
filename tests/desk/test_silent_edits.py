"""The silent-edit guard: what opens a case, and how the desk answers it."""

from datetime import timedelta

import pytest

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.taking_in import Taken, take_in
from taswib.desk.announcing import announce, proposed
from taswib.desk.arrivals import arrived
from taswib.desk.authors_view import authors_view
from taswib.desk.case import Case, State
from taswib.desk.case_kind import CaseKind
from taswib.desk.decision import Outcome
from taswib.desk.notice import Notice, NoticeKind, Severity, Wording, draft_notice
from taswib.desk.refusals import Closed, NobodyReported, NotPermitted, ReasonsMissing, Recused
from taswib.desk.report import Report
from taswib.desk.silent_edit import Answer, SilentEdit
from taswib.desk.transition import Step
from taswib.people.person import Person
from tests import cast

LATER = cast.NOW + timedelta(hours=2)
WORDS = "تغيّر الرقم بعد الجلسة الثانية."


def edit(article: Article, old: str, new: str) -> Taken:
    """The article comes in again with other words; the guard looks at it."""
    text = article.current.text.replace(old, new)
    assert text != article.current.text
    taken = take_in(article.newsroom, Incoming(identity=article.identity, text=text, seen_from="test"), now=cast.NOW)
    arrived(taken, cast.NOW)
    return taken


@pytest.fixture
def silent(article: Article) -> SilentEdit:
    edit(article, "48 مليون", "84 مليون")
    return SilentEdit.objects.get()


def corrected(case: Case, by: Person, was: str, now: str) -> Notice:
    """A notice by way of a reader's report."""
    case.decide(Outcome.UPHELD, "صحيح", by=by, now=cast.NOW)
    wording = Wording(NoticeKind.CORRECTION, Severity.LIMITED, was, now, "صُحّح الرقم.")
    notice = draft_notice(case, wording, by=by, now=cast.NOW)
    notice.publish(by=by, now=cast.NOW)
    return notice


def test_a_changed_figure_without_a_notice_opens_a_case_that_names_both_readings(silent: SilentEdit) -> None:
    (fact,) = silent.facts.all()
    assert (fact.kind, fact.stood, fact.stands) == ("number", "48 مليون ليرة", "84 مليون ليرة")
    assert silent.before.text[fact.start : fact.end] == fact.stood
    assert silent.after.text[fact.after_start : fact.after_end] == fact.stands
    case = silent.case
    assert (case.kind, case.state, case.reports.count()) == (CaseKind.SILENT_EDIT, State.OPEN, 0)
    assert [row.step for row in case.transitions.all()] == [Step.EDITED]
    assert case.subject.exact == fact.stood and case.due_on > case.opened_at.date()


@pytest.mark.parametrize(
    ("old", "new"),
    [("48", "٤٨"), ("الجسر", "الجِسر"), ("“", "«"), ("ترميم", "اصلاح"), ("التمويل", "التموييل"), ("، بحسب", " بحسب")],
)
def test_writing_and_wording_open_none(article: Article, old: str, new: str) -> None:
    edit(article, old, new)
    assert not SilentEdit.objects.exists() and not Case.objects.exists()


def test_the_same_revision_again_opens_no_second_case(article: Article, silent: SilentEdit) -> None:
    arrived(Taken(article, silent.after, take_in.__globals__["Outcome"].CHANGED), LATER)
    assert SilentEdit.objects.count() == 1


def test_a_change_that_a_notice_has_told_opens_none(article: Article, case: Case, editor: Person) -> None:
    corrected(case, editor, "48 مليون ليرة", "84 مليون ليرة")
    edit(article, "48 مليون", "84 مليون")
    assert not SilentEdit.objects.exists()


def test_a_notice_on_another_matter_hides_nothing(article: Article, case: Case, editor: Person) -> None:
    corrected(case, editor, "سامر الحلو", "سمير الحلو")
    edit(article, "48 مليون", "84 مليون")
    assert SilentEdit.objects.exists()


def test_an_old_notice_announces_nothing(article: Article, case: Case, editor: Person) -> None:
    notice = corrected(case, editor, "48 مليون ليرة", "84 مليون ليرة")
    Notice.objects.filter(pk=notice.pk).update(published_at=cast.NOW - timedelta(days=90))
    edit(article, "48 مليون", "84 مليون")
    assert SilentEdit.objects.exists()


def test_a_notice_that_follows_resolves_the_case_with_a_row(case: Case, silent: SilentEdit, editor: Person) -> None:
    notice = corrected(case, editor, "48 مليون ليرة", "أربعة وثمانون مليون ليرة")
    silent.refresh_from_db()
    row = silent.case.transitions.last()
    assert (silent.answer, silent.answered_at) == (Answer.NOTICE, cast.NOW)
    assert row and (row.step, row.actor, row.notice, row.after) == (Step.COVERED, "system", notice, State.CLOSED)


def test_an_editor_answers_by_a_notice_in_one_step(silent: SilentEdit, editor: Person) -> None:
    wording = proposed(silent)
    assert (wording.was, wording.now) == ("48 مليون ليرة", "84 مليون ليرة") and "48 مليون ليرة" in wording.words
    notice = announce(silent, wording, by=editor, now=LATER)
    silent.refresh_from_db()
    assert (notice.number, notice.revision, notice.span) == (1, silent.before, silent.subject.span)
    assert silent.answer == Answer.NOTICE and silent.case.state == State.CLOSED
    assert [row.step for row in silent.case.transitions.all()] == [Step.EDITED, Step.DRAFTED, Step.PUBLISHED]


def test_an_editor_says_that_it_is_an_update(silent: SilentEdit, editor: Person) -> None:
    silent.say_update(WORDS, by=editor, now=LATER)
    row = silent.case.transitions.last()
    assert row and (row.step, row.by, row.why, row.after) == (Step.UPDATED, editor, WORDS, State.CLOSED)
    assert (silent.answer, silent.words) == (Answer.UPDATE, WORDS)


def test_an_editor_dismisses_it_with_a_reason(silent: SilentEdit, editor: Person) -> None:
    silent.dismiss(WORDS, by=editor, now=LATER)
    row = silent.case.transitions.last()
    assert row and (row.step, row.why, row.after) == (Step.PASSED, WORDS, State.CLOSED)


@pytest.mark.parametrize("verb", ["say_update", "dismiss"])
def test_an_answer_needs_words_and_comes_once(silent: SilentEdit, editor: Person, verb: str) -> None:
    with pytest.raises(ReasonsMissing):
        getattr(silent, verb)(" ", by=editor, now=LATER)
    getattr(silent, verb)(WORDS, by=editor, now=LATER)
    with pytest.raises(Closed):
        getattr(silent, verb)(WORDS, by=editor, now=LATER)
    with pytest.raises(Closed):
        announce(SilentEdit.objects.get(), proposed(silent), by=editor, now=LATER)
    assert not Notice.objects.exists()


def test_the_articles_author_is_recused_and_learns_only_what_authors_learn(
    writing_editor: Person, administrator: Person
) -> None:
    own = cast.publish_article(writing_editor.memberships.first().newsroom, writing_editor)
    edit(own, "48 مليون", "84 مليون")
    silent = SilentEdit.objects.get()
    with pytest.raises(Recused):
        silent.dismiss(WORDS, by=writing_editor, now=LATER)
    with pytest.raises(Recused):
        announce(silent, proposed(silent), by=writing_editor, now=LATER)
    with pytest.raises(NotPermitted):
        silent.say_update(WORDS, by=administrator, now=LATER)
    view = authors_view(silent.case, writing_editor)
    assert (
        view.revision == silent.before and view.span == silent.subject.span and view.kind == CaseKind.SILENT_EDIT.label
    )


def test_what_readers_cases_know_is_refused_here(silent: SilentEdit, case: Case, editor: Person) -> None:
    with pytest.raises(NobodyReported):
        silent.case.decide(Outcome.REJECTED, WORDS, by=editor, now=LATER)
    with pytest.raises(NobodyReported):
        silent.case.close(WORDS, by=editor, now=LATER)
    with pytest.raises(NobodyReported):
        case.join(silent.case, by=editor, now=LATER)
    assert not Case.objects.beside(case).exists()


def test_the_queue_names_what_stood_and_what_stands(silent: SilentEdit, report: Report) -> None:
    row = Case.objects.with_reports().get(pk=silent.case_id)
    assert (row.marked, row.stands, row.report_count) == ("48 مليون ليرة", "84 مليون ليرة", 0)
    assert list(Case.objects.naming("٨٤")) == [silent.case]
    assert Case.objects.with_reports().get(pk=report.case_id).stands is None


def test_the_same_change_in_headline_and_text_is_said_once(newsroom: object, author: Person) -> None:
    twice = cast.publish_article(newsroom, author, text=cast.TEXT.replace("الشتاء", "الشتاء بكلفة 48 مليون ليرة"))
    edit(twice, "48 مليون", "84 مليون")
    silent = SilentEdit.objects.get()
    assert silent.facts.count() == 2 and proposed(silent).was == "48 مليون ليرة"
