"""Somebody or something that speaks or is named in an article."""

from dataclasses import dataclass


@dataclass
class Speaker:
    """Who a noun phrase is. `name` is written as in the text, none for somebody unnamed; `words` are the folded words
    of the
    name; `titles` the folded words, without article, of what they are called beside it; `at` the token of the mention.
    """

    kind: str  # person, body, office, unnamed, document
    name: str | None
    words: tuple[str, ...] = ()
    titles: frozenset[str] = frozenset()
    head: str = ""
    definite: bool = False
    feminine: bool = False
    plural: bool = False
    at: int = 0
    end: int = 0
    """The token behind the mention."""
    given: bool = False
    """Whether the name begins with a given name of the lists."""
    told: bool = False
    """Whether the mention is the source of a statement."""
    acts: bool = False
    """Whether the mention stands beside a verb as its subject may."""
