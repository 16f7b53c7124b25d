"""After an upgrade that reads articles otherwise, nothing is lost: the index is made anew by itself, and tracing goes on."""

from collections.abc import Iterator
from itertools import count

import pytest
from django.core.management.color import no_style
from django.db import connection
from django.db.models import F

from taswib.archive.article import Article
from taswib.archive.tracing import making
from taswib.archive.tracing.index import Entry, Index, IndexState
from taswib.archive.tracing.keys import PART
from taswib.archive.tracing.renewing import LEASE, Stopped, renew
from taswib.archive.tracing.trace import trace
from taswib.desk.arrivals import arrived
from taswib.desk.copy import Copy, Origin
from taswib.desk.finding_copies import find_copies, trace_untraced
from taswib.desk.notice import Notice, Severity
from taswib.desk.notice_mark import NoticeMark, mark_waiting
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.site.checks import index as index_check
from taswib.site.index_renewing import renew_outdated
from tests.cast import NOW
from tests.desk.test_entry_watch import arrive
from tests.desk.test_finding_copies import NEAR, OPENING, bring_in
from tests.public.published_notice import publish_notice

pytestmark = pytest.mark.usefixtures("copies")


@pytest.fixture
def copies(newsroom: Newsroom) -> list[Article]:
    return [bring_in(newsroom, name, OPENING, "وحضر الجلسة ممثلون عن النقل.") for name in ("mada", "barid")]


@pytest.fixture
def notice(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor, severity=Severity.SUBSTANTIVE)


@pytest.fixture
def old(copies: list[Article], notice: Notice) -> Iterator[None]:
    """As an upgrade leaves it."""
    mark_waiting(NOW)
    NoticeMark.objects.update(hashed=-F("hashed") - 1)
    Notice.objects.update(marks_version=3)
    Index.objects.update(version=3)
    yield


@pytest.mark.usefixtures("old")
def test_everything_is_found_again_by_itself(newsroom: Newsroom, notice: Notice) -> None:
    assert trace(newsroom, OPENING) == [] and not index_check().good
    assert trace_untraced(NOW) == 0 and find_copies(notice, now=NOW) == []
    assert Notice.objects.get().traced_at is None
    assert renew_outdated(NOW) == 1 and index_check().good
    assert trace_untraced(NOW) == 1 and Copy.objects.count() == 3
    assert renew_outdated(NOW) == 0


@pytest.mark.usefixtures("old")
def test_what_comes_in_meanwhile_is_compared_and_notices_are_marked_again_afterwards(newsroom: Newsroom) -> None:
    arrived(arrive(newsroom, "عقد المجلس جلسته الأسبوعية.", NEAR, address="https://nashra.example/1"), NOW)
    assert Copy.objects.get().origin == Origin.ENTRY
    provisional = Notice.objects.get().marks_version
    renew_outdated(NOW)
    assert mark_waiting(NOW) == 1 and mark_waiting(NOW) == 0
    assert Notice.objects.get().marks_version > provisional


@pytest.mark.usefixtures("old")
def test_who_is_stopped_goes_on_and_two_do_not_work_at_the_same_index(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "_CHUNK", 1)
    asked = count()
    with pytest.raises(Stopped):
        renew(newsroom, NOW, lambda: next(asked) >= 2)
    begun = Index.objects.get(state=IndexState.MAKING)
    assert trace(newsroom, OPENING) == [] and Entry.objects.filter(index=begun).exists()
    Index.objects.filter(pk=begun.pk).update(leased_until=NOW + LEASE)
    assert not renew(newsroom, NOW, lambda: False)
    assert renew(newsroom, NOW + 2 * LEASE, lambda: False)
    assert Index.objects.get().pk == begun.pk
    assert len(trace(newsroom, OPENING)) == 3


@pytest.mark.usefixtures("old")
def test_parts_that_are_written_are_kept(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_CHUNK", 1)
    last_but_one = (1 << PART) - 2
    first = Article.objects.earliest("pk")
    Entry.objects.create(pk=last_but_one, index=making.new_index(newsroom), article=first)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Entry]):
            cursor.execute(statement)
    asked = count()
    with pytest.raises(Stopped):
        renew(newsroom, NOW, lambda: next(asked) >= 4)
    assert Index.objects.get(state=IndexState.MAKING).parts == [0]
    assert renew(newsroom, NOW, lambda: False)
    assert Entry.objects.get(article=first).pk == last_but_one + 1
    assert len(trace(newsroom, OPENING)) == 3
