"""The demo is played through the desk's verbs, and leaves no page empty."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from taswib.desk.copy import Copy
from taswib.desk.copy_reading import CopyReading
from taswib.desk.decision import Decision, Outcome
from taswib.desk.models import Case, Explanation, Notice, NoticeKind, NoticeState, Report, Severity, SilentEdit, State
from taswib.desk.receipt import as_typed
from taswib.desk.repair import Repair
from taswib.desk.repair_state import RepairState
from taswib.desk.report import Kind
from taswib.site.demo.loading import PASSWORD, Loaded, load

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Loaded]:
    """Once for all of these tests, each of which only looks at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(NOW)
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded: Loaded, db: None) -> Loaded:
    return loaded


def test_every_state_kind_and_outcome_is_there(demo: Loaded) -> None:
    assert set(Case.objects.values_list("state", flat=True)) == set(State.values)
    assert set(Report.objects.values_list("kind", flat=True)) == set(Kind.values)
    assert set(Decision.objects.values_list("outcome", flat=True)) == set(Outcome.values)
    public = Notice.objects.public()
    assert set(public.values_list("severity", flat=True)) == set(Severity.values)
    assert {NoticeKind.CORRECTION, NoticeKind.RETRACTION, NoticeKind.REPLY} <= set(
        public.values_list("kind", flat=True)
    )
    assert Notice.objects.filter(state=NoticeState.DRAFT).exists() and Explanation.objects.exists()
    assert Case.objects.overdue(NOW.date()).exists() and Report.objects.exclude(withdrawn_at=None).exists()
    assert SilentEdit.objects.unanswered().exists() and SilentEdit.objects.answered().exists()
    assert len(demo.articles) >= 12 and any(a.current.number > 1 for a in demo.articles.values())


def test_notices_are_numbered_in_the_order_in_which_they_went_out(demo: Loaded) -> None:
    public = list(Notice.objects.public().order_by("number"))
    assert [notice.number for notice in public] == list(range(1, len(public) + 1))
    assert [notice.published_at for notice in public] == sorted(notice.published_at for notice in public)


def test_each_receipt_opens_its_thread(demo: Loaded) -> None:
    assert len(demo.receipts) == Report.objects.count()
    for receipt in demo.receipts.values():
        assert Report.objects.opened_by(as_typed(receipt))


@pytest.mark.parametrize("username", ["hala", "mazen", "salma"])
def test_the_demo_accounts_sign_in(demo: Loaded, client: Client, username: str) -> None:
    assert client.login(username=username, password=PASSWORD)


def test_nothing_in_the_demo_happens_after_it_was_loaded(demo: Loaded) -> None:
    for case in Case.objects.all():
        assert all(row.at <= NOW for row in case.transitions.all())


def test_a_notice_has_copies_in_every_state_but_the_dismissed(demo: Loaded) -> None:
    states = set(Repair.objects.values_list("state", flat=True))
    assert states == set(RepairState.values) - {RepairState.DROPPED}
    told = set(CopyReading.objects.values_list("verdict", flat=True))
    assert told == {"wrong", "half", "fixed", "notice", "gone", "paywalled", "blocked"}
    assert Copy.objects.flagged_on_entry(demo.newsroom).exists() and Repair.objects.filter(copy__is_own=True).exists()


def test_a_complaint_is_ruled_on_and_a_reply_stands_in_its_own_words(demo: Loaded) -> None:
    decision = Notice.objects.get(kind=NoticeKind.DECISION)
    assert {one["anchor"]: one["result"] for one in decision.ruling["findings"]} == {
        "accuracy": "kept",
        "fairness": "breached",
    }
    assert decision.ruling["sanctions"] == ["warning", "reply"]
    reply = Notice.objects.get(kind=NoticeKind.REPLY)
    assert reply.reply.startswith("تنفي شركة مدار الشمال") and reply.reply_of == "lawyer"
    assert set(Decision.objects.exclude(ground="").values_list("ground", flat=True)) == {"outside", "no_facts"}
