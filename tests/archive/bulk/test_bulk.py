"""The whole archive at once: on cores and on Daft the same index and hits as one article at a time, killed or not."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from taswib.archive.bulk import chunks, going_through
from taswib.archive.bulk.fingerprinting import index_in_chunks
from taswib.archive.bulk.going_through import TRIES, Unfinished
from taswib.archive.bulk.on_cores import on_cores
from taswib.archive.bulk.on_daft import on_daft
from taswib.archive.bulk.retracing import retrace
from taswib.archive.bulk.work import Given, Lost, Made, Work
from taswib.archive.tracing.hit import Hit
from taswib.archive.tracing.index import Entry, Index, IndexState, Postings
from taswib.archive.tracing.keys import first_key
from taswib.archive.tracing.making import make_index
from taswib.archive.tracing.packing import unpack
from taswib.archive.tracing.trace import trace
from taswib.people.newsroom import Newsroom
from tests.archive.tracing.test_trace import OTHERS, SENTENCE, publish

SOUGHT = [SENTENCE, OTHERS[0], OTHERS[2], "ليرة", "؟!", "لا شيء من هذا نُشر في أي مكان قط ولا في أي يوم من الأيام"]


def one_by_one(work: Work, given: Iterable[Given]) -> Iterator[Made]:
    """A Runner without any machinery."""
    return (Made(number, work(texts)) for number, texts in given)


@pytest.fixture
def archive(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """Six articles in three chunks or four, two of which are on their way at once."""
    monkeypatch.setattr(chunks, "SIZE", 2)
    monkeypatch.setattr(going_through, "_WAVE", 2)
    for number, words in enumerate(OTHERS):
        publish(newsroom, f"other-{number}", words, OTHERS[number - 1])
    publish(newsroom, "copy", OTHERS[3], SENTENCE)
    publish(newsroom, "other-fact", SENTENCE.replace("48", "84"), OTHERS[1])
    return newsroom


def content(index: Index) -> dict[int, set[tuple[int, int]]]:
    """Of each stretch of hashes the lower halves with their articles: what an index says, whatever its entries' numbers."""
    numbers = dict(Entry.objects.filter(index=index).values_list("pk", "article"))
    low = {number & 0xFFFF: article for number, article in numbers.items()}
    first = first_key(index.pk)
    rows = Postings.objects.filter(key__gte=first, key__lt=first_key(index.pk + 1)).values_list("key", "packed")
    return {
        (key - first) >> 16: {(one >> 16, low[one & 0xFFFF]) for one in unpack(bytes(packed))} for key, packed in rows
    }


def traced(newsroom: Newsroom) -> dict[str, list[Hit]]:
    return {text: trace(newsroom, text) for text in SOUGHT}


@pytest.mark.parametrize("place", ["cores", "Daft"])
def test_an_index_made_in_chunks_is_the_one_made_at_once(archive: Newsroom, tmp_path: Path, place: str) -> None:
    expected, hits = content(make_index(archive)), traced(archive)
    index = index_in_chunks(archive, tmp_path / "job", on_daft() if place == "Daft" else on_cores)
    assert content(index) == expected and traced(archive) == hits
    assert Index.objects.count() == 1 and not (tmp_path / "job").exists()


def test_a_long_text_is_retraced_in_the_parts_in_which_it_is_traced(newsroom: Newsroom, tmp_path: Path) -> None:
    long = "\n".join(f"{OTHERS[number % 4]} وجاء في الفقرة رقم {number} ما يلي: {SENTENCE}" for number in range(9))
    publish(newsroom, "first", *long.split("\n")[:4])
    publish(newsroom, "last", *long.split("\n")[6:])
    known = trace(newsroom, long)
    assert len(known) > 2 and retrace(newsroom, [long], tmp_path / "job", one_by_one) == {long: known}


@pytest.mark.parametrize("place", ["cores", "Daft"])
def test_retracing_gives_the_hits_of_tracing(archive: Newsroom, tmp_path: Path, place: str) -> None:
    runner = on_daft() if place == "Daft" else on_cores
    assert retrace(archive, SOUGHT, tmp_path / "job", runner) == traced(archive)
    assert len(traced(archive)[SENTENCE]) == 2 and not (tmp_path / "job").exists()


def test_retracing_goes_on_where_tracing_stops(newsroom: Newsroom, tmp_path: Path) -> None:
    for number in range(66):
        publish(newsroom, f"copy-{number}", OTHERS[number % 4], SENTENCE)
    found, known = retrace(newsroom, [SENTENCE], tmp_path / "job", one_by_one)[SENTENCE], trace(newsroom, SENTENCE)
    assert len(found) == 66 and len(known) == 60
    assert all(hit in found for hit in known)


def test_a_lost_worker_costs_its_chunks_and_nothing_else(archive: Newsroom, tmp_path: Path) -> None:
    given_out: list[int] = []

    def losing(work: Work, given: Iterable[Given]) -> Iterator[Made]:
        for number, texts in given:
            given_out.append(number)
            if len(given_out) == 2:
                raise Lost("the second chunk's worker has gone")
            yield Made(number, work(texts))

    expected = content(make_index(archive))
    assert content(index_in_chunks(archive, tmp_path / "job", losing)) == expected
    assert len(given_out) == len(set(given_out)) + 1, "one chunk was given out twice, every other one once"


def test_a_chunk_that_comes_to_nothing_is_named_and_the_others_are_kept(archive: Newsroom, tmp_path: Path) -> None:
    old = make_index(archive)
    tried: list[int] = []

    def never(work: Work, given: Iterable[Given]) -> Iterator[Made]:
        for number, texts in given:
            if any(SENTENCE in text for text in texts):
                tried.append(number)
                raise Lost("no")
            yield Made(number, work(texts))

    with pytest.raises(Unfinished) as failed:
        index_in_chunks(archive, tmp_path / "job", never)
    assert [chunk.number for chunk in failed.value.chunks] == sorted(set(tried))
    assert all(tried.count(number) <= TRIES for number in tried)
    assert Index.objects.get(state=IndexState.ANSWERING) == old, "the old index goes on answering"
    done: list[int] = []

    def counting(work: Work, given: Iterable[Given]) -> Iterator[Made]:
        for number, texts in given:
            done.append(number)
            yield Made(number, work(texts))

    index_in_chunks(archive, tmp_path / "job", counting)
    assert sorted(done) == sorted(set(tried)), "the next run does what is missing"


def test_what_comes_in_meanwhile_is_in_the_index(archive: Newsroom, tmp_path: Path) -> None:
    came_in: list[int] = []

    def busy(work: Work, given: Iterable[Given]) -> Iterator[Made]:
        for number, texts in given:
            if not came_in:
                came_in.append(number)
                publish(archive, "copy", OTHERS[2])
                publish(archive, "later", OTHERS[2])
            yield Made(number, work(texts))

    index_in_chunks(archive, tmp_path / "job", busy)
    names = {hit.article.given_id for hit in trace(archive, OTHERS[2])}
    assert {"copy", "later"} <= names
    assert {hit.article.given_id for hit in trace(archive, SENTENCE)} == {"other-fact"}
