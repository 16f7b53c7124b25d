"""What counts as found, and what as false: told from the texts, apart from our own index and verifier."""

from collections.abc import Sequence

from benchmarks.tracing.cases import Case
from benchmarks.tracing.ours import Place
from taswib.text.fingerprints import read

_OVERLAP = 0.5
_RUN = 8  # runs of three words


def shingles(text: str, length: int = 3) -> set[tuple[str, ...]]:
    words = read(text).words
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def is_located(case: Case, place: Place) -> bool:
    """Whether at least half of what both cover is common to them."""
    if place.article != case.source.article.id:
        return False
    (start, end), common = case.kept, min(place.end, case.kept[1]) - max(place.start, case.kept[0])
    return common >= _OVERLAP * (max(place.end, end) - min(place.start, start))


def false_places(case: Case, places: Sequence[Place], texts: dict[str, str], judged: set[str]) -> list[Place]:
    """Copies shown that are none: not of the source, sharing no half of the passage's runs of three words nor a fragment of
    ten words, and not judged to be real by hand.
    """
    kept = shingles(case.source.article.text[slice(*case.kept)])
    asked = shingles(case.text)
    found = []
    for place in places:
        if place.article == case.source.article.id or place.kind == "changed-fact" or key(case, place) in judged:
            continue
        shown = shingles(texts[place.article][place.start : place.end])
        is_copy = len(shown & kept) >= 0.5 * len(kept) if kept else False
        if not is_copy and len(shown & asked) < _RUN:
            found.append(place)
    return found


def key(case: Case, place: Place) -> str:
    """How a verdict is kept: ids and offsets, never words."""
    return f"{case.source.article.id}:{case.kept[0]}-{case.kept[1]} {place.article}:{place.start}-{place.end}"
