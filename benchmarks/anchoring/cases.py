"""Cases with a known answer: a quotation of a real article, and the article after edits of one graded kind."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import NamedTuple

from benchmarks.anchoring import edits
from benchmarks.anchoring.articles import Article, Place, articles, editable, place
from benchmarks.anchoring.edits import Edit, Words
from taswib.text.anchoring import Quote, describe

Span = tuple[int, int]
REWORDED: dict[str, tuple[Edit, ...]] = {
    "inserted": (edits.insert,),
    "clause": (edits.clause,),
    "deleted words": (edits.delete,),
    "replaced": (edits.replace,),
    "reordered": (edits.reorder,),
    "shortened": (edits.shorten,),
    "respelled": (edits.respell,),
    "typo": (edits.typo,),
    "fact": (edits.fact,),
    "several": (edits.replace, edits.insert, edits.delete),
    "respelled and edited": (edits.respell, edits.replace),
}
STANDING = ("verbatim", "split", "merged", "moved", "moved and edited")
GONE = (
    "gone",
    "gone, replaced",
    "decoy: phrase",
    "decoy: same words",
    "decoy: scrambled",
    "decoy: formula",
    "decoy: half",
)
_FEW = 12  # words; more of them, to the letter, in another sentence are the passage, moved
KINDS = (*REWORDED, *STANDING, *GONE)


class Case(NamedTuple):
    """`span` is where the passage stands in `text`, None where it is gone."""

    id: str
    kind: str
    marked: str
    quote: Quote
    old: str
    text: str
    span: Span | None


@dataclass
class Draft:
    """An article while it is edited: the line with the quoted words in three parts, and the lines around it."""

    before: list[str]
    head: str
    words: str
    tail: str
    after: list[str]
    stock: Words
    chance: random.Random = field(repr=False)

    def finished(self) -> tuple[str, Span]:
        start = sum(len(line) + 1 for line in self.before) + len(self.head)
        line = self.head + self.words + self.tail
        return "\n".join([*self.before, line, *self.after]), (start, start + len(self.words))

    def edit(self, edit: Edit) -> None:
        self.words = " ".join(edit(self.words.split(), self.chance, self.stock)).strip()


def cases(count: int, *, held_back: bool, seed: int, kinds: tuple[str, ...] = KINDS) -> Iterator[Case]:
    """So many cases, the kinds in turn; the same for the same seed."""
    chance = random.Random(seed)
    usable = [article for article in articles(held_back=held_back) if editable(article)]
    chance.shuffle(usable)
    return islice(_cases(usable, chance, kinds), count)


def _cases(usable: list[Article], chance: random.Random, kinds: tuple[str, ...]) -> Iterator[Case]:
    number = 0
    while True:
        for article, other in pairwise(usable):
            kind = kinds[number % len(kinds)]
            where = place(article, chance)
            case = where and _case(article, other, where, kind, chance)
            if case:
                number += 1
                yield case


def _case(article: Article, other: Article, where: Place, kind: str, chance: random.Random) -> Case | None:
    start = sum(len(line) + 1 for line in article.lines[: where.line]) + where.start
    quote = describe(article.text, start, start + where.end - where.start)
    line = article.lines[where.line]
    draft = Draft(
        article.lines[: where.line],
        line[: where.start],
        line[where.start : where.end],
        line[where.end :],
        article.lines[where.line + 1 :],
        edits.stock_of(other),
        chance,
    )
    if _told_twice(draft) or (kind.startswith("decoy") and len(draft.before) + len(draft.after) < 6):
        return None
    if kind == "decoy: same words" and len(draft.words.split()) > _FEW:
        return None
    if kind == "decoy: phrase":
        requoted = _requoted(article, draft, quote)
        if requoted is None:
            return None
        quote = requoted
    _around(draft)
    _apply(kind, draft)
    text, span = draft.finished()
    if kind in REWORDED and draft.words == quote.exact:
        return None
    return Case(
        f"{article.id}:{quote.start}", kind, where.kind, quote, article.text, text, None if kind in GONE else span
    )


def _told_twice(draft: Draft) -> bool:
    """Whether the article says much of the passage in another place too: then nobody can say which one is meant."""
    words = draft.words.split()
    shingles = {" ".join(words[first : first + 3]) for first in range(len(words) - 2)}
    rest = " ".join(" ".join([*draft.before, draft.head, "|", draft.tail, *draft.after]).split())
    return sum(shingle in rest for shingle in shingles) > 0.25 * len(shingles)


def _requoted(article: Article, draft: Draft, quote: Quote) -> Quote | None:
    """Three to six of the words that stand elsewhere too are what was quoted; the whole sentence around them goes."""
    words = draft.words.split()
    rest = "\n".join([*draft.before, *draft.after])
    for count in (6, 5, 4, 3):
        for first in range(len(words) - count + 1):
            run = " ".join(words[first : first + count])
            if len(run) > 12 and run in rest and run in quote.exact:
                start = quote.start + quote.exact.index(run)
                return describe(article.text, start, start + len(run))
    return None


def _around(draft: Draft) -> None:
    """What else was done to the article: nothing, or some lines gone, new, edited; the same line's rest edited."""
    chance = draft.chance
    if chance.random() < 0.25:
        return
    for lines in (draft.before, draft.after):
        for number in range(len(lines) - 1, -1, -1):
            fate = chance.random()
            if fate < 0.07:
                del lines[number]
            elif fate < 0.14:
                lines.insert(number, " ".join(edits.run(draft.stock, chance, chance.randint(8, 40))))
            elif fate < 0.3:
                lines[number] = _edited(lines[number], draft)
    if chance.random() < 0.2:
        draft.head = _edited(draft.head, draft)
    if chance.random() < 0.2:
        draft.tail = _edited(draft.tail, draft)


def _edited(words: str, draft: Draft) -> str:
    parts = words.split()
    if len(parts) < 3:
        return words
    edit = draft.chance.choice((edits.replace, edits.insert, edits.delete, edits.reorder))
    left, right = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return left + " ".join(edit(parts, draft.chance, draft.stock)) + right


def _apply(kind: str, draft: Draft) -> None:
    for edit in REWORDED.get(kind, ()):
        draft.edit(edit)
    if kind.startswith("moved"):
        _move(draft)
    if kind == "moved and edited":
        draft.edit(draft.chance.choice((edits.replace, edits.insert, edits.typo, edits.fact)))
    if kind == "split":
        _split(draft)
    if kind == "merged":
        _merge(draft)
    if kind in GONE:
        _remove(kind, draft)


def _move(draft: Draft) -> None:
    """The whole line to another place among the lines."""
    lines = draft.before + draft.after
    here = len(draft.before)
    there = draft.chance.choice([number for number in range(1, len(lines) + 1) if number != here] or [here])
    draft.before, draft.after = lines[:there], lines[there:]


def _split(draft: Draft) -> None:
    words = draft.words.split()
    cut = draft.chance.randint(1, len(words) - 1)
    draft.words = " ".join(words[:cut]) + "\n" + " ".join(words[cut:])


def _merge(draft: Draft) -> None:
    if len(draft.before) > 1:
        draft.head = draft.before.pop() + " " + draft.head
    if draft.after:
        draft.tail = draft.tail + " " + draft.after.pop(0)


def _remove(kind: str, draft: Draft) -> None:
    """The quoted words go; with a phrase, or by chance, the whole line goes with them."""
    chance, words = draft.chance, draft.words.split()
    decoy = {
        "decoy: scrambled": edits.scrambled,
        "decoy: formula": edits.formula,
        "decoy: same words": edits.within_another,
    }.get(kind)
    if kind == "gone, replaced":
        draft.words = " ".join(edits.run(draft.stock, chance, len(words)))
        return
    draft.words = ""
    if chance.random() < 0.4 or (draft.head + draft.tail).strip(" .،") == "":
        draft.head = draft.tail = ""
    if kind == "decoy: half":
        half = max(2, len(words) // 3)
        first = chance.randint(0, max(0, len(words) - half))
        _place(
            edits.run(draft.stock, chance, half) + words[first : first + half] + edits.run(draft.stock, chance, half),
            draft,
        )
    elif decoy:
        _place(decoy(words, chance, draft.stock), draft)


def _place(words: Words, draft: Draft) -> None:
    """As a line of its own, or at the end of one, two lines from the old place or further."""
    choices = [(draft.before, number) for number in range(len(draft.before) - 2)]
    choices += [(draft.after, number) for number in range(2, len(draft.after))]
    lines, number = draft.chance.choice(choices) if choices else (draft.after, len(draft.after) - 1)
    if draft.chance.random() < 0.5:
        lines.insert(number + 1, " ".join(words) + ".")
    else:
        lines[number] += " " + " ".join(words) + "."
