"""Scores of a way of reading, and what it got wrong."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from benchmarks.statements.gold import Article, scorer
from taswib.text.statements import statements

Reader = Callable[[Article], list[dict[str, Any]]]
SCORES = ("found", "attributed", "direct_found", "direct_attributed", "via", "when")


class Mistake(NamedTuple):
    """One error: its kind, the article, and the words around it."""

    kind: str
    article: str
    words: str


def ours(article: Article) -> list[dict[str, Any]]:
    """The statements that Taswib reads, as JSON."""
    return [one.to_json() for one in statements(article["text"], published=date.fromisoformat(article["published"]))]


def scores(rows: Iterable[Article], reader: Reader) -> dict[str, dict[str, Any]]:
    """The scorer's report over some articles."""
    score = scorer()
    tally = score.Tally()
    for row in rows:
        score.score_article(row["statements"], reader(row), row["text"], tally)
    report: dict[str, dict[str, Any]] = tally.report()
    return report


def mistakes(rows: Iterable[Article], reader: Reader) -> list[Mistake]:
    """Every statement missed, invented, given to somebody else, or with another kind, carrier or date."""
    score = scorer()
    return [mistake for row in rows for mistake in _of(score, row, reader(row))]


def _of(score: Any, row: Article, found: list[dict[str, Any]]) -> Iterable[Mistake]:
    text, pairs = row["text"], score.match(row["statements"], found, row["text"])
    gold_seen, found_seen = {id(gold) for gold, _ in pairs}, {id(one) for _, one in pairs}
    for gold in row["statements"]:
        if id(gold) not in gold_seen:
            yield Mistake(f"missed ({gold['kind']})", row["id"], _words(text, gold))
    for one in found:
        if id(one) not in found_seen:
            yield Mistake(f"invented ({one['kind']})", row["id"], _words(text, one))
    for gold, one in pairs:
        for kind in _differences(score, gold, one):
            yield Mistake(kind, row["id"], f"{gold['source_name']} / {one['source_name']}: {_words(text, one)}")


def _differences(score: Any, gold: dict[str, Any], one: dict[str, Any]) -> Iterable[str]:
    if not score.same_name(gold["source_name"], one["source_name"]):
        yield "source hidden, wrong" if one["source"] is None else "source told, wrong"
    if (gold["kind"] == "indirect") != (one["kind"] == "indirect"):
        yield "kind"
    if bool(gold["via"]) != bool(one["via"]):
        yield "via"
    if (gold["when"] or {}).get("date") != (one["when"] or {}).get("date"):
        yield "when"


def _words(text: str, statement: dict[str, Any]) -> str:
    start, end = statement["content"][0]
    return f"…{text[max(0, start - 40) : start]}[{text[start : min(end, start + 60)]}]".replace("\n", " ")


def worst(found: list[Mistake], most: int = 10) -> list[tuple[str, int, Mistake]]:
    """The kinds of mistake, the commonest first, each with its count and one example."""
    counts = Counter(mistake.kind for mistake in found)
    return [(kind, count, next(m for m in found if m.kind == kind)) for kind, count in counts.most_common(most)]
