"""Whether a certainty means what it says, and the table behind it, fitted on some articles and tried on others."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from benchmarks.statements.gold import Article, scorer
from taswib.text.statements.certainty import traits
from taswib.text.statements.pipeline import made, read

_KEPT = ("#", "unread")  # what was measured once, on articles before anybody read their mistakes
_DOUBT = 4.0  # weight of the overall share beside a trait's own count
TABLE = Path(__file__).parents[2] / "taswib" / "text" / "lexicon" / "ar" / "certainty.txt"


class Outcome(NamedTuple):
    """A statement that was read: its traits, and whether its content and its source were right."""

    construction: str
    way: str
    found: bool
    right: bool


class Band(NamedTuple):
    """The statements given a certainty between two bounds: how many, what was promised on average, what came out
    right.
    """

    low: float
    high: float
    size: int
    promised: float
    right: float


def outcomes(rows: Iterable[Article]) -> list[Outcome]:
    """What became of every statement read in the articles."""
    score = scorer()
    return [outcome for row in rows for outcome in _of(score, row)]


def _of(score: ModuleType, row: Article) -> Iterable[Outcome]:
    reading = read(row["text"], date.fromisoformat(row["published"]))
    found = [made(reading, draft).to_json() for draft in reading.drafts]
    pairs = {id(one): gold for gold, one in score.match(row["statements"], found, row["text"])}
    for draft, one in zip(reading.drafts, found, strict=True):
        gold = pairs.get(id(one))
        right = gold is not None and score.same_name(gold["source_name"], one["source_name"])
        yield Outcome(*traits(draft), gold is not None, right)


def fit(seen: list[Outcome]) -> dict[str, float]:
    """The share that came out right by trait, drawn towards the overall share where a trait was seen seldom."""
    found = _shares([(one.construction, one.found) for one in seen])
    named = _shares([(one.way, one.right) for one in seen if one.found])
    return found | named


def _shares(pairs: list[tuple[str, bool]]) -> dict[str, float]:
    counts, hits = Counter(trait for trait, _ in pairs), Counter(trait for trait, right in pairs if right)
    overall = sum(hits.values()) / max(1, len(pairs))
    return {
        trait: round((hits[trait] + _DOUBT * overall) / (count + _DOUBT), 3) for trait, count in sorted(counts.items())
    }


def bands(pairs: list[tuple[float, bool]]) -> list[Band]:
    """Ten bands of certainty, those that are not empty."""
    table = []
    for step in range(10):
        low, high = step / 10, (step + 1) / 10
        inside = [(p, right) for p, right in pairs if low <= p < high or (step == 9 and p == 1)]
        if inside:
            promised = sum(p for p, _ in inside) / len(inside)
            table.append(Band(low, high, len(inside), promised, sum(right for _, right in inside) / len(inside)))
    return table


def keep(table: dict[str, float]) -> None:
    """Write the table where the product reads it."""
    lines = [line for line in TABLE.read_text("utf-8").split("\n") if line.startswith(_KEPT)]
    TABLE.write_text("\n".join([*lines, *(f"{trait}: {share}" for trait, share in sorted(table.items())), ""]), "utf-8")
