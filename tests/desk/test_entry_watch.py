"""An article that comes in is compared with every notice that stands, and flagged before anybody reads it."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.taking_in import Taken, take_in
from taswib.desk import notice_mark
from taswib.desk.arrivals import arrived
from taswib.desk.confirming import confirm, dismiss
from taswib.desk.copy import Copy, Origin
from taswib.desk.entry_watch import read_what_came_in, watch_entry
from taswib.desk.notice import Notice, NoticeKind, Severity
from taswib.desk.notice_mark import NoticeMark, corrected_elsewhere, mark_waiting
from taswib.desk.repair import Repair
from taswib.desk.repair_state import RepairState
from taswib.desk.silent_edit import SilentEdit
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.text.fingerprints import fingerprint
from tests import cast
from tests.desk.test_finding_copies import NEAR, OTHER_FACT
from tests.public.published_notice import publish_notice

NOW = cast.NOW


def arrive(newsroom: Newsroom, *paragraphs: str, address: str = "https://barid.example/1") -> Taken:
    incoming = Incoming(
        identity=address or "line:barid",
        address=address,
        text="\n".join(("البريد: نشرة الصباح", *paragraphs)),
        seen_from="feed",
        outlet="البريد" if address else "نهر",
        published_at=datetime(2026, 11, 22, 7, 0, tzinfo=UTC),
    )
    return take_in(newsroom, incoming, now=NOW)


@pytest.fixture
def notice(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor, severity=Severity.LIMITED)


def test_an_article_that_repeats_the_error_is_flagged(notice: Notice, newsroom: Newsroom) -> None:
    (copy,) = watch_entry(arrive(newsroom, "عقد المجلس جلسته الأسبوعية.", NEAR), NOW)
    assert (copy.notice, copy.origin) == (notice, Origin.ENTRY)
    assert list(Copy.objects.flagged_on_entry(newsroom)) == [copy]
    assert not Repair.objects.exists()


def test_the_right_figure_and_another_matter_pass(notice: Notice, newsroom: Newsroom) -> None:
    assert watch_entry(arrive(newsroom, "عقد المجلس جلسته الأسبوعية.", OTHER_FACT), NOW) == []
    another = arrive(
        newsroom, "افتتح في المدينة معرض للكتب المستعملة يستمر أسبوعين.", address="https://barid.example/2"
    )
    assert watch_entry(another, NOW) == []


def test_what_is_unchanged_what_was_dismissed_and_what_is_withdrawn_are_not_flagged(
    notice: Notice, newsroom: Newsroom, editor: Person
) -> None:
    (copy,) = watch_entry(arrive(newsroom, NEAR), NOW)
    dismiss(copy, "", by=editor, now=NOW)
    assert watch_entry(arrive(newsroom, NEAR), NOW) == []
    assert watch_entry(arrive(newsroom, NEAR, "وأضاف البيان تفاصيل."), NOW) == []
    notice.withdraw("أُعلن خطأً.", by=editor, now=NOW)
    assert watch_entry(arrive(newsroom, NEAR, address="https://barid.example/3"), NOW) == []


def test_a_retraction_watches_for_every_passage_of_its_article(
    newsroom: Newsroom, editor: Person, article: Article
) -> None:
    publish_notice(article, editor, kind=NoticeKind.RETRACTION, was="", now_says="", words="سحبنا المقال.")
    (copy,) = watch_entry(arrive(newsroom, "نشرة.", cast.PARAGRAPHS[1], cast.PARAGRAPHS[2]), NOW)
    assert len(copy.passages) == 2


def test_a_notice_is_marked_once_and_by_the_version_of_today(notice: Notice, newsroom: Newsroom) -> None:
    arrive_and_watch = lambda: watch_entry(arrive(newsroom, NEAR), NOW)  # noqa: E731
    arrive_and_watch()
    marks = NoticeMark.objects.count()
    arrive_and_watch()
    assert NoticeMark.objects.count() == marks > 5
    assert Notice.objects.get().marks_version > 0


def test_the_first_article_is_compared_with_every_notice_however_many_wait(
    notice: Notice, newsroom: Newsroom, article: Article, editor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notice_mark, "_A_RUN", 1)
    for _ in range(2):
        publish_notice(article, editor, severity=Severity.LIMITED)
    assert len(watch_entry(arrive(newsroom, NEAR), NOW)) == 3


def test_the_watcher_marks_before_anything_comes_in(notice: Notice, newsroom: Newsroom) -> None:
    assert mark_waiting(NOW) == 1 and mark_waiting(NOW) == 0
    assert not any("INSERT" in one for one in statements(arrive(newsroom, "نشرة.")))


def test_what_another_process_marked_in_between_fails_no_intake(
    notice: Notice, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def another(_newsroom: Newsroom) -> bool:
        monkeypatch.undo()
        return not mark_waiting(NOW)

    monkeypatch.setattr(notice_mark, "is_outdated", another)
    assert len(watch_entry(arrive(newsroom, NEAR), NOW)) == 1


def test_a_little_of_each_of_many_passages_is_not_the_same_statement(notice: Notice, newsroom: Newsroom) -> None:
    another = arrive(newsroom, "نشرة.").article
    pairs = sorted(fingerprint(NEAR).pairs)[:2]
    mark_waiting(NOW)
    NoticeMark.objects.all().delete()
    for passage, pair in enumerate(pairs):
        NoticeMark.objects.create(notice=notice, passage=passage, hashed=pair, share=0.6)
    assert not corrected_elsewhere(newsroom, another, NEAR)
    NoticeMark.objects.update(passage=0)
    assert [one.pk for one in corrected_elsewhere(newsroom, another, NEAR)] == [notice.pk]


def statements(taken: Taken) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        watch_entry(taken, NOW)
    return [one["sql"] for one in asked]


def test_an_article_on_another_matter_costs_the_same_with_one_notice_and_with_twenty(
    notice: Notice, newsroom: Newsroom, article: Article, editor: Person
) -> None:
    watch_entry(arrive(newsroom, "نشرة أولى."), NOW)
    with_one = statements(arrive(newsroom, "افتتح في بلدة وادي السرو معرض للكتب."))
    for _ in range(19):
        publish_notice(article, editor)
    watch_entry(arrive(newsroom, "نشرة ثانية."), NOW)
    with_twenty = statements(arrive(newsroom, "أُغلق في بلدة وادي السرو معرض الكتب."))
    assert len(with_twenty) == len(with_one) <= 2


def test_a_new_text_of_a_copy_is_read_at_once(notice: Notice, newsroom: Newsroom, editor: Person) -> None:
    (copy,) = watch_entry(arrive(newsroom, "نشرة.", NEAR, address=""), NOW)
    repair = confirm(copy, by=editor, now=NOW)
    assert read_what_came_in(arrive(newsroom, "نشرة.", NEAR.replace("٤٨", "٨٤"), address=""), NOW) == 1
    assert Repair.objects.get(pk=repair.pk).state == RepairState.FIXED


def test_every_way_in_has_the_watch(notice: Notice, newsroom: Newsroom) -> None:
    arrived(arrive(newsroom, NEAR), NOW)
    assert Copy.objects.flagged_on_entry(newsroom).count() == 1


def test_a_copy_that_is_mended_as_asked_is_no_silent_edit(notice: Notice, newsroom: Newsroom, editor: Person) -> None:
    taken = arrive(newsroom, "نشرة.", NEAR, address="")
    (copy,) = watch_entry(taken, NOW)
    confirm(copy, by=editor, now=NOW)
    arrived(arrive(newsroom, "نشرة.", NEAR.replace("٤٨", "٨٤"), address=""), NOW)
    assert not SilentEdit.objects.exists()
    arrived(arrive(newsroom, "نشرة.", NEAR.replace("٤٨", "٩٤"), address=""), NOW)
    assert SilentEdit.objects.exists()
