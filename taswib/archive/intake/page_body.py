"""An article's paragraphs out of its page: what stands beside it is left out, the rest is found by trafilatura."""

import copy
import importlib
import re
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from taswib.archive.intake.page_dates import is_day
from taswib.archive.intake.page_declared import Declared
from taswib.archive.intake.page_tree import captions, keep_to_the_body, leave_out_what_stands_beside
from taswib.archive.intake.plain import own_lines
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.text.folding import fold

_LITTLE = 60  # words; where so few are found, less precision may find more
_OPENING = 4  # lines under the headline in which the byline and the day stand
_BRIEF, _ROLE = 12, 3  # words
_PULLED = 6  # words; fewer may head a part of the article with words of it
_ARTICLE = 400  # lines; of more the comparison would cost too much
_LETTERS = re.compile(r"[^\W\d_]+")
_BULLET = re.compile(r"^[-•]\s+")


@dataclass(frozen=True)
class PageBody:
    """`text` is lines; the other fields are guesses for where the page declares nothing."""

    text: str
    headline: str
    byline: str
    outlet: str
    day: str
    names: frozenset[str]
    captions: frozenset[str]

    def paragraphs(self, headline: str) -> list[str]:
        """The lines that are the article's: not the headline again, nor captions, nor who wrote it and when."""
        _, *lines = own_lines([headline or "-", *self.text.split("\n")])
        again = _plain(headline)
        kept = [one for one in lines if _plain(one) not in self.captions and _plain(one) != again]
        kept = _without_pull_quotes(kept)
        return [*self._without_byline(kept[:_OPENING]), *kept[_OPENING:]]

    def _without_byline(self, opening: list[str]) -> list[str]:
        """Without the lines that name who wrote it, as what, and when."""
        kept: list[str] = []
        named = False
        for line in opening:
            words = _BULLET.sub("", line)
            brief = len(words.split()) <= _BRIEF and not words.endswith((".", "!", "؟", "?", ":"))
            byline = brief and any(name in _plain(words) for name in self.names)
            role = named and len(words.split()) <= _ROLE and brief
            if not (byline or role or (brief and is_day(words))):
                kept.append(line)
            named = byline
        return kept


def _without_pull_quotes(lines: list[str]) -> list[str]:
    """Without lines that a page repeats in large letters: their words stand within a longer line already."""
    if len(lines) > _ARTICLE:
        return lines
    plain = [_plain(line) for line in lines]
    whole = "\n".join(plain)
    return [
        line
        for line, words in zip(lines, plain, strict=True)
        if len(words.split()) < _PULLED or whole.count(words) == plain.count(words)
    ]


def body_of(tree: HtmlElement, declared: Declared) -> PageBody:
    """Raises Unreadable, NO_ARTICLE. The tree is left as it is."""
    pruned = copy.deepcopy(tree)
    leave_out_what_stands_beside(pruned)
    keep_to_the_body(pruned)
    page = _extracted(pruned)
    if page is None or len((page.text or "").split()) < _LITTLE:
        page = _longer(page, _extracted(tree, favor_precision=False))
    if page is None:
        raise Unreadable(Reason.NO_ARTICLE)
    return PageBody(
        page.text or "",
        page.title or "",
        page.author or "",
        page.sitename or "",
        page.date or "",
        frozenset(_plain(name) for name in declared.byline.split("، ") if name),
        frozenset(filter(None, map(_plain, captions(tree)))),
    )


def _extracted(tree: HtmlElement, *, favor_precision: bool = True) -> Any:
    # Imported when the first page comes: it costs a third of a second and 60 MB that plain text does not need.
    trafilatura = importlib.import_module("trafilatura")
    return trafilatura.bare_extraction(
        copy.deepcopy(tree),
        with_metadata=True,
        include_comments=False,
        favor_precision=favor_precision,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )


def _longer(one: Any, other: Any) -> Any:
    return max((one, other), key=lambda page: len(page.text or "") if page else -1)


def _plain(line: str) -> str:
    return " ".join(_LETTERS.findall(fold(line).text))
