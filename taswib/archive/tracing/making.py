"""Making a newsroom's index anew while the old one answers.

Articles are read in small transactions and their postings set aside, sorted, in temporary files; those of 65,536
articles together are packed and written. What is taken in meanwhile goes into both indexes. The new one answers from one
transaction on; a process that is killed before leaves the old one answering, and the next goes on with what is written, or
clears it up.
"""

import sys
import tempfile
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import BinaryIO, NamedTuple

from django.db import transaction

from taswib.archive.article import Article
from taswib.archive.tracing.entering import common_of, hashes_of
from taswib.archive.tracing.index import Entry, Index, IndexState, Postings
from taswib.archive.tracing.keys import LOW, PART, first_key, postings_key
from taswib.archive.tracing.packing import pack
from taswib.archive.tracing.tables import add_entries, forget_fresh, write_packed
from taswib.people.newsroom import Newsroom
from taswib.text.fingerprints import VERSION, Fingerprint, fingerprint

_CHUNK, _RUN = 400, 4_000  # articles read in one transaction; sorted together
_SAMPLE, _FEW = 2_000, 400  # articles that tell which stems are common; below so many none is
_COMMON = 0.02
"""The share of articles beyond which a stem tells little and costs most: 1,600 stems, half of what stems take."""
_WHOLE = float(1 << 52)
"""From here on a floating-point number is a whole one, and its lower bits are those of the number added."""
_WRITTEN = 2_048  # stretches in one transaction

Told = Callable[[int], object]
Known = Callable[[Sequence[tuple[int, int]]], Mapping[int, Fingerprint]]
"""Of articles with their revisions, rising: the fingerprints that were made before, by revision."""


def make_index(newsroom: Newsroom, told: Told = lambda done: None, known: Known = lambda texts: {}) -> Index:
    """`told` hears how many articles are done; what `known` does not have is read here."""
    clear(Index.objects.filter(newsroom=newsroom, state=IndexState.MAKING).first())
    return make_whole(new_index(newsroom), told, known)


def make_whole(index: Index, told: Told, known: Known = lambda texts: {}) -> Index:
    """Enter what an index in the making lacks, and let it answer."""
    runs = _Runs(index)
    done = 0
    for prints in _chunks(index, known):
        runs.add(prints)
        done += len(prints)
        told(done)
    runs.finish()
    _answer(index)
    return index


def is_outdated(newsroom: Newsroom) -> bool:
    """Whether the index that answered was made by another version: it says nothing until it is made anew."""
    return Index.objects.outdated().filter(newsroom=newsroom).exists()


@transaction.atomic
def clear(index: Index | None) -> None:
    """Nothing of an index remains."""
    if index:
        Postings.objects.filter(key__gte=first_key(index.pk), key__lt=first_key(index.pk + 1)).delete()
        forget_fresh(index)
        Entry.objects.filter(index=index).delete()
        index.delete()


@transaction.atomic
def _answer(index: Index) -> None:
    clear(Index.objects.filter(newsroom=index.newsroom, state=IndexState.ANSWERING).first())
    index.state, index.leased_until = IndexState.ANSWERING, None
    index.save(update_fields=["state", "leased_until"])


def new_index(newsroom: Newsroom) -> Index:
    """One that is in the making, with nothing in it."""
    articles = Article.objects.filter(newsroom=newsroom, current__isnull=False)
    size = articles.count()
    common: array[int] = array("I")
    if size >= _FEW:
        step = max(1, size // _SAMPLE)
        sample = list(articles.order_by("pk").values_list("pk", flat=True))[::step]
        counts: Counter[int] = Counter()
        for first in range(0, len(sample), _CHUNK):
            texts = articles.filter(pk__in=sample[first : first + _CHUNK]).values_list("current__text", flat=True)
            counts.update(chain.from_iterable(fingerprint(text).stems for text in texts))
        common.extend(sorted(stem for stem, count in counts.items() if count > _COMMON * len(sample)))
    return Index.objects.create(
        newsroom=newsroom, version=VERSION, state=IndexState.MAKING, common=common.tobytes(), size=size
    )


class _Print(NamedTuple):
    number: int
    hashes: set[int]


class _Text(NamedTuple):
    """`number` is 0 where it is entered already, since it came in meanwhile."""

    article: int
    number: int
    revision: int
    text: str


def _chunks(index: Index, known: Known) -> Iterator[list[_Print]]:
    articles = Article.objects.filter(newsroom=index.newsroom, current__isnull=False).order_by("pk")
    common, last = common_of(index.common), 0
    while texts := _entered(index, list(articles.filter(pk__gt=last).values_list("pk", flat=True)[:_CHUNK])):
        last = texts[-1].article
        prints = known([(one.article, one.revision) for one in texts])
        yield [
            _Print(one.number, hashes_of(prints.get(one.revision) or fingerprint(one.text), common))
            for one in texts
            if one.number
        ]


@transaction.atomic
def _entered(index: Index, articles: list[int]) -> list[_Text]:
    """Nobody changes them meanwhile."""
    locked = Article.objects.select_for_update(of=("self",)).filter(pk__in=articles).order_by("pk")
    texts = list(locked.values_list("pk", "current", "current__text"))
    known = set(Entry.objects.filter(index=index, article__in=articles).values_list("article", flat=True))
    new = [pk for pk in articles if pk not in known]
    numbers = add_entries(index.pk, new)
    return [_Text(pk, numbers.get(pk, 0), revision, text) for pk, revision, text in texts]


class _Runs:
    """Sorted runs of `hash << 16 | entry` of one part at a time; as floating-point numbers, which sort twice as fast."""

    def __init__(self, index: Index) -> None:
        self._index, self._part = index, -1
        self._numbers: list[float] = []
        self._articles = 0
        self._files: list[tuple[BinaryIO, int]] = []

    def add(self, prints: list[_Print]) -> None:
        for number, hashes in prints:
            if number >> PART != self._part:
                self.finish()
                self._part = number >> PART
            low = _WHOLE + (number & LOW)
            self._numbers += [hashed * 65536.0 + low for hashed in hashes]
            self._articles += 1
        if self._articles >= _RUN:
            self._set_aside()

    def finish(self) -> None:
        """Write the part that is under way."""
        if not self._numbers and not self._files:
            return
        self._set_aside()
        for rows in self._packed():
            with transaction.atomic():
                write_packed(rows)
        self._files = []
        self._index.parts = [*self._index.parts, self._part]
        self._index.save(update_fields=["parts"])

    def _set_aside(self) -> None:
        self._numbers.sort()
        file = tempfile.TemporaryFile()  # noqa: SIM115  (it closes with the last mention of it)
        array("d", self._numbers).tofile(file)
        file.seek(0)
        self._files.append((file, len(self._numbers)))
        self._numbers, self._articles = [], 0

    def _packed(self) -> Iterator[list[tuple[int, bytes]]]:
        """The stretches in their order, so many at a time."""
        readers = [_Reader(*run) for run in self._files]
        for stretch in range(0, 1 << 16, _WRITTEN):
            end = stretch + _WRITTEN
            numbers = list(chain.from_iterable(reader.below(_beginning(end)) for reader in readers))
            numbers.sort()
            yield list(self._stretches(array("d", numbers), stretch, end))

    def _stretches(self, numbers: "array[float]", first: int, end: int) -> Iterator[tuple[int, bytes]]:
        halves = array("I", numbers.tobytes())
        lower = halves[0::2] if sys.byteorder == "little" else halves[1::2]
        start = 0
        for stretch in range(first, end):
            past = bisect_left(numbers, _beginning(stretch + 1), start)
            if past > start:
                yield postings_key(self._index.pk, stretch << 16, self._part), pack(lower[start:past])
            start = past


def _beginning(stretch: int) -> float:
    return _WHOLE + stretch * 4294967296.0


class _Reader:
    """One run, read as far as it is asked for."""

    def __init__(self, file: BinaryIO, left: int) -> None:
        self._file, self._left = file, left
        self._ahead: array[float] = array("d")

    def below(self, limit: float) -> "array[float]":
        while self._left and (not self._ahead or self._ahead[-1] < limit):
            count = min(self._left, 16_384)
            self._ahead.fromfile(self._file, count)
            self._left -= count
        past = bisect_left(self._ahead, limit)
        found, self._ahead = self._ahead[:past], self._ahead[past:]
        return found
