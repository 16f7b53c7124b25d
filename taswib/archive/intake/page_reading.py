"""One page of the web, fetched and read: its article, or a state that says why there is none."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlsplit

from taswib.archive.incoming import Incoming
from taswib.archive.intake.addresses import names_an_article, normalised
from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.intake.fetching import Fetched, Wanted, fetch
from taswib.archive.intake.given import Given
from taswib.archive.intake.page import looks_like_a_page
from taswib.archive.intake.page import read_page as read_html
from taswib.archive.intake.unreadable import Unreadable
from taswib.text import encoding

_PAGES = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"
_FOR_SUBSCRIBERS = re.compile(r"\"isAccessibleForFree\"\s{0,20}:\s{0,20}\"?false\b", re.IGNORECASE)


@dataclass(frozen=True)
class PageReading:
    """`address` is where the page stood in the end; `incoming` its article where the state is OK.

    `html` is the page as it came, also where it holds no article. `etag` and `last_modified` belong into the next
    reading; `refusal` says what an unreadable page lacks; `detail` is
    the technical cause; before `retry_at` the site asks for nothing.
    """

    state: FetchState
    address: str
    incoming: Incoming | None = None
    etag: str = ""
    last_modified: str = ""
    refusal: Unreadable | None = None
    detail: str = ""
    retry_at: datetime | None = None
    html: str = field(default="", repr=False)

    @property
    def text(self) -> str:
        """Headline, newline, paragraphs; empty where nothing was read."""
        return self.incoming.text if self.incoming else ""


def read_page(address: str, given: Given, *, etag: str = "", last_modified: str = "") -> PageReading:
    """Fetch and extract (`fetching`, `page`). Never raises for anything that stands on the web.

    `given.address` is what the article is known by, whatever the page says of itself; without it the page's own
    canonical address counts where it is of the same site. The moments of `given` are those of `page.read_page`.
    """
    fetched = fetch(address, Wanted(etag=etag, last_modified=last_modified, accept=_PAGES))
    found = PageReading(
        fetched.state,
        fetched.address,
        etag=fetched.headers.get("etag", "")[:200],
        last_modified=fetched.headers.get("last-modified", "")[:100],
        detail=fetched.detail,
        retry_at=fetched.retry_at,
    )
    if fetched.state is not FetchState.OK:
        return found
    if names_an_article(address) and not names_an_article(fetched.address):
        return replace(found, state=FetchState.MOVED)
    return _read(fetched, found, given)


def _read(fetched: Fetched, found: PageReading, given: Given) -> PageReading:
    try:
        html = encoding.decode(fetched.body, declared=fetched.charset).text
    except encoding.NotText as refused:
        return replace(found, state=FetchState.UNREADABLE, detail=refused.reason.value)
    found = replace(found, html=html)
    if not looks_like_a_page(html) and "html" not in fetched.headers.get("content-type", ""):
        return replace(found, state=FetchState.UNREADABLE, detail=fetched.headers.get("content-type", "")[:80])
    if _FOR_SUBSCRIBERS.search(html):
        return replace(found, state=FetchState.PAYWALLED)
    try:
        return replace(found, incoming=_known_by(read_html(html, fetched.address, given), fetched.address, given))
    except Unreadable as refusal:
        return replace(found, state=FetchState.UNREADABLE, refusal=refusal)


def _known_by(incoming: Incoming, address: str, given: Given) -> Incoming:
    """A page may name another address of its own site as its own; another site's would overwrite its article."""
    if given.address:
        return incoming
    at = normalised(address)
    if incoming.address and _site(incoming.address) == _site(at):
        at = incoming.address
    return replace(incoming, identity=at, address=at, seen_from=normalised(address))


def _site(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.")
