"""A page as a tree, and which of its parts stand beside the article rather than in it."""

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree, html
from lxml.html import HtmlElement

from taswib.text.lexicons import classes, word_set

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_LINES = frozenset(("p", "h2", "h3", "h4", "h5", "h6"))
_HEADLINE = 4  # words; fewer in a link may be a name that the article tells of
_CAPTION = 40  # words
_KEPT = frozenset(("html", "head", "body", "main", "article", "h1"))
_WORD = re.compile(r"[A-Za-z][a-z]*|\d+")
_MOST = 0.25  # of a page's words; a part with more of them is not beside the article, whatever it is called
_ENOUGH, _SHARE = 60, 0.4
"""Words in parts that are called the article's body, and their share of the page's words, for them to be believed."""


def tree_of(page: str) -> HtmlElement | None:
    """The parsed page; None where nothing is in it."""
    try:
        parser = html.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False)
        return html.document_fromstring(_DECLARATION.sub("", page), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def leave_out_what_stands_beside(tree: HtmlElement) -> None:
    """Take navigation, captions, share bars and boxes out of the tree, as elements, roles, classes and ids tell of them."""
    every = _elements(tree)
    sizes = _sizes(every)
    most = _MOST * sizes.get(tree, 0)
    for element in every:
        if _is_beside(element) and sizes[element] <= most and element.find(".//h1") is None:
            _drop(element)


def keep_to_the_body(tree: HtmlElement) -> None:
    """Where parts are called the article's body and hold much of the page, nothing else stays beside the headline."""
    every = _elements(tree)
    sizes = _sizes(every)
    parts = _outermost(element for element in every if _is_body(element))
    body = tree.find("body")
    if body is None or sum(sizes[part] for part in parts) < max(_ENOUGH, _SHARE * sizes[body]):
        return
    headline = next((element for element in every if element.tag == "h1"), None)
    if headline is not None and not any(part is headline or part in headline.iterancestors() for part in parts):
        parts.insert(0, headline)
    for child in list(body):
        body.remove(child)
    article = etree.SubElement(body, "article")
    for part in parts:
        part.tail = None
        article.append(part)


def _outermost(elements: Iterator[HtmlElement]) -> list[HtmlElement]:
    """Those that stand in no other of them."""
    kept: dict[HtmlElement, None] = {}
    for element in elements:  # in the order of the page, so what holds another comes before it
        if not any(ancestor in kept for ancestor in element.iterancestors()):
            kept[element] = None
    return list(kept)


def called(element: HtmlElement) -> str:
    """Class and id as words, with one space on either side of each."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:400]
    return f" {' '.join(_WORD.findall(names)).lower()} " if names.strip() else ""


def _elements(tree: HtmlElement) -> list[HtmlElement]:
    return [element for element in tree.iter() if isinstance(element.tag, str)]


def _sizes(every: list[HtmlElement]) -> dict[HtmlElement, int]:
    """The words in each element: children come after their parents, so one walk from the end adds them up."""
    sizes = dict.fromkeys(every, 0)
    never = word_set("html", "parts", "element")
    for element in reversed(every):
        if element.tag not in never:
            sizes[element] += len((element.text or "").split())
        parent = element.getparent()
        if parent in sizes:
            sizes[parent] += sizes[element] + len((element.tail or "").split())
    return sizes


def _is_beside(element: HtmlElement) -> bool:
    if element.tag in _KEPT:
        return False
    if element.tag in word_set("html", "parts", "element") or _is_link_alone(element) or _is_picture(element):
        return True
    if element.get("role") in word_set("html", "parts", "role") or (
        element.tag == "footer" and element.getparent() is not None
    ):
        return True
    names = called(element)
    return bool(names) and not _is_body(element) and any(name in names for name in _names("beside"))


def _is_link_alone(element: HtmlElement) -> bool:
    """A paragraph that is one link with a headline's words: another article, put between the paragraphs of this one."""
    links = list(element.iter("a")) if element.tag in _LINES else []
    if len(links) != 1 or (
        "://" not in (links[0].get("href") or "/") and not (links[0].get("href") or "").startswith("/")
    ):
        return False
    words = " ".join(element.text_content().split())
    alone = words == " ".join(links[0].text_content().split())
    return alone and len(words.split()) >= _HEADLINE and not words.endswith((".", "»", "”", '"'))


def _is_picture(element: HtmlElement) -> bool:
    """A paragraph that holds a picture and, in other letters, what it shows."""
    if element.tag != "p" or element.find(".//img") is None:
        return False
    slanted = "".join(one.text_content() for one in element if one.tag in ("em", "i", "small"))
    return slanted.split() == element.text_content().split() and 0 < len(slanted.split()) <= _CAPTION


def _is_body(element: HtmlElement) -> bool:
    if element.get("itemprop") == "articleBody":
        return True
    names = called(element) if element.tag in ("div", "section", "td", "article") else ""
    return bool(names) and any(name in names for name in _names("body"))


@cache
def _names(label: str) -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in classes("html", "parts")[label])


def _drop(element: HtmlElement) -> None:
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()


def captions(tree: HtmlElement) -> Iterator[str]:
    """What pictures are said to show."""
    for image in tree.iter("img", "amp-img"):
        yield image.get("alt") or ""
    for caption in tree.iter("figcaption"):
        yield caption.text_content()
