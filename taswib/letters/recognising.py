"""Which article a letter is about: an address in it, or a headline that it quotes."""

import re
from collections.abc import Iterator

from taswib.archive.article import Article
from taswib.archive.finding import find_articles
from taswib.letters.letter import Letter
from taswib.people.newsroom import Newsroom

_ADDRESS = re.compile(r"https?://[^\s<>\"'«»“”()\[\]]{4,1000}")
_BEHIND = ".,;:!?…،؛؟*_"  # what writers put behind an address, and mail programs around it
_REPLY = re.compile(r"^\s*((re|fwd?|aw|tr|رد|إعادة توجيه|الرد)\s*[:：]\s*)+", re.I)
_QUOTED = re.compile(r"[«“\"]([^«»“”\"\n]{12,300})[»”\"]")
_MOST_ADDRESSES, _MOST_TITLES = 10, 12
_FEWEST_WORDS = 4
"""A headline of fewer words could be an everyday phrase."""


def article_of(letter: Letter, newsroom: Newsroom) -> Article | None:
    """The first article that the letter names, what its writer wrote before what they quote; None where it names none."""
    named = (found for address in _addresses(letter) if (found := find_articles(newsroom, address).first()))
    titled = (found for title in _titles(letter) if (found := _with_headline(newsroom, title)))
    return next(named, None) or next(titled, None)


def without_addresses(text: str) -> str:
    """The text, for judging in which language it is."""
    return _ADDRESS.sub(" ", text)


def _addresses(letter: Letter) -> list[str]:
    text = f"{letter.subject}\n{letter.words}\n{letter.quoted}"
    return list(dict.fromkeys(one.rstrip(_BEHIND) for one in _ADDRESS.findall(text)))[:_MOST_ADDRESSES]


def _titles(letter: Letter) -> list[str]:
    lines = [line.strip() for line in letter.words.split("\n", 8)[:8]]
    candidates: Iterator[str] = iter([_REPLY.sub("", letter.subject), *_QUOTED.findall(letter.words), *lines])
    return [one for one in candidates if _FEWEST_WORDS <= len(one.split()) <= 40][:_MOST_TITLES]


def _with_headline(newsroom: Newsroom, title: str) -> Article | None:
    """The one article whose headline holds all words of the title; None where there are several."""
    found = list(find_articles(newsroom, title)[:2])
    return found[0] if len(found) == 1 else None
