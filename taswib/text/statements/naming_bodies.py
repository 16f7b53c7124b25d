"""The name of a body: how far it reaches in its noun phrase."""

from collections.abc import Sequence

from taswib.text.lexicons import word_set
from taswib.text.statements.parts import Part, Phrase
from taswib.text.statements.reading import Reading
from taswib.text.statements.vocabulary import Word
from taswib.text.statements.written import written

Named = tuple[str, str | None, tuple[str, ...]]
"""Kind, name as written, and its folded words."""
_OFFICES = word_set("ar", "particles", "office_of")
_LED_BY = word_set("ar", "particles", "led_by")
_OFFICIAL = word_set("ar", "particles", "official")


def body(reading: Reading, phrase: Phrase, words: list[Word]) -> Named:
    """A body by its name, up to a place or an explanation that hangs on it, and without the adjective behind a proper name."""
    parts = phrase.parts
    end = next((n for n in range(1, len(parts)) if _ends_body(parts, words, n)), len(parts))
    while end > 1 and _is_adjective_of_name(parts, words, end - 1):
        end -= 1
    while end > 2 and words[end - 1].folded in _OFFICIAL:
        end -= 1
    end = _end_of_marked(parts, end)
    return "body", *written(reading, phrase, parts[:end], words[:end], marks=True)


def _ends_body(parts: Sequence[Part], words: list[Word], n: int) -> bool:
    """Whether a place, a purpose, an explanation or somebody's title begins here, which is no part of the body's name."""
    part, word = parts[n], words[n]
    hangs = part.role == "dependent" and (
        ("preposition" in word.kinds and _is_place_next(words, n, len(parts))) or _is_purpose(words, n, len(parts))
    )
    titled = part.role == "title" and parts[n - 1].role != "title" and not _is_of(words, n)
    return hangs or word.folded in _LED_BY or titled


def _is_adjective_of_name(parts: Sequence[Part], words: list[Word], n: int) -> bool:
    """الأمريكية behind a body's proper name."""
    is_adjective = words[n].definite and "nisba" in words[n].kinds and parts[n].role != "name"
    return is_adjective and parts[n - 1].role in ("mark", "name", "proper")


def _end_of_marked(parts: Sequence[Part], end: int) -> int:
    """Where a name in quotation marks ends, when something goes on behind it."""
    last = next((n for n in range(end) if parts[n].role == "mark"), None)
    if last is None:
        return end
    while last + 1 < end and parts[last + 1].role == "mark":
        last += 1
    goes_on = last + 1 < end and parts[last + 1].role in ("adjective", "noun", "name")
    return last + 1 if goes_on else end


def _is_of(words: list[Word], n: int) -> bool:
    """Whether a title completes a body's head: مكتب رئيس الوزراء."""
    return n == 1 and words[0].core in _OFFICES


def _is_purpose(words: list[Word], n: int, end: int) -> bool:
    """Whether «ل» with a masdar and its preposition tells what a body did something for (… للحصول على)."""
    following = words[n + 1] if n + 1 < end else None
    return words[n].folded[0] == "ل" and following is not None and following.folded in ("علي", "عن", "الي")


def _is_place_next(words: list[Word], n: int, end: int) -> bool:
    """Whether the preposition only leads to where a body is; «المعنية بالتحقيق في الممارسات» belongs to its name."""
    following = words[n + 1] if n + 1 < end else None
    return following is None or not following.definite or bool(following.kinds & {"place", "country"})
