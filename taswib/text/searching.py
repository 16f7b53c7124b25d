"""Which folded words to look for when somebody types some."""

import re

from taswib.text.folding import fold

MOST = 8
"""Words beyond these are overlooked: each costs a pass over everything that is searched."""

# The article, alone or after a particle, before a word of three letters at least.
_ARTICLE = re.compile("^(?:[وفبك]?ال|لل)(?=[^\\W\\d_]{3})")


def sought(typed: str) -> list[str]:
    """The first eight words, folded and without the Arabic article: «المستشفى» is to find «مستشفى» too.

    Each is a part of the word as typed, so whoever looks for it inside words finds no less.
    """
    return [_ARTICLE.sub("", word) for word in fold(typed).text.split()[:MOST]]
