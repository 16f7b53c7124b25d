"""Which signs a paper can show: taswib/console/papers/signs.txt, made anew when Typst or the papers' faces change.

    .venv/bin/python -m scripts.paper_signs

Typst sets what Vazirmatn lacks with the faces that it brings along, and writes no PDF/UA-1 with a sign that none of them has.
So each sign is set once, beside Latin and within Arabic, which may take it from different faces. It takes some minutes.
"""

import sys
import unicodedata
from collections.abc import Iterable, Sequence

import typst

from taswib.console.papers.printing import set_paper
from taswib.console.papers.signs import COVERED

_BLOCKS = (range(0x20, 0x3000), range(0xFB00, 0xFE00), range(0xFE70, 0xFF00))
"""The writings that the faces have something of. What is beyond (emoji, Chinese) none of them has."""
_NEVER = {"Cn", "Co", "Cs", "Cc", "Zl", "Zp"}
_AT_ONCE = 64


def main() -> int:
    signs = [chr(code) for block in _BLOCKS for code in block if unicodedata.category(chr(code)) not in _NEVER]
    shown = [one for first in range(0, len(signs), _AT_ONCE) for one in _shown(signs[first : first + _AT_ONCE])]
    COVERED.write_text("".join(f"{first:04x} {last:04x}\n" for first, last in _ranges(map(ord, shown))))
    return 0


def can_show(signs: Iterable[str]) -> bool:
    words = " ".join(f"x{sign}y ب{sign}ب" for sign in signs)
    blocks = [{"is": kind, "words": words} for kind in ("text", "says", "code")]
    try:
        set_paper({"lang": "ar", "title": "-", "newsroom": "-", "period": "-", "made": "-", "blocks": blocks})
    except typst.TypstError:
        return False
    return True


def _shown(signs: Sequence[str]) -> list[str]:
    """Those that can be shown, looked for by halves."""
    if can_show(signs):
        return list(signs)
    half = len(signs) // 2
    return [*_shown(signs[:half]), *_shown(signs[half:])] if half else []


def _ranges(codes: Iterable[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for code in codes:
        if found and found[-1][1] == code - 1:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    return found


if __name__ == "__main__":
    sys.exit(main())
