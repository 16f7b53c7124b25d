"""Who speaks in English: a name with its titles, a pronoun, or somebody unnamed."""

from typing import NamedTuple

from taswib.text.statements.english.grammar import Kinds
from taswib.text.tokens import Tokens

_LONGEST = 14
_ARTICLES = frozenset(("the", "a", "an"))
_INSIDE = frozenset(("of", "the", "and", "for", "'", "’", "s", "-", ".", "&"))
_MODIFIERS = frozenset(("a", "an", "the", "his", "her", "their", "one", "two", "several", "some", "another"))


class Source(NamedTuple):
    """Tokens start … end - 1 name the source."""

    start: int
    end: int


def before(tokens: Tokens[Kinds], verb: int, low: int) -> Source | None:
    """The subject that ends right before a verb, back to a mark or the clause's beginning, no further than `low`."""
    verb = _before_apposition(tokens, verb, low)
    start = verb
    while start > max(low, verb - _LONGEST) and _is_nominal(tokens, start - 1):
        start -= 1
    while start < verb and tokens.surfaces[start].lower() in ("and", "of", "for", "-", "'", "’", "."):
        start += 1
    return Source(start, verb) if start < verb and _names(tokens, start, verb) else None


def _before_apposition(tokens: Tokens[Kinds], verb: int, low: int) -> int:
    """Where the subject ends if commas set something off between it and its verb: «Ann Gray, the mayor, said»."""
    if verb - 1 <= low or tokens.surfaces[verb - 1] != ",":
        return verb
    opening = next((at for at in range(verb - 2, max(low, verb - _LONGEST), -1) if tokens.surfaces[at] == ","), None)
    return verb if opening is None else opening


def after(tokens: Tokens[Kinds], verb: int, high: int) -> Source | None:
    """The subject right behind a verb: «said Ann Gray, the mayor»; what is set off by a comma stays out."""
    end = verb + 1
    while end < min(high, verb + 1 + _LONGEST) and _is_nominal(tokens, end):
        end += 1
    while end > verb + 1 and tokens.surfaces[end - 1] in ".,":
        end -= 1
    return Source(verb + 1, end) if end > verb + 1 and _names(tokens, verb + 1, end) else None


def _is_nominal(tokens: Tokens[Kinds], at: int) -> bool:
    surface, kinds = tokens.surfaces[at], tokens.words[at]
    if kinds & {"say", "weekday", "relative_day"}:
        return False
    if surface == ".":
        return (
            at > 0 and len(tokens.surfaces[at - 1]) <= 3 and "proper" in tokens.words[at - 1] and at + 1 < len(tokens)
        )
    if kinds & {"proper", "title", "unnamed", "pronoun_he", "pronoun_she", "pronoun_they"}:
        return True
    return surface.lower() in _INSIDE | _MODIFIERS or (
        "word" in kinds and not kinds & {"stop"} and _leads_to_noun(tokens, at)
    )


def _leads_to_noun(tokens: Tokens[Kinds], at: int) -> bool:
    """Whether a plain word stands between an article and a title: «the city's deputy mayor»."""
    behind = any(tokens.surfaces[k].lower() in _MODIFIERS for k in range(max(0, at - 4), at))
    ahead = any(tokens.words[k] & {"title", "unnamed", "proper"} for k in range(at + 1, min(len(tokens), at + 4)))
    return behind and ahead


def _names(tokens: Tokens[Kinds], start: int, end: int) -> bool:
    kinds = frozenset().union(*tokens.words[start:end])
    pronouns = {"pronoun_he", "pronoun_she", "pronoun_they"}
    return bool(kinds & {"proper", "title", "unnamed"}) or (end - start == 1 and bool(kinds & pronouns))


class Cast:
    """Everybody who has been named so far; a surname or a pronoun is resolved to the fullest name."""

    def __init__(self, tokens: Tokens[Kinds], sources: list[Source]) -> None:
        self.tokens = tokens
        self.full: dict[str, str] = {}
        self.last: dict[str, str] = {}
        for source in sources:
            name = self._name(source)
            if name and " " in name:
                self.full.setdefault(name.split()[-1], name)

    def name(self, source: Source) -> str | None:
        """The fullest name of a source, none for one who stays unnamed."""
        kinds = self.tokens.words[source.start]
        if source.end - source.start == 1 and kinds & {"pronoun_he", "pronoun_she"}:
            return self.last.get("she" if "pronoun_she" in kinds else "he") or self.last.get("anybody")
        if source.end - source.start == 1 and "pronoun_they" in kinds:
            return self.last.get("anybody")
        name = self._name(source)
        if name is None:
            return None
        name = self.full.get(name, name)
        if any("body" in kinds for kinds in self.tokens.words[source.start : source.end]):
            return name
        gender = "she" if any("she_title" in kinds for kinds in self.tokens.words[source.start : source.end]) else "he"
        self.last[gender] = self.last["anybody"] = name
        return name

    def _name(self, source: Source) -> str | None:
        """The last run of words with a capital that is no title."""
        words, surfaces = self.tokens.words, self.tokens.surfaces
        end = source.end
        while end > source.start and not ("proper" in words[end - 1] and not words[end - 1] & {"title", "unnamed"}):
            end -= 1
        start = end
        while start > source.start and (
            ("proper" in words[start - 1] and "title" not in words[start - 1])
            or (surfaces[start - 1] in ("-", "’", "'", ".") and start - 1 > source.start)
        ):
            start -= 1
        if start == end or (surfaces[start].lower() in _MODIFIERS and end - start == 1):
            return None
        if surfaces[start].lower() in _ARTICLES:
            start += 1
        return self.tokens.written(start, end) or None
