"""Everybody and every body that an article names, found by a word of the name or by a title."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from taswib.text.lexicons import word_set
from taswib.text.statements.mentions import distinct, short_forms
from taswib.text.statements.parts import Phrase
from taswib.text.statements.reading import Reading
from taswib.text.statements.speakers import Speaker

_NAMESAKES = 40
_LATELY = 400
"""Mentions of people that are looked through for one verb: as many as a long article has."""
_BINDS = word_set("ar", "particles", "binds_names")
_OUTLETS = word_set("ar", "particles", "outlet_head")


class Directory:
    """Who is named in an article, and by what fullest name."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.people = [one for one in reading.people if one.kind == "person"]
        self.places = [one.at for one in self.people]
        named = distinct(self.people)
        bodies = distinct([one for one in reading.people if one.kind == "body"])
        self.by_word = _index((word, one) for one in named for word in one.words)
        self.by_body = _index((word, one) for one in bodies for word in {*one.words, one.head})
        self.short = short_forms(reading)
        self._spread_titles()
        self.titled = _index((title, one) for one in distinct(self.people) for title in one.titles)

    def _spread_titles(self) -> None:
        """A surname's titles are those of its full name too."""
        for one in self.people:
            full = self.full(one)
            if full is not one:
                full.titles |= one.titles
                full.feminine = full.feminine or one.feminine

    def before(self, at: int) -> list[Speaker]:
        """The mentions of people before a token, the last hundreds of them."""
        return self.between(0, at)

    def between(self, low: int, high: int) -> list[Speaker]:
        """The mentions of people from a token to another, the last hundreds of them."""
        past = bisect_left(self.places, high)
        return self.people[max(bisect_left(self.places, low), past - _LATELY) : past]

    def surnamed(self, word: str) -> list[Speaker]:
        """The people whose name ends in a folded word."""
        return [one for one in self.by_word.get(word, ()) if one.words[-1] == word]

    def full(self, one: Speaker) -> Speaker:
        """The person's longest mention in the article."""
        if not one.words:
            return one
        one = self._as_told(one)
        candidates = _likeliest(self._namesakes(one), one)
        if len(one.words) == 1 and not candidates:
            candidates = [other for other in self.by_body.get(one.words[0], ()) if len(other.words) > 1]
        return max(candidates, key=lambda other: len(other.words), default=one)

    def _namesakes(self, one: Speaker) -> list[Speaker]:
        """Everybody whom a mention may mean by its last word."""
        return [
            other
            for other in self.by_word.get(one.words[-1], ())
            if _is_longer_name(other, one) and (one.plural or not other.plural)
        ]

    def _as_told(self, one: Speaker) -> Speaker:
        """Somebody called by a family name alone, as the article writes that elsewhere: سومه، السومه; الحسن، آل حسن."""
        if len(one.words) != 1 or one.words[0] in self.by_word:
            return one
        word = one.words[0]
        bare = word.removeprefix("ال")
        if f"ال{word}" in self.by_word:
            return replace(one, words=(f"ال{word}",))
        clan = any("ال" in other.words for other in self.by_word.get(bare, ()))
        return replace(one, words=("ال", bare)) if clan and bare != word else one

    def by_surname(self, phrase: Phrase) -> Speaker | None:
        """The person whose last name a noun without an article is all of: عريقات."""
        word = self.reading.tokens.words[phrase.parts[0].token]
        if len(phrase.parts) > 1 or word.definite or word.kinds - {"masdar", "common"}:
            return None
        people = self.surnamed(word.folded) or self.surnamed(f"ال{word.folded}")  # سومه: السومه
        return self.full(people[0]) if people else None

    def bodies_of(self, one: Speaker) -> list[Speaker]:
        """The bodies that one mention of a body may mean."""
        found = [other for other in self.by_body.get(one.head, ()) if _is_fuller_body(other, one)]
        if not found and len(one.words) == 1 and not self._is_common(one):
            found = [other for other in self.by_body.get(one.words[0], ()) if len(other.words) > 1]
        return found

    def _is_common(self, one: Speaker) -> bool:
        """Whether a body's one word is a country or a noun for many bodies, which no name that it stands in is."""
        return bool(self.reading.tokens.words[one.at].kinds & {"country", "body"})


def _index(pairs: Iterable[tuple[str, Speaker]]) -> dict[str, list[Speaker]]:
    """Speakers by word, not more than a few dozen of one word."""
    found: dict[str, list[Speaker]] = {}
    for word, one in pairs:
        if len(namesakes := found.setdefault(word, [])) < _NAMESAKES:
            namesakes.append(one)
    return found


def _likeliest(candidates: list[Speaker], one: Speaker) -> list[Speaker]:
    """Of those with longer names whoever ends as this one, else whoever is surely somebody; all where none is."""
    longer = [other for other in candidates if len(other.words) > len(one.words)]
    sure = [other for other in longer if other.told or other.titles or other.acts]
    return [other for other in longer if other.words[-1] == one.words[-1]] or sure or candidates


def _is_longer_name(other: Speaker, one: Speaker) -> bool:
    if len(other.words) < len(one.words):
        return False
    if other.words == one.words:
        return True
    if len(one.words) == 1:
        return one.words[0] in other.words
    if other.words[: len(one.words)] == one.words and other.words[-1].startswith("ال"):  # عبد الله الثاني
        return len(other.words) == len(one.words) + 1
    if other.words[-1] != one.words[-1] or not set(one.words) <= set(other.words):
        return False
    return one.words[0] == other.words[0] or not set(other.words[: -len(one.words)][-1:]) & _BINDS


def _is_fuller_body(other: Speaker, one: Speaker) -> bool:
    """Whether two mentions can be one body: the same head, and no adjective that tells them apart."""
    if other.plural and not one.plural:
        return False
    if other.head != one.head or len(other.words) <= len(one.words) - (1 if len(one.words) == 2 else 0):
        return False
    by_country = one.definite and len(one.words) == 2 and one.words[1].endswith("يه") and one.head in _OUTLETS
    return by_country or set(one.words[1:]) <= set(other.words)
