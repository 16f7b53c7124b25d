"""The annotated articles, and the scorer that stands beside them."""

import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

SHARED = Path(__file__).parents[3] / "shared"
DEV = SHARED / "eval" / "statements" / "dev.gold.jsonl"
SEED = SHARED / "seed" / "seed.gold.jsonl"
ARCHIVE = SHARED / "data" / "archive.jsonl.gz"

Article = dict[str, Any]


def articles(path: Path) -> list[Article]:
    """The articles of a gold file: id, published, text, statements."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def scorer() -> ModuleType:
    """The scorer as it is given with the sets, loaded from its file."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def by_outlet(rows: list[Article]) -> dict[str, list[Article]]:
    """The articles by outlet, known from their headline in the archive; those crawled after it are one group,
    `later`.
    """
    sources: dict[str, str] = {}
    for paper in archive():
        sources.setdefault(paper["title"].strip(), paper["source"])
    groups: dict[str, list[Article]] = {}
    for row in rows:
        headline = row["text"].split("\n", 1)[0].strip()
        groups.setdefault(sources.get(headline, "later"), []).append(row)
    return dict(sorted(groups.items()))


def archive() -> list[Article]:
    """The raw articles that speed is measured on."""
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def annotated(*, read: bool) -> list[Article]:
    """Twenty-three articles of the archive outside the development set, annotated before the reader was run on them.

    `annotated.jsonl` keeps ids and offsets alone; the words are the archive's. Those with `read` were read for their
    mistakes since, the others only scored.
    """
    with Path(__file__).with_name("annotated.jsonl").open() as lines:
        kept = [row for row in map(json.loads, lines) if row["read"] == read]
    papers = {paper["id"]: paper for paper in archive()}
    return [_gold(papers[row["article"]], row["statements"]) for row in kept]


def _gold(paper: Article, statements: list[Article]) -> Article:
    text = "\n".join([paper["title"] or "", *paper["paragraphs"]])
    named = [{**one, "source_name": _words(text, one["name"])} for one in statements]
    return {"id": paper["id"], "text": text, "published": paper["published"][:10], "statements": named}


def _words(text: str, spans: list[list[int]] | None) -> str | None:
    return " ".join(text[start:end] for start, end in spans) if spans else None
