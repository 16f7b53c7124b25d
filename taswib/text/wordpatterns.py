"""A small language of patterns over folded words, so that word lists stay data.

A file holds groups and rules, one a line; `#` begins a comment line:

    @group: phrase | phrase | ~phrase        `~` adds the Arabic prefixes that grow onto a word (و، ب، ال …)
    where shape longest: group + group ! group

`where` is the reader's affair (`furniture` says which it knows). A rule fits a line of at most `longest` words when a
phrase of each group is in it and none of the group after `!`; a group is phrases or @names between `|`. Shapes:

    holds    the phrases stand anywhere, and nothing is quoted in the line
    starts   the first group's phrase begins the line
    label    the phrase begins the line, and a colon, bar, dash, arrow, two dots or the end follows
    whole    the line is made of the group's phrases alone
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from taswib.text.folding import fold

_PREFIXES = ("", "و", "ب", "ل", "ف", "ال", "وال", "بال", "لل", "فال", "وب", "ول")
_WORD = re.compile(r"[^\W_]+|[©@]")
_CHUNKS = 80  # characters of a line in which its first word ends, in nearly every one
_AFTER_LABEL = re.compile(r"\W*?(?:[:|>\-]|\.\.|$)")
_QUOTED = re.compile(r'(?<!\w)"\w')


@lru_cache(maxsize=1 << 14)
def _first_word(chunk: str) -> str:
    found = _WORD.search(fold(chunk).text)
    return found[0] if found else ""


def first_word(line: str) -> str:
    """The first word of a line as it was written, folded; empty where it has none. The line is not folded for it."""
    for chunk in line[:_CHUNKS].split()[:-1]:
        if word := _first_word(chunk):
            return word
    return _first_word.__wrapped__(line)


@dataclass(frozen=True)
class Line:
    """One folded line."""

    folded: str

    @cached_property
    def listed(self) -> list[str]:
        """The words in their order."""
        return _WORD.findall(self.folded)

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The words, for a quick look before a slow one."""
        return frozenset(self.listed)

    @cached_property
    def words(self) -> str:
        """The words with one space on either side of each: a phrase written so is in it, or is not."""
        return f" {' '.join(self.listed)} "

    @cached_property
    def quotes(self) -> bool:
        """Whether something is quoted in it."""
        return _QUOTED.search(self.folded) is not None


@dataclass(frozen=True)
class Group:
    """Phrases, each as `Line.words` writes it, and their first words."""

    phrases: tuple[str, ...]

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The word that each phrase begins with."""
        return frozenset(phrase.split()[0] for phrase in self.phrases)

    @cached_property
    def _alone(self) -> re.Pattern[str]:
        longest_first = sorted(self.phrases, key=len, reverse=True)
        return re.compile("(?:" + "|".join(re.escape(phrase[:-1]) for phrase in longest_first) + ")+ ")

    def within(self, line: Line) -> bool:
        """Does a phrase stand in the line?"""
        return not self.firsts.isdisjoint(line.distinct) and any(phrase in line.words for phrase in self.phrases)

    def begins(self, line: Line) -> bool:
        """Does a phrase begin the line, which has words?"""
        return line.listed[0] in self.firsts and line.words.startswith(self.phrases)

    def labels(self, line: Line) -> bool:
        """Does a phrase begin the line, and a colon or the like, or the end, follow it?"""
        return any(self._label_ends(line, phrase) for phrase in self.phrases if line.words.startswith(phrase))

    def makes_up(self, line: Line) -> bool:
        """Is the line made of the phrases alone?"""
        return self._alone.fullmatch(line.words) is not None

    @staticmethod
    def _label_ends(line: Line, phrase: str) -> bool:
        last = list(_WORD.finditer(line.folded))[len(phrase.split()) - 1]
        return _AFTER_LABEL.match(line.folded, last.end()) is not None


@dataclass(frozen=True)
class Rule:
    """One row of a word list: where it holds is for its reader to know, how it fits a line is told above."""

    where: str
    shape: str
    longest: int
    groups: tuple[Group, ...]
    unless: Group | None

    def fits(self, line: Line) -> bool:
        """Is the line what the rule describes?"""
        if not 0 < len(line.listed) <= self.longest or not self._has_shape(line):
            return False
        return not (self.unless and self.unless.within(line))

    def _has_shape(self, line: Line) -> bool:
        first, *others = self.groups
        if self.shape == "holds":
            return all(group.within(line) for group in self.groups) and not line.quotes
        shaped = {"starts": first.begins, "label": first.labels, "whole": first.makes_up}[self.shape]
        return shaped(line) and all(group.within(line) for group in others)


class Rules:
    """Rules of one place, asked by the line's first word where it must begin with it."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._holding = [rule for rule in rules if rule.shape == "holds"]
        self._by_first: dict[str, list[Rule]] = {}
        for rule in rules:
            for first in rule.groups[0].firsts if rule.shape != "holds" else ():
                self._by_first.setdefault(first, []).append(rule)

    def may_fit(self, line: str) -> bool:
        """Whether any of the rules could fit a line as it was written."""
        return bool(self._holding) or first_word(line) in self._by_first

    def fit(self, line: Line) -> bool:
        """Does one of the rules fit the line?"""
        beginning = self._by_first.get(line.listed[0], ()) if line.listed else ()
        return any(rule.fits(line) for rule in (*beginning, *self._holding))


def read(name: str) -> list[Rule]:
    """The rules of `lexicon/<name>`, in their order. Raises ValueError where a line of it is not understood."""
    groups: dict[str, tuple[str, ...]] = {}
    rules: list[Rule] = []
    for row in files("taswib.text").joinpath("lexicon", name).read_text("utf-8").splitlines():
        head, colon, body = row.partition(":")
        if not row.strip() or row.startswith("#"):
            continue
        if not colon:
            raise ValueError(f"{name}: neither a group nor a rule: {row}")
        if row.startswith("@"):
            groups[head.strip()] = _phrases(body, groups)
        else:
            rules.append(_rule(head, body, groups))
    return rules


def _rule(head: str, body: str, groups: dict[str, tuple[str, ...]]) -> Rule:
    where, shape, longest = head.split()
    wanted, _, unwanted = body.partition("!")
    return Rule(
        where,
        shape,
        int(longest),
        tuple(Group(_phrases(part, groups)) for part in wanted.split("+")),
        Group(_phrases(unwanted, groups)) if unwanted.strip() else None,
    )


def _phrases(body: str, groups: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    phrases: list[str] = []
    for part in filter(None, map(str.strip, body.split("|"))):
        if part.startswith("@"):
            phrases += groups[part]
        else:
            prefixes = _PREFIXES if part.startswith("~") else ("",)
            phrases += [Line(fold(prefix + part.lstrip("~")).text).words for prefix in prefixes]
    return tuple(dict.fromkeys(phrases))
