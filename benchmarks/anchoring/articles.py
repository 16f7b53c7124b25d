"""Real articles to edit: read from the shared data, never kept, never part of the product."""

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
ARCHIVE = SHARED / "archive.jsonl.gz"
HELD_BACK = frozenset({"okaz", "sabq", "alweeam", "alwatan", "aawsat"})
"""Newspapers that no weight and no threshold was ever chosen on."""
_SENTENCE = re.compile(r"[^.؟!?\n]{25,}(?:[.؟!?]+(?=\s|$)|$)")


class Article(NamedTuple):
    """The headline and the paragraphs, as lines without line ends."""

    id: str
    source: str
    lines: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


class Place(NamedTuple):
    """What is quoted: `lines[line][start:end]`; kind is sentence, paragraph or phrase."""

    line: int
    start: int
    end: int
    kind: str


def articles(*, held_back: bool | None = None) -> Iterator[Article]:
    """Articles in the archive's order; of one side of the split, or of both where none is asked for."""
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as file:
        for line in file:
            raw = json.loads(line)
            if held_back is None or (raw["source"] in HELD_BACK) == held_back:
                yield Article(raw["id"], raw["source"], _lines(raw))


def _lines(raw: dict) -> list[str]:
    return [" ".join(line.split()) for line in [raw["title"], *raw["paragraphs"]] if line.split()]


def editable(article: Article) -> bool:
    return len(article.lines) >= 6 and 800 <= sum(map(len, article.lines)) <= 12_000


def place(article: Article, chance: random.Random) -> Place | None:
    """Something that a reader could have marked, or None where the line that was drawn has nothing."""
    line = chance.randrange(1, len(article.lines))
    words = article.lines[line]
    kind = chance.choices(("sentence", "paragraph", "phrase"), (5, 3, 2))[0]
    if kind == "paragraph":
        span = (0, len(words))
    elif kind == "sentence":
        found = [match.span() for match in _SENTENCE.finditer(words)]
        span = chance.choice(found) if found else (0, 0)
    else:
        span = _phrase(words, chance)
    start, end = span
    start += len(words[start:end]) - len(words[start:end].lstrip())
    count = len(words[start:end].split())
    fits = 5 <= count <= 12 if kind == "phrase" else 9 <= count <= 80
    return Place(line, start, end, kind) if fits else None


def _phrase(words: str, chance: random.Random) -> tuple[int, int]:
    spans = [match.span() for match in re.finditer(r"\S+", words)]
    count = chance.randint(5, 12)
    if len(spans) < count:
        return 0, 0
    first = chance.randrange(len(spans) - count + 1)
    return spans[first][0], spans[first + count - 1][1]
