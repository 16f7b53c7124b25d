"""When two words are one word in another dress: with another particle, article or ending, or under another name."""

import re
from functools import cache, lru_cache

from taswib.text.lexicons import folded, lines

_PARTICLES = re.compile("^(?:[وف]?(?:[بلك]?ال|لل)|[وف][بلك]?|[بلك])(?=.{3})")
_ENDING = re.compile("(?<=.{3})(?:ه|ت|ا|ي|و|ات|ان|ين|ون|وا|يه|ته|تها|ها|هم|نا)$")


@lru_cache(maxsize=1 << 14)
def core(word: str) -> str:
    """A folded word without the particles and the article that grew onto it."""
    return _PARTICLES.sub("", word)


def is_inflected(one: str, other: str) -> bool:
    """Whether two folded words have one stem: «سائقي» and «سائقو», «ناتج» and «ناتجة»."""
    first, second = core(one), core(other)
    return first == second or _ENDING.sub("", first) == _ENDING.sub("", second)


def is_same_name(one: str, other: str) -> bool:
    """Whether two folded names mean one thing: «بالخليج» and «الخليج», «المملكة» and «السعودية»."""
    first, second = core(one), core(other)
    return first == second or (first in _aliases() and _aliases()[first] == _aliases().get(second))


@cache
def _aliases() -> dict[str, int]:
    """The number of the group of names to which each folded word belongs."""
    line = next(line for line in lines("ar", "called") if line.startswith("same:"))
    groups = line.removeprefix("same:").split("|")
    return {
        core(word): number
        for number, group in enumerate(groups)
        for name in group.split("/")
        for word in folded(name).split()[:1]
    }
