"""Edited articles with a known answer: drawn by rule from the archive, and the pairs that were labelled by hand."""

import gzip
import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.anchoring.articles import ARCHIVE, SHARED, articles, editable
from benchmarks.guard.edits import OF_FACT, OF_WRITING, Stock
from taswib.text.changes import Dated
from taswib.text.folding import fold

PAIRS = SHARED / "edited-pairs.jsonl"
LABELS = Path(__file__).parent / "labels.jsonl"
_EVERY = 4  # articles from one that is drawn to the next


class Case(NamedTuple):
    """Two texts; `kind` is the edit between them, `of_fact` whether somebody who read the first was told otherwise."""

    kind: str
    of_fact: bool
    before: Dated
    after: Dated


def made(each: int, *, held_back: bool, seed: int) -> list[Case]:
    """`each` cases of every edit, from articles of one side of the split; fewer where the archive has no place for it."""
    chance, stock = random.Random(seed), Stock()
    wanted = {kind: each for kind in (*OF_FACT, *OF_WRITING)}
    found: list[Case] = []
    for number, article in enumerate(filter(editable, articles(held_back=held_back))):
        stock.take(article.text)
        if number < 100 or number % _EVERY:
            continue
        kind = max(wanted, key=lambda kind: (wanted[kind], chance.random()))
        text = (OF_FACT | OF_WRITING)[kind](article.text, chance, stock)
        if text is None or (fold(text).text == fold(article.text).text and kind in OF_FACT) or text == article.text:
            kind, text = _any(article.text, wanted, chance, stock)
        if text is not None and wanted[kind]:
            wanted[kind] -= 1
            found.append(Case(kind, kind in OF_FACT, Dated(article.text), Dated(text)))
        if not any(wanted.values()):
            break
    return found


def _any(text: str, wanted: dict[str, int], chance: random.Random, stock: Stock) -> tuple[str, str | None]:
    """Another edit of which cases are still missing, for an article in which the first had no place."""
    for kind in sorted((kind for kind in wanted if wanted[kind]), key=lambda kind: -wanted[kind]):
        other = (OF_FACT | OF_WRITING)[kind](text, chance, stock)
        if other is not None and other != text and not (kind in OF_FACT and fold(other).text == fold(text).text):
            return kind, other
    return "", None


def labelled() -> Iterator[Case]:
    """The pairs of one newspaper's own story, edited, as people judged them. Empty where the shared data are absent."""
    if not ARCHIVE.exists():
        return
    labels = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    texts = _texts({label[side] for label in labels for side in ("old", "new")})
    for label in labels:
        kind = "of fact" if label["substantive"] else f"mere {label['mere']}"
        yield Case(kind, bool(label["substantive"]), texts[label["old"]], texts[label["new"]])


def _texts(wanted: set[str]) -> dict[str, Dated]:
    """The articles of these ids, with the days on which they were seen; every line begins with its id."""
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line[8:17] in wanted]
    return {
        row["id"]: Dated("\n".join([row["title"], *row["paragraphs"]]), date.fromisoformat(row["published"][:10]))
        for row in rows
    }
