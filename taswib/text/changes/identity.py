"""The name of a passage, which it keeps while its article is rewritten around it."""

from collections.abc import Sequence

from taswib.text.changes.pairing import Pair, passage_pairs
from taswib.text.passages import passages


def identities(texts: Sequence[str]) -> list[dict[int, str]]:
    """For each revision, oldest first, the name of the passage at each position: «1.3» came with revision 1 as its third.

    It follows from the texts alone. Of merged passages the longest gives its name, of a split one the longest keeps it.
    """
    named: list[dict[int, str]] = []
    for number, text in enumerate(texts, 1):
        if number == 1:
            named.append({one.position: f"1.{one.position}" for one in passages(text)})
        else:
            named.append(_carried(named[-1], passage_pairs(texts[number - 2], text), number))
    return named


def _carried(known: dict[int, str], pairs: Sequence[Pair], number: int) -> dict[int, str]:
    names: dict[int, str] = {}
    for pair in pairs:
        heir = max(pair.after, key=lambda one: one.end - one.start, default=None)
        source = max(pair.before, key=lambda one: one.end - one.start, default=None)
        for one in pair.after:
            inherits = source is not None and one is heir
            names[one.position] = known[source.position] if inherits and source else f"{number}.{one.position}"
    return names
