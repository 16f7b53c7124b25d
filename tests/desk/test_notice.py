"""Notices: drafted from a decision, published once with the next number, withdrawn in public."""

from dataclasses import replace

import pytest

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.decision import Outcome
from taswib.desk.notice import Notice, NoticeKind, NoticeState, Severity, Wording, draft_notice
from taswib.desk.refusals import (
    AlreadyPublished,
    Closed,
    NotDecided,
    NothingToPublish,
    NoticeChanged,
    NoticeIncomplete,
    NoticeWithdrawn,
    NotPermitted,
    ReasonsMissing,
    Recused,
)
from taswib.desk.state import State
from taswib.desk.transition import Step, Transition
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast

NOW = cast.NOW
WORDING = Wording(
    kind=NoticeKind.CORRECTION,
    severity=Severity.LIMITED,
    was="48 مليون ليرة",
    now="84 مليون ليرة",
    words="قُلب رقما الكلفة عند النقل.",
)


@pytest.fixture
def decided(case: Case, editor: Person) -> Case:
    case.decide(Outcome.UPHELD, "المحضر يذكر 84 مليونًا.", by=editor, now=NOW)
    return Case.objects.get(pk=case.pk)


@pytest.fixture
def draft(decided: Case, editor: Person) -> Notice:
    return draft_notice(decided, WORDING, by=editor, now=NOW)


def rows(step: Step) -> int:
    return Transition.objects.filter(step=step).count()


class TestDrafting:
    def test_holds_what_the_leading_report_marked(self, draft: Notice, decided: Case) -> None:
        assert (draft.start, draft.end) == (decided.lead.start, decided.lead.end)
        assert draft.revision == decided.lead.revision
        assert draft.language == "ar"
        assert rows(Step.DRAFTED) == 1

    def test_again_changes_the_one_draft(self, draft: Notice, decided: Case, second_editor: Person) -> None:
        again = draft_notice(decided, replace(WORDING, words="أوضح."), by=second_editor, now=NOW)
        assert again.pk == draft.pk
        assert Notice.objects.get().words == "أوضح."
        assert rows(Step.DRAFTED) == 1

    def test_refuses_to_overwrite_a_draft_that_was_not_read(
        self, draft: Notice, decided: Case, editor: Person, second_editor: Person
    ) -> None:
        read = draft.edition
        draft_notice(decided, replace(WORDING, words="صيغة كريم."), by=second_editor, now=NOW, edition=read)
        with pytest.raises(NoticeChanged):
            draft_notice(decided, replace(WORDING, words="صيغة هالة."), by=editor, now=NOW, edition=read)
        assert Notice.objects.get().words == "صيغة كريم."

    def test_refuses_before_the_decision(self, case: Case, editor: Person) -> None:
        with pytest.raises(NotDecided):
            draft_notice(case, WORDING, by=editor, now=NOW)

    def test_refuses_after_a_rejection(self, case: Case, editor: Person) -> None:
        case.decide(Outcome.REJECTED, "الرقم صحيح.", by=editor, now=NOW)
        with pytest.raises(NothingToPublish):
            draft_notice(Case.objects.get(pk=case.pk), WORDING, by=editor, now=NOW)

    def test_refuses_the_author(self, decided: Case, author: Person) -> None:
        with pytest.raises(Recused):
            draft_notice(decided, WORDING, by=author, now=NOW)


class TestPublishing:
    def test_closes_the_case_and_leaves_one_row(self, draft: Notice, decided: Case, editor: Person) -> None:
        draft.publish(by=editor, now=NOW)
        assert (draft.state, draft.number, draft.published_at) == (NoticeState.PUBLISHED, 1, NOW)
        assert Case.objects.get(pk=decided.pk).state == State.CLOSED
        assert rows(Step.PUBLISHED) == 1

    def test_refuses_a_second_time_and_takes_no_number(self, draft: Notice, editor: Person, newsroom: Newsroom) -> None:
        twin = Notice.objects.get(pk=draft.pk)
        draft.publish(by=editor, now=NOW)
        with pytest.raises(AlreadyPublished):
            twin.publish(by=editor, now=NOW)
        newsroom.refresh_from_db()
        assert newsroom.notices_published == 1
        assert rows(Step.PUBLISHED) == 1

    def test_numbers_run_without_gaps_whatever_is_refused_between(self, article: Article, editor: Person) -> None:
        numbers = []
        for each in range(4):
            case = cast.write_report(article, wrong=f"خطأ {each}").report.case
            case.decide(Outcome.UPHELD, "صحيح.", by=editor, now=NOW)
            whole = draft_notice(Case.objects.get(pk=case.pk), replace(WORDING, now=""), by=editor, now=NOW)
            with pytest.raises(NoticeIncomplete):
                whole.publish(by=editor, now=NOW)
            notice = draft_notice(Case.objects.get(pk=case.pk), WORDING, by=editor, now=NOW)
            notice.publish(by=editor, now=NOW)
            numbers.append(notice.number)
        assert numbers == [1, 2, 3, 4]

    def test_refuses_another_wording_than_the_one_that_was_read(
        self, draft: Notice, decided: Case, editor: Person, second_editor: Person
    ) -> None:
        read = draft.edition
        draft_notice(decided, replace(WORDING, now="80 مليون ليرة"), by=second_editor, now=NOW)
        with pytest.raises(NoticeChanged):
            draft.publish(by=editor, now=NOW, edition=read)
        assert rows(Step.PUBLISHED) == 0

    def test_refuses_the_draft_of_a_case_that_was_closed(self, draft: Notice, decided: Case, editor: Person) -> None:
        decided.close("لا داعي لإشعار.", by=editor, now=NOW)
        with pytest.raises(Closed):
            draft.publish(by=editor, now=NOW)
        assert not Notice.objects.drafts().exists()

    @pytest.mark.parametrize("kind", sorted(set(NoticeKind) - {NoticeKind.CORRECTION, NoticeKind.DECISION}))
    def test_only_a_correction_must_say_what_replaces_what(
        self, decided: Case, editor: Person, kind: NoticeKind
    ) -> None:
        notice = draft_notice(decided, replace(WORDING, kind=kind, was="", now=""), by=editor, now=NOW)
        notice.publish(by=editor, now=NOW)
        assert notice.number == 1

    def test_refuses_the_author_and_the_administrator(
        self, draft: Notice, author: Person, administrator: Person
    ) -> None:
        with pytest.raises(Recused):
            draft.publish(by=author, now=NOW)
        with pytest.raises(NotPermitted):
            draft.publish(by=administrator, now=NOW)


class TestWithdrawing:
    @pytest.fixture
    def published(self, draft: Notice, editor: Person) -> Notice:
        draft.publish(by=editor, now=NOW)
        return draft

    def test_stays_public_as_withdrawn(self, published: Notice, editor: Person, newsroom: Newsroom) -> None:
        published.withdraw("نُسب الخطأ إلى غير مصدره.", by=editor, now=NOW)
        assert published.is_withdrawn
        assert list(Notice.objects.of(newsroom).public()) == [published]
        assert Transition.objects.get(step=Step.RETRACTED).why == "نُسب الخطأ إلى غير مصدره."

    def test_refuses_to_be_without_a_reason(self, published: Notice, editor: Person) -> None:
        with pytest.raises(ReasonsMissing):
            published.withdraw(" ", by=editor, now=NOW)

    def test_refuses_a_second_time(self, published: Notice, editor: Person) -> None:
        published.withdraw("سبب أول.", by=editor, now=NOW)
        with pytest.raises(NoticeWithdrawn):
            published.withdraw("سبب ثانٍ.", by=editor, now=NOW)
        assert Notice.objects.get().withdrawal == "سبب أول."

    def test_refuses_the_author(self, published: Notice, author: Person) -> None:
        with pytest.raises(Recused):
            published.withdraw("لا يعجبني.", by=author, now=NOW)


def test_earlier_notices_are_those_of_other_cases_on_the_article(
    draft: Notice, decided: Case, article: Article, editor: Person
) -> None:
    draft.publish(by=editor, now=NOW)
    later = cast.write_report(article, exact="").report.case
    assert list(Notice.objects.earlier_than(later)) == [draft]
    assert not Notice.objects.earlier_than(decided).exists()
