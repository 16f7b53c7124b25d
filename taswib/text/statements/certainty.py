"""Last phase: how sure a statement is, by how it was read and how its source was found.

The figures are shares that came out right on annotated articles (`benchmarks/statements`, which also fits them anew):
the
share of the construction, times that of the way to the source, times what of it held on articles that nobody had read
(`unread …`). They are data: `lexicon/<language>/certainty.txt`.
"""

from functools import cache

from taswib.text.lexicons import lines
from taswib.text.statements.reading import Draft
from taswib.text.statements.speakers import Speaker

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
    return f"{told} {draft.speaker.kind}{' firm' if _is_firm(draft.speaker) else ''}"


def _is_firm(speaker: Speaker) -> bool:
    """Whether a person has a title, a known given name and a further one, so that name and bounds are hardly wrong."""
    return speaker.kind == "person" and speaker.given and bool(speaker.titles) and len(speaker.words) > 1


def certainty(draft: Draft, language: str) -> float:
    """The likelihood, 0 to 1, that both the content and the source are right."""
    table = shares(language)
    construction, way = traits(draft)
    return round(table.get(construction, _UNKNOWN) * table.get(way, _UNKNOWN) * unread(way, table), 2)


def unread(way: str, table: dict[str, float]) -> float:
    """How much of a share holds on articles whose mistakes nobody has read, by the longest key that the way begins with."""
    told = way.split()[0]
    firm = f"unread {told} firm" if way.endswith(" firm") else ""
    return table.get(firm, table.get(f"unread {told}", 1.0))


@cache
def shares(language: str) -> dict[str, float]:
    """The share that came out right, by trait."""
    pairs = (line.rpartition(":") for line in lines(language, "certainty"))
    return {trait.strip(): float(share) for trait, _, share in pairs}
