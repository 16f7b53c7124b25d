"""What a page says of its article in linked data (schema.org as JSON-LD), a graph or nested, tidy or not."""

import json
from collections import deque
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

Node = dict[str, Any]
_LONGEST, _MOST_SCRIPTS, _MOST_NODES = 1_000_000, 40, 3_000
_ARTICLES = ("Article", "BlogPosting", "Report", "Posting")


class Linked:
    """The article's node; everything is empty where there is none."""

    def __init__(self, tree: HtmlElement) -> None:
        nodes = list(_nodes(tree))
        self._by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
        told = [node for node in nodes if _is_article(node)]
        self.article: Node = next((node for node in told if "headline" in node), told[0] if told else {})

    def words(self, *names: str) -> str:
        """The first of these properties that has words: its own, or the name of what it points at."""
        for name in names:
            found = next(filter(None, self._names(self.article.get(name))), "")
            if found:
                return found
        return ""

    def list(self, name: str) -> list[str]:
        """Every word or name of the property."""
        return list(dict.fromkeys(filter(None, self._names(self.article.get(name)))))

    def address(self) -> str:
        """Where the article stands, as `url` or `mainEntityOfPage` says."""
        for name in ("url", "mainEntityOfPage"):
            value = self.article.get(name)
            value = (value.get("@id") or value.get("url")) if isinstance(value, dict) else value
            if isinstance(value, str) and value.startswith("http"):
                return value
        return ""

    def _names(self, value: object) -> Iterator[str]:
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                node = one if "name" in one else self._by_id.get(str(one.get("@id")), {})
                one = node.get("name")
            if isinstance(one, str):
                yield " ".join(unescape(one).split())


def _nodes(tree: HtmlElement) -> Iterator[Node]:
    scripts = [one for one in tree.iter("script") if "ld+json" in (one.get("type") or "")]
    left: deque[object] = deque(_parsed(script.text or "") for script in scripts[:_MOST_SCRIPTS])
    for _ in range(_MOST_NODES):
        if not left:
            return
        value = left.popleft()
        if isinstance(value, list):
            left += value
        elif isinstance(value, dict):
            yield value
            left += [one for one in value.values() if isinstance(one, dict | list)]


def _parsed(written: str) -> object:
    try:
        return json.loads(written[:_LONGEST], strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(_ARTICLES) for kind in kinds)
