"""Whether a noun phrase means somebody certain or anybody."""

import re

from taswib.text.statements.parts import Part
from taswib.text.statements.reading import Reading
from taswib.text.statements.vocabulary import Word

_PROPER = frozenset(("name", "mark", "proper"))
_WHERE = frozenset(("place", "country", "named_body"))
_PLURALS = ("ون", "ين", "و")
_BROKEN = re.compile("[^اويء]{3}اء")  # خطباء، فقهاء
_SHORTEST = 4  # letters


def is_definite(parts: tuple[Part, ...], words: list[Word], head: int) -> bool:
    """Whether a phrase is definite: by the article, by a name, or by a construct that one of these closes."""
    if words[head].definite or "honorific" in words[0].kinds or parts[head].role in ("name", "mark"):
        return True
    if words[head].kinds & _WHERE:
        return True
    for n in range(head + 1, len(parts)):
        if words[n].definite or parts[n].role in _PROPER or words[n].kinds & _WHERE:
            return not _comes_late(parts, words, head, n)
        if parts[n].role == "dependent" and (words[n].preposition or "preposition" in words[n].kinds):
            return False
    return False


def _comes_late(parts: tuple[Part, ...], words: list[Word], head: int, closing: int) -> bool:
    """Whether an indefinite adjective stands between: «ضابط عسكري في الأنبار» is anybody."""
    return any(
        words[n].folded.endswith(("ي", "يه"))
        and not words[n].kinds & {"office", "body"}
        and words[n].folded not in ("اي",)
        and parts[n].role == "noun"
        and n == head + 1
        and len(words[n].folded) > 3
        and not words[n + 1].definite
        for n in range(head + 1, closing)
    )


def is_many(reading: Reading, word: Word) -> bool:
    """Whether an indefinite word is a plural of people, and nobody's name: فلسطينيون، مدافعون، منتقدو … (not موسكو)."""
    if not word.kinds and not word.definite and _BROKEN.fullmatch(word.folded):
        return True
    end = next((end for end in _PLURALS if word.folded.endswith(end)), "")
    stem = word.folded.removesuffix(end)
    if word.definite or not end or len(stem) < _SHORTEST:
        return False
    kinds = reading.vocabulary[stem].kinds
    if "nationality" in kinds:
        return True
    if end == "ون":
        return stem[0] == "م" and stem[1] != "ا"
    form = reading.vocabulary[f"{stem}ين"].form
    return (form is not None and form.tense == "participle") or bool(kinds & {"office", "unnamed"})
