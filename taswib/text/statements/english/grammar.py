"""What an English word is to reported speech."""

from functools import cache

from taswib.text.lexicons import classes, folded
from taswib.text.tokens import Tokens, cut

Kinds = frozenset[str]


class _Vocabulary(dict[str, Kinds]):
    """The classes of each word, as the text writes it; a capital makes it `proper`."""

    def __missing__(self, surface: str) -> Kinds:
        if len(self) > 100_000:
            self.clear()
        kinds = set(_classes().get(folded.__wrapped__(surface), ()))
        if surface[:1].isupper():
            kinds.add("proper")
        if surface[:1].isalnum():
            kinds.add("word")
        found = self[surface] = frozenset(kinds)
        return found


@cache
def _classes() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for label, phrases in classes("en", "reporting").items():
        for phrase in phrases:
            if " " not in phrase:
                found.setdefault(phrase, set()).add(label)
    return found


_VOCABULARY = _Vocabulary()


def tokens(text: str) -> Tokens[Kinds]:
    """The text's tokens, each known by its classes."""
    return cut(text, _VOCABULARY.__getitem__)
