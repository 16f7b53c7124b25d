"""Cases of real rewriting: stories that other papers republished, and that one paper published again, edited.

`passages-realigned.jsonl` says where a republished passage stands, by a fuzzy rule that dropped what was hard. Of
`edited-pairs.jsonl` only the pairs are known: where each sentence went, or that it went, was read by hand and is kept in
`checked.jsonl` as ids and offsets.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.anchoring.articles import HELD_BACK, SHARED, Article, articles
from benchmarks.anchoring.cases import Case, Span
from taswib.text.anchoring import describe, locate
from taswib.text.folding import fold

CHECKED = Path(__file__).with_name("checked.jsonl")
RELABELLED = Path(__file__).with_name("relabelled.jsonl")
"""Places that the rule told wrongly, as a reading by hand showed: the passage stands nearly word for word somewhere else."""
_EVERY = 4  # of so many republished passages one is cut out of the other text: then it is gone
_WHOLE = 85  # the rule's measure; under it a part of the passage may stand in another sentence too
_TOLD_AGAIN = 0.25


def real_cases(*, held_back: bool) -> list[Case]:
    """Held back are the pairs in which one of the papers is; on the others weights may be chosen."""
    known = {article.id: article for article in articles()}
    every = [*_republished(known), *_checked(known)]
    return [case for held, case in every if held == held_back]


def _held(*pair: Article) -> bool:
    return any(article.source in HELD_BACK for article in pair)


def _lines(name: str) -> Iterator[dict]:
    with (SHARED / name).open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _republished(known: dict[str, Article]) -> Iterator[tuple[bool, Case]]:
    number = 0
    read = {row["case"]: tuple(row["at"]) for row in map(json.loads, RELABELLED.read_text().splitlines())}
    for pair in _lines("passages-realigned.jsonl"):
        old, new = known[pair["a"]], known[pair["b"]]
        for item in pair["items"]:
            case = _republished_case(old, new, item)
            if case:
                number += 1
                case = case._replace(span=read.get(case.id, case.span))
                whole = item.get("ratio", 100) >= _WHOLE
                gone = _cut_out(case) if whole and number % _EVERY == 0 else None
                yield _held(old, new), gone or case


def _republished_case(old: Article, new: Article, item: dict) -> Case | None:
    """None where the passage stands twice, or the place that is told of it can't be found."""
    passage = " ".join(item["passage"].split())
    if old.text.count(passage) != 1:
        return None
    start = old.text.index(passage)
    quote = describe(old.text, start, start + len(passage))
    if "target" in item:
        target = " ".join(item["target"].split())
        span = (new.text.find(target), new.text.find(target) + len(target)) if new.text.count(target) == 1 else None
    else:
        span = locate(new.text, quote)
    kind = "republished, edited" if "target" in item else "republished, verbatim"
    return Case(f"{old.id}>{new.id}:{start}", kind, "sentence", quote, old.text, new.text, span) if span else None


def _cut_out(case: Case) -> Case | None:
    """The same with the passage, or the line that it is, taken out of the new text; None where it is told there again."""
    start, end = case.span or (0, 0)
    text = case.text[:start] + case.text[end:]
    words = fold(case.text[start:end]).text.split()
    shingles = {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}
    rest = fold(text).text
    if sum(shingle in rest for shingle in shingles) > _TOLD_AGAIN * len(shingles):
        return None
    lines = [line for line in text.split("\n") if line.strip()]
    return case._replace(kind="republished, gone", text="\n".join(lines), span=None)


def _checked(known: dict[str, Article]) -> Iterator[tuple[bool, Case]]:
    for row in map(json.loads, CHECKED.read_text().splitlines()):
        old, new = known[row["old"]], known[row["new"]]
        quote = describe(old.text, row["start"], row["end"])
        span: Span | None = tuple(row["at"]) if row["at"] else None
        kind = "published again, edited" if span else "published again, gone"
        case = Case(f"{old.id}>{new.id}:{quote.start}", kind, "sentence", quote, old.text, new.text, span)
        yield _held(old, new), case
