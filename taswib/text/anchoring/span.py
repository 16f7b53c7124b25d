"""From words back to code points: where exactly a passage begins and ends in the text."""

from taswib.text.anchoring.alignment import Alignment
from taswib.text.anchoring.sought import Sought
from taswib.text.anchoring.words import Words
from taswib.text.folding import fold

Span = tuple[int, int]


def span(sought: Sought, words: Words, found: Alignment) -> Span:
    """The passage with the signs that were quoted around it, and without the letters that the quotation cut off."""
    start, end = words.starts[found.first], words.ends[found.last - 1]
    own = sought.words
    begin, finish = own.starts[sought.first + sought.cut], own.ends[sought.last - 1 + sought.cut]
    if begin < sought.start:
        start += _cut(own.text[begin : sought.start], words.text[start : words.ends[found.first]])
    else:
        start -= _signs(own.text[sought.start : begin][::-1], words.text[max(words.start, start - 16) : start][::-1])
    if finish > sought.end:
        left = words.starts[found.last - 1]
        end -= _cut(own.text[sought.end : finish][::-1], words.text[left:end][::-1])
    else:
        end += _signs(own.text[finish : sought.end], words.text[end : end + 16])
    return (start, end) if start < end else (words.starts[found.first], words.ends[found.last - 1])


def _cut(letters: str, word: str) -> int:
    """How much of `word` is to be left out, where it begins with the same letters; 0 where it does not."""
    folded = fold(word)
    leading = fold(letters).text
    if not folded.text.startswith(leading) or len(leading) >= len(folded.text):
        return 0
    return folded.span(len(leading), len(leading) + 1)[0]


def _signs(quoted: str, standing: str) -> int:
    """How far the signs that were quoted still stand there, blanks between them apart."""
    wanted = iter(fold(quoted).text.replace(" ", ""))
    far = 0
    sign = next(wanted, "")
    for place, char in enumerate(standing, 1):
        if not sign:
            break
        letter = fold(char).text
        if letter == sign:
            far, sign = place, next(wanted, "")
        elif letter.strip():
            break
    return far
