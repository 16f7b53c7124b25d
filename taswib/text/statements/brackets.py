"""Speech that a newsroom sets in round brackets, as some do instead of quotation marks: قال إن (…)، وأضاف: (…)."""

from taswib.text.quotations import Quotation
from taswib.text.statements.reading import Reading

BRACKETS = frozenset("()")
_SHORTEST = 5  # tokens


def bracketed(reading: Reading, first: int, marks: list[int], quoted: list[Quotation]) -> list[Quotation]:
    """Those brackets of a paragraph that open right where a content does, outside quotation marks. `first` is its first
    token, `marks` those of its tokens that are BRACKETS, rising.
    """
    found: list[Quotation] = []
    past = first
    inside = {at for quote in quoted for at in range(quote.mark, quote.past)}
    for mark, close in sorted(_pairs(reading, first, marks).items()):
        if mark >= past and mark not in inside and close - mark > _SHORTEST and _opens_content(reading, mark):
            past = close + 1
            found.append(Quotation(mark, mark + 1, close, past, True))
    return found


def _pairs(reading: Reading, first: int, marks: list[int]) -> dict[int, int]:
    """The closing bracket of each opening one; where one is missing, the paragraph's last."""
    surfaces = reading.tokens.surfaces
    found: dict[int, int] = {}
    opened: list[int] = []
    last = first
    for at in marks:
        if surfaces[at] == "(":
            opened.append(at)
        else:
            last = at
            if opened:
                found[opened.pop()] = at
    return found | dict.fromkeys(opened, last)


def _opens_content(reading: Reading, mark: int) -> bool:
    words = reading.tokens.words
    inner = mark + 1 < len(words) and words[mark + 1].folded == "ان"
    return inner or (mark > 0 and ("that" in words[mark - 1].kinds or reading.tokens.surfaces[mark - 1] == ":"))
