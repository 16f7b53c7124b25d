"""The moments at which a page says that it was published, before any guess from its markup."""

import re
from collections.abc import Iterator
from html import unescape

_META = re.compile(r"<meta\b[^>]{0,2000}>", re.IGNORECASE)
_NAMES = re.compile(
    r"(?:property|name|itemprop)\s*=\s*[\"']?"
    r"(?:article:published_time|og:article:published_time|datePublished|date|DC\.date\.issued|parsely-pub-date)\b",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"\bcontent\s*=\s*[\"']([^\"'>]{8,60})[\"']", re.IGNORECASE)
_LINKED_DATA = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,60})\"")
_MOST = 400  # tags looked at, so that a page of nothing but <meta> costs no more


def declared_moments(html: str) -> Iterator[str]:
    """As written, the most exact source first: linked data (schema.org), then <meta>."""
    for found in _LINKED_DATA.finditer(html):
        yield unescape(found[1])
        break
    for count, tag in enumerate(_META.finditer(html)):
        if count == _MOST:
            return
        content = _CONTENT.search(tag[0])
        if content and _NAMES.search(tag[0]):
            yield unescape(content[1])
