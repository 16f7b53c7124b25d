"""An article as a web page: what the page says of itself, and its text without what stands around it."""

from taswib.archive.article import Precision
from taswib.archive.incoming import Incoming
from taswib.archive.intake.addresses import names_an_article, normalised
from taswib.archive.intake.admission import admitted, brief
from taswib.archive.intake.given import BYLINE, OUTLET, SECTION, Given
from taswib.archive.intake.page_body import PageBody, body_of
from taswib.archive.intake.page_dates import published_of
from taswib.archive.intake.page_declared import Declared
from taswib.archive.intake.page_tree import tree_of
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.text import direction
from taswib.text.passages import joined

_FEWEST_WORDS = 20  # below that it is a login form, an error page or a list of links


def looks_like_a_page(text: str) -> bool:
    """Whether it begins as HTML does, whatever the file is called."""
    beginning = text[:1000].lstrip("\ufeff \t\r\n").lower()
    return beginning.startswith(("<!doctype html", "<html")) or (beginning.startswith("<?xml") and "<html" in beginning)


def read_page(html: str, origin: str, given: Given) -> Incoming:
    """Headline, paragraphs and what the page says of them (some 40 ms a page). `origin` is the file's identity.

    Raises Unreadable, NO_ARTICLE where there is no headline or too little text.
    """
    tree = tree_of(html)
    if tree is None:
        raise Unreadable(Reason.NO_ARTICLE)
    declared = Declared(tree)
    body = body_of(tree, declared)
    headline = brief(declared.headline or body.headline, "title", 500)
    paragraphs = body.paragraphs(headline)
    if not headline or sum(len(one.split()) for one in paragraphs) < _FEWEST_WORDS:
        raise Unreadable(Reason.NO_ARTICLE)
    return _incoming(admitted(joined(headline, paragraphs)), origin, given, declared, body)


def _incoming(text: str, origin: str, given: Given, declared: Declared, body: PageBody) -> Incoming:
    address = given.address or _canonical(declared)
    published = given.published or published_of(declared, body.day, given)
    return Incoming(
        identity=address or origin,
        text=text,
        seen_from=address or origin,
        address=address,
        outlet=given.outlet or brief(declared.outlet or body.outlet, "source", OUTLET),
        section=brief(declared.section, "section", SECTION),
        byline=brief(declared.byline or body.byline, "author", BYLINE),
        language=_language(declared, text),
        published_at=published.at if published else None,
        published_precision=published.precision if published else Precision.MINUTE,
    )


def _canonical(declared: Declared) -> str:
    """The first address that names an article; a site's front page names none."""
    for one in declared.addresses:
        try:
            address = normalised(one)
        except Unreadable:
            continue
        if names_an_article(address):
            return address
    return ""


def _language(declared: Declared, text: str) -> str:
    """What is declared, unless the letters say otherwise: many an Arabic page is made by a theme that says English."""
    return direction.language(text) if declared.language else ""
