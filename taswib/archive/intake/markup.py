"""Markup that a newsroom's own system hands over: its paragraphs, as text."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree, html

from taswib.text.furniture import without_furniture

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "br", "html",
}  # fmt: skip
_NOT_TEXT = {"script", "style", "noscript", "template", "iframe", "object", "svg", "math", "head", "button", "select"}
_MOST = 10_000  # blocks: more than any article has, few enough for a page that is made of nothing else
_BLANKS = re.compile(r"\s+")
_PARSER = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)


def paragraphs_of(markup: str) -> list[str]:
    """The words of each block, in order, blanks as one space; scripts, styles and page furniture left out."""
    if not markup.strip():
        return []
    try:
        root = html.document_fromstring(markup.replace("\0", ""), parser=_PARSER)
    except (etree.ParserError, ValueError):
        return []
    lines = [
        line for line in (_BLANKS.sub(" ", "".join(part)).strip() for part in islice(_blocks(root), _MOST)) if line
    ]
    _, *kept = [("-", *lines)[index] for index in without_furniture(["-", *lines])]
    return kept


def words_of(markup: str) -> str:
    """All its words on one line: for a title that may hold entities and emphasis."""
    return " ".join(paragraphs_of(markup))


def _blocks(root: "etree._Element") -> Iterator[list[str]]:
    """The pieces of text between one block's edge and the next. Without recursion: markup may be nested deeply."""
    block: list[str] = []
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if skipped is None and event == "start" and name in _NOT_TEXT:
            skipped = element
        if skipped is None and name in _BLOCKS:
            yield block
            block = []
        if skipped is None and event == "start" and element.text:
            block.append(element.text)
        if event == "end":
            if skipped is element:
                skipped = None
            if skipped is None and element.tail:
                block.append(element.tail)
    yield block
