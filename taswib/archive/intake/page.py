"""An article as a web page: what the page says of itself, and its text without what stands around it."""

import importlib
import re
from typing import Any

from taswib.archive.article import Precision
from taswib.archive.incoming import Incoming
from taswib.archive.intake.addresses import names_an_article, normalised
from taswib.archive.intake.admission import admitted, brief
from taswib.archive.intake.given import BYLINE, OUTLET, Given
from taswib.archive.intake.page_dates import declared_moments
from taswib.archive.intake.plain import own_lines
from taswib.archive.intake.published import Published, read_published
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.text.folding import fold
from taswib.text.passages import joined

_FEWEST_WORDS = 20  # below that it is a login form, an error page or a list of links
_LANGUAGE = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?(ar|en)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def looks_like_a_page(text: str) -> bool:
    """Whether it begins as HTML does, whatever the file is called."""
    beginning = text[:1000].lstrip("\ufeff \t\r\n").lower()
    return beginning.startswith(("<!doctype html", "<html")) or (beginning.startswith("<?xml") and "<html" in beginning)


def read_page(html: str, origin: str, given: Given) -> Incoming:
    """Headline and paragraphs found by trafilatura (about 27 ms a page). `origin` is the file's identity.

    Raises Unreadable, NO_ARTICLE where there is no headline or too little text.
    """
    page = _extracted(html)
    headline = brief(page.title or "", "title", 500)
    paragraphs = _paragraphs(headline, page.text or "")
    if not headline or sum(len(one.split()) for one in paragraphs) < _FEWEST_WORDS:
        raise Unreadable(Reason.NO_ARTICLE)
    text = admitted(joined(headline, paragraphs))
    address = given.address or _canonical(page.url)
    published = given.published or _published(html, page.date, given)
    return Incoming(
        identity=address or origin,
        text=text,
        seen_from=address or origin,
        address=address,
        outlet=given.outlet or brief(page.sitename or "", "source", OUTLET),
        byline=brief(page.author or "", "author", BYLINE),
        language=_language(html),
        published_at=published.at if published else None,
        published_precision=published.precision if published else Precision.MINUTE,
    )


def _extracted(html: str) -> Any:
    # Imported when the first page comes: it costs a third of a second and 60 MB that plain text does not need.
    trafilatura = importlib.import_module("trafilatura")
    page = trafilatura.bare_extraction(
        _DECLARATION.sub("", html),
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if page is None:
        raise Unreadable(Reason.NO_ARTICLE)
    return page


def _paragraphs(headline: str, text: str) -> list[str]:
    """The lines of the body that are the article's, the headline not again among them."""
    _, *paragraphs = own_lines([headline or "-", *text.split("\n")])
    again = fold(headline).text
    return [one for one in paragraphs if fold(one).text != again]


def _canonical(url: str | None) -> str:
    try:
        address = normalised(url or "")
    except Unreadable:
        return ""
    return address if names_an_article(address) else ""


def _published(html: str, guessed: str | None, given: Given) -> Published | None:
    """What the page declares; else the day that its markup shows. A declared date that lies ahead is refused."""
    for raw in declared_moments(html):
        try:
            return read_published(raw, zone=given.zone, now=given.now)
        except Unreadable as refusal:
            if refusal.reason is Reason.FUTURE:
                raise
    return read_published(guessed, zone=given.zone, now=given.now) if guessed else None


def _language(html: str) -> str:
    found = _LANGUAGE.search(html[:20_000])
    return found[1].lower() if found else ""
