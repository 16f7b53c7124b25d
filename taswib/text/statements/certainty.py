"""Last phase: how sure a statement is, by how it was read and how its source was found.

The figures are shares that came out right on annotated articles (`benchmarks/statements`, which also fits them anew):
the
share of the construction, times that of the way to the source. They are data: `lexicon/<language>/certainty.txt`.
"""

from functools import cache

from taswib.text.lexicons import lines
from taswib.text.statements.reading import Draft

_UNKNOWN = 0.7


def traits(draft: Draft) -> tuple[str, str]:
    """The construction of a draft and the way in which its source was found, as the table calls them."""
    form = draft.cue.form if draft.cue else None
    how = form.tense if form else "phrase"
    return f"{how} {draft.frame}", _way(draft)


def _way(draft: Draft) -> str:
    if draft.speaker is None:
        return "nobody"
    told = "told" if draft.source else "hidden"
    return f"{told} {draft.speaker.kind}"


def certainty(draft: Draft, language: str) -> float:
    """The likelihood, 0 to 1, that both the content and the source are right."""
    table = shares(language)
    construction, way = traits(draft)
    return round(table.get(construction, _UNKNOWN) * table.get(way, _UNKNOWN), 2)


@cache
def shares(language: str) -> dict[str, float]:
    """The share that came out right, by trait."""
    pairs = (line.rpartition(":") for line in lines(language, "certainty"))
    return {trait.strip(): float(share) for trait, _, share in pairs}
