"""Reading a page as a browser does, to see whether words became markup."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser

from django.http import HttpResponse

from tests.attacks.hostile import PRODUCT

# Every tag that our own pages are made of. One that is not here came out of somebody's words.
_WORDS = """
html head meta title link script body a abbr article aside b bdi br button circle dd del details div dl dt em fieldset
figcaption figure footer form g h1 h2 h3 h4 header hr i img input ins label legend li line main mark nav ol optgroup
option p path polyline pre rect section select small span strong sub summary sup svg symbol table caption kbd tbody td
text textarea tfoot th thead time tr ul use progress blockquote code output desc defs cite q
"""
TAGS = frozenset(_WORDS.split())
_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "xlink:href")
_OURS = ("/", "#", "?", "http://testserver/", "http://127.0.0.1", "https://nahr.example")
_NEVER = ("//", "/\\", "/\t")


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._json: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(f"<{tag}>")
        self.found += [f"<{tag} {name}={value!r:.60}>" for name, value in attrs if _is_wrong(name, value or "")]
        if tag == "script":
            kind = dict(attrs)
            self._json = [] if kind.get("type") == "application/ld+json" else None
            if self._json is None and not kind.get("nonce"):
                self.found.append("<script> without a nonce")

    def handle_data(self, data: str) -> None:
        if self._json is not None:
            self._json.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._json is not None:
            json.loads("".join(self._json))
            self._json = None


def _is_wrong(name: str, value: str) -> bool:
    if name.startswith("on") or name in ("style", "srcdoc"):
        return True
    return name in _ADDRESSES and (value.startswith(_NEVER) or not value.startswith(_OURS)) and value != ""


def became_markup(page: str) -> list[str]:
    """The tags and attributes that no template of ours writes."""
    reading = _Reading()
    reading.feed(page)
    reading.close()
    return reading.found


def complaints(answer: HttpResponse) -> Iterator[str]:
    """What is wrong with the answer to something hostile."""
    if answer.status_code >= 500:
        yield f"breaks with {answer.status_code}"
        return
    kind = answer.headers.get("Content-Type", "")
    if any(name.lower() == "x-q7z" for name in answer.headers) or "q7z" in answer.cookies:
        yield "let a header in"
    if any(set("\r\n\0") & set(value) for value in answer.headers.values()):
        yield "has a broken header"
    if answer.streaming or not answer.content:
        return
    page = answer.content.decode()
    if str(PRODUCT) in page:
        yield "evaluated what was typed"
    if kind.startswith("text/html"):
        yield from became_markup(page)
