"""Real reuse and real traps: groups that share text, formulae of other days, headlines of agreeing and other facts."""

import csv
import json
import random
import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from benchmarks.anchoring.articles import SHARED, Article
from benchmarks.tracing.passages import pieces
from benchmarks.tracing.truth import shingles

_FORMULA = re.compile(
    "درجات الحرارة|حالة الطقس|المؤشر|نقطة|استقبل|في مكتبه|حكم القتل|برقي|أسعار|تعزي|التهنئة|وصل إلى|غادر"
)
_APART = 3  # days
_SHARED = 0.5
_LINES, _HEADLINES = 2, 400


class Reuse(NamedTuple):
    """`others` are the articles that hold at least half of the runs of four words of `text`, by the groups' own rule."""

    text: str
    source: str
    others: list[str]


def reuse(articles: dict[str, Article], count: int, seed: int) -> Iterator[Reuse]:
    """Passages of articles that stand in groups, one a group, at most so many."""
    chance = random.Random(seed)
    rows = [json.loads(line) for line in (SHARED / "reuse-groups.jsonl").read_text().splitlines()]
    chance.shuffle(rows)
    for row in rows[:count]:
        members = [articles[one] for one in row["ids"] if one in articles]
        found = [piece for piece in pieces(chance.choice(members))] if len(members) > 1 else []
        if found:
            piece = chance.choice(found)
            asked = shingles(piece.words, 4)
            others = [one.id for one in members if one.id != piece.article.id and _holds(one, asked)]
            if others:
                yield Reuse(piece.words, piece.article.id, others)


def _holds(article: Article, asked: set[tuple[str, ...]]) -> bool:
    return bool(asked) and len(asked & shingles(article.text, 4)) >= _SHARED * len(asked)


def formulae(articles: list[Article], count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Passages in the words of weather, stock exchanges, protocol, executions and telegrams; with the article's id."""
    chance = random.Random(seed)
    chance.shuffle(articles)
    made = 0
    for article in articles:
        found = [piece for piece in pieces(article) if len(_FORMULA.findall(piece.words)) >= _LINES]
        if found and made < count:
            made += 1
            yield chance.choice(found).words, article.id


def are_days_apart(one: datetime, other: datetime) -> bool:
    """Whether the same formula can't tell of the same event."""
    return abs((one - other).days) >= _APART


def headlines(stance: str) -> list[tuple[str, str]]:
    """Pairs that agree, or that say another thing in nearly the same words."""
    with (SHARED / "paraphrase-pairs.csv").open(encoding="utf-8") as file:
        return [(row["s1"], row["s2"]) for row in csv.DictReader(file) if row["stance"] == stance][:_HEADLINES]
