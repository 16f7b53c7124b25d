"""The sources' pages: each source's state as its last reading left it, for editors and the administrator."""

from datetime import timedelta

import pytest
from django.http import HttpResponse

from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.pointing import Pointer, point_to
from taswib.archive.source import Kind, Reading, Source, add_source
from taswib.archive.watched_page import WatchedPage
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests.cast import NOW
from tests.console.staff import at, signed_in, text_of

ADDRESS = "https://nahr.example/feed"


@pytest.fixture
def source(newsroom: Newsroom) -> Source:
    return add_source(newsroom, Kind.FEED, ADDRESS, NOW, outlet="نهر")[0]


def page(person: Person, source: Source | None = None) -> HttpResponse:
    return signed_in(person).get(at("source", source_id=source.pk) if source else at("sources"))


def read(source: Source, state: FetchState, after: timedelta = timedelta(), **brought: int) -> None:
    source.note(Reading(at=NOW + after, state=state, **brought))


@pytest.mark.parametrize("who", ["editor", "standards", "administrator"])
def test_works(request: pytest.FixtureRequest, source: Source, who: str) -> None:
    person = request.getfixturevalue(who)
    for answer in (page(person), page(person, source)):
        assert answer.status_code == 200
        assert ADDRESS in text_of(answer)
        assert "not read yet" in text_of(answer)


@pytest.mark.parametrize("who", ["author", "reviewer"])
def test_rejects_who_keeps_no_sources(request: pytest.FixtureRequest, source: Source, who: str) -> None:
    person = request.getfixturevalue(who)
    assert [page(person).status_code, page(person, source).status_code] == [403, 403]
    assert signed_in(person).post(at("source-pause", source_id=source.pk)).status_code == 403
    source.refresh_from_db()
    assert source.is_active


def test_without_a_source_it_says_how_to_add_one(editor: Person) -> None:
    assert "taswib source add" in text_of(page(editor))


def test_it_tells_a_good_reading_from_a_failed_one(editor: Person, source: Source) -> None:
    read(source, FetchState.OK, new=3, changed=1)
    assert "reads well" in text_of(page(editor))
    read(source, FetchState.TOO_SLOW, timedelta(hours=1))
    told = text_of(page(editor, source))
    assert "in trouble" in told
    assert "The answer was not whole within ten seconds." in told
    assert "failed in a row: 1" in page(editor, source).content.decode()


def test_a_page_in_trouble_is_named_with_what_ails_it(editor: Person, source: Source) -> None:
    point_to(source, [Pointer("https://nahr.example/a"), Pointer("https://nahr.example/b")], NOW)
    one = WatchedPage.objects.get(address__endswith="/a")
    one.note(FetchState.OK, NOW)
    one.note(FetchState.GONE, NOW + timedelta(hours=1))
    told = text_of(page(editor, source))
    assert "There is nothing at this address any more (404 or 410)." in told
    assert "vanished" in told
    assert "nahr.example/b" not in told


def test_it_is_paused_and_read_again(administrator: Person, source: Source) -> None:
    visitor = signed_in(administrator)
    assert visitor.get(at("source-pause", source_id=source.pk)).status_code == 302
    source.refresh_from_db()
    assert source.is_active
    assert visitor.post(at("source-pause", source_id=source.pk)).status_code == 303
    source.refresh_from_db()
    assert not source.is_active
    assert not Source.objects.active().exists()
    assert "paused" in text_of(page(administrator))
    assert visitor.post(at("source-reading", source_id=source.pk)).status_code == 303
    assert Source.objects.active().due(source.added_at + timedelta(days=9999)).exists()


def test_another_newsrooms_source_is_nowhere(editor: Person, source: Source) -> None:
    other = Newsroom.objects.create(slug="other", name_ar="أخرى", name_en="Other")
    theirs, _made = add_source(other, Kind.FEED, ADDRESS, NOW)
    assert page(editor, theirs).status_code == 404
