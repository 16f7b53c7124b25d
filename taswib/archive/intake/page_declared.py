"""What a page says of its article: linked data first, then <meta>, then microdata in its elements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml.html import HtmlElement

from taswib.archive.intake.page_linked import Linked
from taswib.text.folding import fold

_BY = re.compile(r"^\W*(?:بقلم|كتب|كتبت|كتبه|كتبها|إعداد|تقرير|تحرير|by|written by)\b[\s:،–-]*", re.IGNORECASE)
_LINK = re.compile(r"^https?:|^www\.|@", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|–—\-•»:]\s+")
_LONGEST_NAME = 80


@dataclass(frozen=True)
class Declared:
    """Each property is as written, on one line, and empty where the page does not tell it."""

    tree: HtmlElement

    @cached_property
    def linked(self) -> Linked:
        return Linked(self.tree)

    @cached_property
    def headline(self) -> str:
        """The heading on the page that agrees with what it declares; else that, without the outlet's name."""
        told = [self.linked.words("headline"), self._meta("og:title", "twitter:title"), self._title()]
        for heading in self._headings():
            if any(_agrees(heading, one) for one in told):
                return heading
        headings = list(self._headings())
        if len(headings) == 1 and len(headings[0].split()) > 2:
            return headings[0]
        return next(filter(None, (self.linked.words("headline"), *map(self._without_outlet, told[1:]))), "")

    @cached_property
    def byline(self) -> str:
        """Names alone, without «by»; several parted by an Arabic comma. The outlet itself is no author."""
        meta = [self._meta("author", "article:author", "parsely-author", "dc.creator")]
        for names in (self.linked.list("author"), meta, list(self._items("author"))):
            people = [_BY.sub("", name) for name in names if name and not _LINK.search(name)]
            people = [name for name in people if name != self.outlet and len(name) <= _LONGEST_NAME]
            if people:
                return "، ".join(dict.fromkeys(people))
        return ""

    @cached_property
    def outlet(self) -> str:
        told = self.linked.words("publisher") or self._meta("og:site_name", "application-name")
        return told or next(self._items("publisher"), "")

    @cached_property
    def section(self) -> str:
        told = self.linked.words("articleSection") or self._meta("article:section", "section", "parsely-section")
        return told or next(self._items("articleSection"), "")

    @cached_property
    def addresses(self) -> list[str]:
        """The canonical address, in the order in which to believe it."""
        links = [
            one.get("href") or "" for one in self.tree.iter("link") if "canonical" in (one.get("rel") or "").lower()
        ]
        items = [one.get("href") or "" for one in self._marked("mainEntityOfPage", "url") if one.tag == "link"]
        every = [*links, self._meta("og:url"), self.linked.address(), *items]
        return [one.strip() for one in every if one.strip().startswith("http")]

    @cached_property
    def language(self) -> str:
        """ar, en, or "" for another or none."""
        told = (self.tree.get("lang"), self.linked.words("inLanguage"), self._meta("og:locale", "language"))
        code = next((one for one in told if one), "")[:2].lower()
        return code if code in ("ar", "en") else ""

    def moments(self) -> Iterator[str]:
        """When it was published, the most exact source first."""
        yield self.linked.words("datePublished")
        yield self._meta(
            "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date.issued"
        )
        yield self._meta("parsely-pub-date", "pubdate", "publish-date", "dc.date", "sailthru.date")
        for element in self._marked("datePublished"):
            yield element.get("content") or element.get("datetime") or ""
        for element in self.tree.iter("time"):
            if "published" in (element.get("class") or "") or element.get("pubdate") is not None:
                yield element.get("datetime") or ""

    @cached_property
    def _metas(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for one in self.tree.iter("meta"):
            name = (one.get("property") or one.get("name") or "").lower()
            content = " ".join((one.get("content") or "").split())
            if name and content:
                found.setdefault(name, content)
        return found

    def _meta(self, *names: str) -> str:
        return next((self._metas[name] for name in names if name in self._metas), "")

    def _title(self) -> str:
        return " ".join((self.tree.findtext(".//title") or "").split())

    def _headings(self) -> Iterator[str]:
        for heading in self.tree.iter("h1"):
            words = " ".join(heading.text_content().split())
            if words:
                yield words

    def _without_outlet(self, title: str) -> str:
        """A title without the outlet's name that follows a bar or dash, or stands before it."""
        parts = _SEPARATOR.split(title)
        kept = [part for part in parts if fold(part).text.strip() != fold(self.outlet).text.strip()]
        return title if len(kept) == len(parts) or not kept else max(kept, key=len)

    def _marked(self, *names: str) -> Iterator[HtmlElement]:
        return (one for one in self.tree.iter() if isinstance(one.tag, str) and one.get("itemprop") in names)

    def _items(self, name: str) -> Iterator[str]:
        """Microdata: the name within, else the element's own words."""
        for element in self._marked(name):
            within = next((one for one in element.iter() if one.get("itemprop") == "name"), element)
            words = within.get("content") or within.text_content()
            if words.strip():
                yield " ".join(words.split())


def _agrees(heading: str, told: str) -> bool:
    """Whether the one is the other, or the other with a site's name about it, in any spelling."""
    one, other = fold(heading).text, fold(told).text
    return bool(one) and (one in other or (len(other) > 12 and other in one))
