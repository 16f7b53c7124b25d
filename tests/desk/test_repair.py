"""A copy of an error and its repair: found, judged, asked about, answered, and read until it is fixed."""

from datetime import timedelta

import pytest

from taswib.archive.article import Article
from taswib.desk.confirming import add_by_hand, confirm, dismiss
from taswib.desk.copy import Copy, Likeness, Origin, add_copy
from taswib.desk.copy_reading import CopyReading, Seen
from taswib.desk.notice import Notice, Severity
from taswib.desk.refusals import (
    AlreadyKnown,
    AnotherSite,
    NotACopy,
    NothingToTrace,
    NotNow,
    NotPermitted,
    ReasonsMissing,
    Recused,
)
from taswib.desk.repair import Repair
from taswib.desk.repair_state import CopyState, RepairState
from taswib.desk.transition import Actor, Step, Transition
from taswib.desk.verdict import Verdict
from taswib.people.person import Person
from tests import cast
from tests.public.published_notice import publish_notice

NOW = cast.NOW
ADDRESS = "https://mada.example/news/bridge"


@pytest.fixture
def notice(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor, severity=Severity.SUBSTANTIVE)


def place(address: str = ADDRESS, **known: object) -> Copy:
    words = {"outlet": "مدى", "headline": "ترميم الجسر الحجري", "places": [[cast.MISTAKE]]}
    return Copy(address=address, origin=Origin.TRACING, likeness=Likeness.NEAR, found_at=NOW, **words | known)


@pytest.fixture
def copy(notice: Notice) -> Copy:
    return add_copy(notice, place())


@pytest.fixture
def repair(copy: Copy, editor: Person) -> Repair:
    return confirm(copy, by=editor, now=NOW)


def steps(copy: Copy) -> list[str]:
    return list(copy.transitions.values_list("step", flat=True))


class TestConfirming:
    def test_begins_a_repair_that_is_read_at_once(self, copy: Copy, editor: Person) -> None:
        repair = confirm(copy, by=editor, now=NOW)
        assert (repair.state, repair.read_next_at, repair.due_on) == (RepairState.CONFIRMED, NOW, repair.due_on)
        assert list(Repair.objects.to_be_read(NOW)) == [repair]
        assert steps(copy) == [Step.FOUND, Step.CONFIRMED]

    def test_twice_is_once(self, copy: Copy, editor: Person) -> None:
        assert confirm(copy, by=editor, now=NOW) == confirm(copy, by=editor, now=NOW)
        assert Transition.objects.filter(step=Step.CONFIRMED).count() == 1

    def test_refuses_what_was_dismissed(self, copy: Copy, editor: Person) -> None:
        dismiss(copy, "", by=editor, now=NOW)
        with pytest.raises(NotACopy):
            confirm(copy, by=editor, now=NOW)

    def test_refuses_once_the_notice_is_withdrawn(self, copy: Copy, notice: Notice, editor: Person) -> None:
        notice.withdraw("أُعلن خطأً.", by=editor, now=NOW)
        with pytest.raises(NothingToTrace):
            confirm(copy, by=editor, now=NOW)

    def test_refuses_authors_and_the_administrator(self, copy: Copy, author: Person, administrator: Person) -> None:
        with pytest.raises(Recused):
            confirm(copy, by=author, now=NOW)
        with pytest.raises(NotPermitted):
            confirm(copy, by=administrator, now=NOW)

    def test_refuses_who_wrote_the_copy(self, notice: Notice, writing_editor: Person) -> None:
        theirs = cast.publish_article(notice.newsroom, writing_editor, name="follow-up")
        copy = add_copy(notice, place(address="", article=theirs))
        with pytest.raises(Recused):
            confirm(copy, by=writing_editor, now=NOW)
        assert not Repair.objects.handled_by(writing_editor).exists()


class TestDismissing:
    def test_one_that_was_confirmed_needs_a_reason_and_leaves_the_count(self, repair: Repair, editor: Person) -> None:
        with pytest.raises(ReasonsMissing):
            dismiss(repair.copy, " ", by=editor, now=NOW)
        dismiss(repair.copy, "يتحدث النص عن جسر آخر.", by=editor, now=NOW)
        repair.refresh_from_db()
        assert (repair.state, repair.copy.locked().state) == (RepairState.DROPPED, CopyState.DISMISSED)
        assert not Repair.objects.to_be_read(NOW + timedelta(days=99)).exists()
        assert Repair.objects.opened_by(repair.secret) is None


class TestAddingByHand:
    def test_confirms_it_with_that(self, notice: Notice, editor: Person) -> None:
        repair = add_by_hand(notice, place(), by=editor, now=NOW)
        assert repair.copy.origin == Origin.HAND
        assert repair.copy.transitions.get(step=Step.FOUND).actor == Actor.DESK

    def test_refuses_what_is_there_already(self, repair: Repair, notice: Notice, editor: Person) -> None:
        with pytest.raises(AlreadyKnown):
            add_by_hand(notice, place(), by=editor, now=NOW)
        assert Copy.objects.count() == 1


class TestAskingAndHearing:
    def test_the_message_starts_the_clock(self, repair: Repair, editor: Person) -> None:
        repair.ask("desk@mada.example", by=editor, now=NOW)
        asked = Repair.objects.get()
        assert (asked.state, asked.holder, asked.asked_at) == (RepairState.ASKED, editor, NOW)
        assert asked.due_on > repair.due_on

    def test_reminders_are_counted_and_put_the_day_off(self, repair: Repair, editor: Person) -> None:
        repair.ask(by=editor, now=NOW)
        first = Repair.objects.get().due_on
        repair.remind(by=editor, now=NOW + timedelta(days=8))
        assert Repair.objects.get().reminders == 1 and Repair.objects.get().due_on > first

    def test_refuses_to_remind_whom_nobody_asked(self, repair: Repair, editor: Person) -> None:
        with pytest.raises(NotNow):
            repair.remind(by=editor, now=NOW)

    def test_the_site_speaks_for_itself_on_its_own_page(self, repair: Repair, editor: Person) -> None:
        repair.ask(by=editor, now=NOW)
        theirs = Repair.objects.opened_by(repair.secret)
        theirs.hear(Step.HEARD, now=NOW)
        theirs.hear(Step.REFUSED, "نلتزم نص الوكالة.", now=NOW)
        assert Repair.objects.get().state == RepairState.REFUSED
        row = Transition.objects.get(step=Step.REFUSED)
        assert (row.actor, row.by, row.why) == (Actor.SITE, None, "نلتزم نص الوكالة.")

    def test_saying_fixed_makes_nothing_fixed_but_is_read_at_once(self, repair: Repair, editor: Person) -> None:
        repair.ask(by=editor, now=NOW)
        later = NOW + timedelta(days=3)
        repair.hear(Step.SAYS_FIXED, address="https://www.mada.example/news/bridge-2", now=later)
        told = Repair.objects.get()
        assert (told.state, told.read_next_at) == (RepairState.ANSWERED, later)

    def test_refuses_a_refusal_without_reasons_and_a_fix_on_another_site(self, repair: Repair, editor: Person) -> None:
        repair.ask(by=editor, now=NOW)
        with pytest.raises(ReasonsMissing):
            repair.hear(Step.REFUSED, " ", now=NOW)
        with pytest.raises(AnotherSite):
            repair.hear(Step.SAYS_FIXED, address="https://elsewhere.example/x", now=NOW)
        assert Repair.objects.get().answer == ""

    def test_the_secret_is_stored_nowhere(self, repair: Repair) -> None:
        assert len(repair.secret) == 24
        assert repair.secret not in repr(Repair.objects.values().get())


class TestReading:
    def test_fixed_is_what_was_read_and_is_kept_with_it(self, repair: Repair) -> None:
        repair.read(Seen(Verdict.FIXED, words="بكلفة 84 مليون ليرة", address=ADDRESS), now=NOW)
        assert repair.state == RepairState.FIXED and repair.due_on is None
        assert repair.latest.words == "بكلفة 84 مليون ليرة"
        assert Transition.objects.get(step=Step.READ_FIXED).actor == Actor.SYSTEM

    def test_wrong_words_that_come_back_reopen_it(self, repair: Repair, editor: Person) -> None:
        repair.ask(by=editor, now=NOW)
        repair.read(Seen(Verdict.FIXED), now=NOW)
        repair.read(Seen(Verdict.WRONG, words=cast.MISTAKE), now=NOW + timedelta(days=1))
        assert repair.state == RepairState.ASKED and repair.due_on is not None
        assert CopyReading.objects.count() == 2

    def test_what_changes_nothing_leaves_a_reading_and_waits_longer(self, repair: Repair) -> None:
        at = NOW + timedelta(hours=10)
        repair.read(Seen(Verdict.WRONG), now=at)
        assert repair.read_next_at == at + timedelta(hours=10)
        assert steps(repair.copy) == [Step.FOUND, Step.CONFIRMED]
        assert Repair.objects.to_be_read(at).count() == 0

    def test_a_page_that_is_gone_says_so_and_may_come_back(self, repair: Repair) -> None:
        repair.read(Seen(Verdict.GONE, page="gone"), now=NOW)
        assert repair.state == RepairState.GONE
        repair.read(Seen(Verdict.WRONG), now=NOW)
        assert repair.state == RepairState.CONFIRMED
