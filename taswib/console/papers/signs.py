"""Words as a paper's faces can show them: PDF/UA-1 holds no sign that none of them has, an emoji in a headline for one."""

import re
from functools import cache
from itertools import starmap
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

COVERED = Path(__file__).parent / "signs.txt"
"""First and last of each range of signs that can be shown; scripts/paper_signs.py makes it."""
_STANDS_IN = "□"
_RUN = re.compile(f"{_STANDS_IN}(?:\u200d?{_STANDS_IN})+")
_UNSEEN = {"Mn", "Me", "Cf", "Cc"}
"""Marks and controls: without a sign of their own nothing stands in for them."""


def showable(value: Any) -> Any:
    """The same value; in its words what can't be shown is written out («ﷺ») or has □ in its place, one for a run of them."""
    if isinstance(value, str):
        return _RUN.sub(_STANDS_IN, "".join(map(_shown, value))) if _lacks(value) else value
    if isinstance(value, dict):
        return {key: showable(one) for key, one in value.items()}
    return [showable(one) for one in value] if isinstance(value, list | tuple) else value


def _lacks(words: str) -> bool:
    return not covered().issuperset(words)


def _shown(sign: str) -> str:
    if sign in covered():
        return sign
    if category(sign) in _UNSEEN:
        return ""
    plain = normalize("NFKC", sign)
    return plain if plain != sign and not _lacks(plain) else _STANDS_IN


@cache
def covered() -> frozenset[str]:
    """With what breaks a line."""
    ends = [line.split() for line in COVERED.read_text().splitlines()]
    ranges = starmap(lambda first, last: range(int(first, 16), int(last, 16) + 1), ends)
    return frozenset({"\n", "\t", *(chr(code) for one in ranges for code in one)})
