"""A name as the text writes it."""

from collections.abc import Sequence

from taswib.text.statements.parts import Part, Phrase
from taswib.text.statements.reading import Reading
from taswib.text.statements.vocabulary import Word

_HASHTAG = str.maketrans("_", " ", "#")
_SON = {"ابن": "بن"}
_MARKS = '"«»“”„‟″ '


def written(
    reading: Reading, phrase: Phrase, parts: Sequence[Part], words: list[Word], *, marks: bool = False
) -> tuple[str, tuple[str, ...]]:
    """The name that some parts of a phrase are, and its folded words; `marks`: without the quotation marks around it."""
    first = parts[0]
    whole = reading.tokens.text[_start(reading, phrase, first, words[0]) : reading.tokens.ends[parts[-1].token]]
    if phrase.inset and first.token == phrase.start and reading.tokens.surfaces[phrase.start].startswith("لل"):
        whole = f"ا{whole}"  # للمرصد is المرصد
    if marks and all(part.role == "mark" for part in parts):
        whole = whole.strip(_MARKS)
    folded = tuple(_SON.get(word.folded, word.folded) for word in words if word.is_word)
    return " ".join(whole.translate(_HASHTAG).split()), folded


def _start(reading: Reading, phrase: Phrase, first: Part, word: Word) -> int:
    """Where the name begins, behind a preposition or a conjunction that has grown onto it."""
    start = reading.tokens.starts[first.token] + (phrase.inset if first.token == phrase.start else 0)
    return start + (len(word.joined) if first.role == "name" else 0)
