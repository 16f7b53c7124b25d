"""Queries with a known answer: a passage of a real article, edited in one graded way."""

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmarks.anchoring import edits
from benchmarks.anchoring.articles import Article
from benchmarks.anchoring.edits import Words
from benchmarks.tracing.passages import Piece, pieces
from taswib.text.facts import facts

_MARKS = re.compile(r"[.،؛:«»\"“”!؟,;()\-–]")
_PREFIXES = ("و", "ال", "ب", "ل")
_UNITS = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
_DAYS = ("الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت")
_HIDDEN = 0xE000
LEAST_STOCK = 60  # words


class Case(NamedTuple):
    """The query `text`; `source.words`, or a part of them, is what it copies. `kept` is the part's place in the article."""

    id: str
    kind: str
    text: str
    source: Piece
    kept: tuple[int, int]


def cases(articles: list[Article], fillers: list[Article], count: int, seed: int) -> Iterator[Case]:
    """`count` of each kind; the same for the same seed. Words that come in are taken from `fillers`."""
    chance = random.Random(seed)
    stocks = [[word for word in filler.text.split() if not re.search(r"\d", word)] for filler in fillers]
    for kind, edit in KINDS.items():
        made = 0
        while made < count:
            piece = _piece(articles, chance)
            case = piece and edit(piece, chance, chance.choice(stocks))
            if piece and case:
                text, kept = case
                yield Case(f"{kind}:{piece.article.id}:{piece.start}", kind, text, piece, kept)
                made += 1


def _piece(articles: list[Article], chance: random.Random) -> Piece | None:
    found = list(pieces(chance.choice(articles)))
    return chance.choice(found) if found else None


Edited = tuple[str, tuple[int, int]] | None
Edit = Callable[[Piece, random.Random, Words], Edited]


def _whole(change: Callable[[Words, random.Random, Words], Words]) -> Edit:
    """An edit of words that keeps the whole passage and what it states: each fact stays as one word, untouched."""

    def edit(piece: Piece, chance: random.Random, stock: Words) -> Edited:
        if len(stock) <= LEAST_STOCK:
            return None
        words, hidden = _facts_hidden(piece.words)
        return _shown(" ".join(change(words, chance, stock)), hidden), (piece.start, piece.end)

    return edit


def _facts_hidden(passage: str) -> tuple[Words, list[str]]:
    """The words, each figure, date, name and negation behind one sign that no edit touches."""
    hidden: list[str] = []
    parts, past = [], 0
    for fact in sorted(facts(passage), key=lambda fact: fact.span):
        start, end = fact.span
        if start < past or fact.kind == "speaker":
            continue
        while end < len(passage) and not passage[end].isspace():
            end += 1
        while start > past and not passage[start - 1].isspace():
            start -= 1
        parts.append(passage[past:start] + f" {chr(_HIDDEN + len(hidden))} ")
        hidden.append(passage[start:end])
        past = end
    return "".join([*parts, passage[past:]]).split(), hidden


def _shown(passage: str, hidden: list[str]) -> str:
    for number, fact in enumerate(hidden):
        passage = passage.replace(chr(_HIDDEN + number), fact)
    return passage


def _spelling(words: Words, chance: random.Random, stock: Words) -> Words:
    return edits.typo(words, chance, stock) if chance.random() < 0.4 else edits.respell(words, chance, stock)


def _marks(piece: Piece, chance: random.Random, stock: Words) -> Edited:
    """Most punctuation gone, some set elsewhere; what stands inside a figure stays."""
    words = [word if re.search(r"\d", word) else _MARKS.sub("", word) for word in piece.words.split()]
    words = [word + chance.choice(("", "", "", "", "،", " -", ".")) for word in words if word]
    return " ".join(words), (piece.start, piece.end)


def _wording(words: Words, chance: random.Random, stock: Words) -> Words:
    return chance.choice((edits.replace, edits.insert, edits.delete))(words, chance, stock)


def _order(words: Words, chance: random.Random, stock: Words) -> Words:
    for _ in range(chance.randint(1, 2)):
        words = edits.reorder(words, chance, stock)
    return words


def _cut(piece: Piece, chance: random.Random, stock: Words) -> Edited:
    """A third to two thirds of the words, those that follow each other; five at least."""
    spans = [found.span() for found in re.finditer(r"\S+", piece.words)]
    kept = max(5, round(len(spans) * chance.uniform(0.3, 0.65)))
    first = chance.randrange(len(spans) - kept + 1)
    start, end = spans[first][0], spans[first + kept - 1][1]
    return piece.words[start:end], (piece.start + start, piece.start + end)


def _embedded(piece: Piece, chance: random.Random, stock: Words) -> Edited:
    """Twelve to twenty-five of the words, within 40 to 110 others of another article."""
    spans = [found.span() for found in re.finditer(r"\S+", piece.words)]
    kept = min(len(spans), chance.randint(12, 25))
    first = chance.randrange(len(spans) - kept + 1)
    start, end = spans[first][0], spans[first + kept - 1][1]
    before, after = chance.randint(15, 60), chance.randint(25, 50)
    if len(stock) < before + after:
        return None
    around = edits.run(stock, chance, before + after)
    words = [*around[:before], piece.words[start:end], *around[before:]]
    return " ".join(words), (piece.start + start, piece.start + end)


def _reworded(words: Words, chance: random.Random, stock: Words) -> Words:
    """A third of the longer words are others, some have another beginning or ending, a clause stands elsewhere."""
    others = [word for word in stock if len(word) > 3]
    changed = []
    for word in words:
        fate = chance.random()
        if len(word) > 3 and fate < 0.3:
            word = chance.choice(others or stock)
        elif len(word) > 4 and fate < 0.45:
            word = word.removeprefix("ال") if word.startswith("ال") else chance.choice(_PREFIXES) + word
        changed.append(word)
    return edits.reorder(changed, chance, stock)


def _fact(piece: Piece, chance: random.Random, stock: Words) -> Edited:
    """Another figure, month or weekday; where there is none, None."""
    words = piece.words.split()
    places = [place for place, word in enumerate(words) if re.search(r"\d", word)]
    named = [place for place, word in enumerate(words) if word in _DAYS or word in _UNITS]
    if not places and not named:
        return None
    if named and (not places or chance.random() < 0.4):
        place = chance.choice(named)
        names = _DAYS if words[place] in _DAYS else _UNITS
        words[place] = chance.choice([one for one in names if one != words[place]])
    else:
        place = chance.choice(places)
        old = words[place]
        words[place] = re.sub(r"\d+", lambda found: _other(found[0], chance), old, count=1)
    return " ".join(words), (piece.start, piece.end)


def _other(figure: str, chance: random.Random) -> str:
    """Another figure of about the same size."""
    value = int(figure)
    while (made := chance.randint(1, max(12, 2 * value))) == value:
        pass
    return str(made)


KINDS: dict[str, Edit] = {
    "verbatim": lambda piece, chance, stock: (piece.words, (piece.start, piece.end)),
    "spelling": _whole(_spelling),
    "marks": _marks,
    "words": _whole(_wording),
    "order": _whole(_order),
    "cut": _cut,
    "embedded": _embedded,
    "reworded": _whole(_reworded),
    "fact": _fact,
}
