"""What a correction asks: which words are to go, and which are to stand in their place."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from taswib.text.anchoring.words import Words


class Replacement(NamedTuple):
    """Words `before` of the wrong wording are to become words `after` of the right one, as half-open word numbers.

    An empty `before` asks for words that were missing, an empty `after` for words to be left out.
    """

    before: tuple[int, int]
    after: tuple[int, int]


def asked(wrong: Sequence[str], right: Sequence[str]) -> list[Replacement]:
    """The replacements that turn the words `wrong` into the words `right`, both folded; none where they are the same."""
    found: list[Replacement] = []
    for code in Indel.opcodes(wrong, right):
        if code.tag == "equal":
            continue
        last = found[-1] if found else None
        if last and (last.before[1], last.after[1]) == (code.src_start, code.dest_start):
            found[-1] = Replacement((last.before[0], code.src_end), (last.after[0], code.dest_end))
        else:
            found.append(Replacement((code.src_start, code.src_end), (code.dest_start, code.dest_end)))
    return found


def carried(from_words: Sequence[str], to_words: Sequence[str]) -> dict[int, int]:
    """Which word of `to_words` each word of `from_words` is, where both have it in the same order."""
    found: dict[int, int] = {}
    for code in Indel.opcodes(from_words, to_words):
        if code.tag == "equal":
            found |= zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True)
    return found


def asked_by(was: str, now: str) -> tuple[Words, Words, list[Replacement]]:
    """Both wordings cut into words, with what the second asks of the first."""
    wrong, right = Words(was), Words(now)
    return wrong, right, asked(wrong.keys, right.keys)
