"""A feed as Atom (RFC 4287)."""

from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from taswib.public.feed import Entry, Feed
from taswib.public.xml_words import xml_words

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
LEDGER = "urn:taswib:ledger"
"""Of the signed checkpoint that goes out with a feed; readers that do not know it pass over it (RFC 4287, 6.4)."""
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(feed: Feed, address: str) -> bytes:
    """The whole document; `address` is the one at which it stands."""
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", _LANG: feed.language})
    _text(root, "id", feed.home)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.description)
    _text(root, "updated", moment(feed.updated))
    for hub in feed.hubs:
        SubElement(root, "link", {"rel": "hub", "href": hub})
    _link(root, "self", address, "application/atom+xml")
    _link(root, "alternate", feed.home, "text/html")
    author = SubElement(root, "author")
    _text(author, "name", feed.author)
    _text(author, "uri", feed.author_home)
    _text(root, "generator", "Taswib")
    if feed.checkpoint:
        SubElement(root, "checkpoint", {"xmlns": LEDGER}).text = feed.checkpoint
    for entry in feed.entries:
        _entry(root, entry)
    return tostring(root, encoding="utf-8", xml_declaration=True)


def moment(value: datetime) -> str:
    """As RFC 3339 has it, in UTC, to the second."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _entry(root: Element, entry: Entry) -> None:
    node = SubElement(root, "entry", {_LANG: entry.language})
    _text(node, "id", entry.id)
    _text(node, "title", entry.title)
    _text(node, "published", moment(entry.published))
    _text(node, "updated", moment(entry.updated))
    _link(node, "alternate", entry.address, "text/html")
    SubElement(node, "link", {"rel": "related", "href": xml_words(entry.about)})
    for term, label in entry.tags:
        SubElement(node, "category", {"term": term, "label": label})
    _text(node, "summary", entry.summary)
    _text(node, "content", entry.html, type="html")


def _text(parent: Element, name: str, words: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = xml_words(words)


def _link(parent: Element, relation: str, address: str, kind: str) -> None:
    SubElement(parent, "link", {"rel": relation, "href": xml_words(address), "type": kind})
