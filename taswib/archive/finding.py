"""Finding an article by what a reader has at hand: its address, or words of its headline."""

from urllib.parse import quote, unquote, urlsplit

from django.db.models import Q, QuerySet

from taswib.archive.article import Article
from taswib.people.newsroom import Newsroom
from taswib.text.searching import sought

_FEW = 5
"""Articles at spellings of one address that are looked at."""


def latest_articles(newsroom: Newsroom) -> QuerySet[Article]:
    """The newest first, each with its headline and without its text."""
    articles = Article.objects.filter(newsroom=newsroom, current__isnull=False)
    return articles.select_related("current").defer("current__text").order_by("-published_at", "-id")


def find_articles(newsroom: Newsroom, typed: str) -> QuerySet[Article]:
    """Those at this address, or whose headline holds every one of these words in any spelling that folds alike."""
    articles, typed = latest_articles(newsroom), typed.strip()
    if not typed:
        return articles.none()
    if _is_address(typed):
        known = _same_addresses(typed)
        return articles.filter(Q(address__in=known) | Q(identity__in=known) | Q(slug=_slug_in(typed)))
    for word in sought(typed):
        articles = articles.filter(searchable__contains=word)
    return articles


def article_at(newsroom: Newsroom, address: str) -> Article | None:
    """The article that a page with this http(s) address carries; of several spellings the one that is written so."""
    if not address.startswith(("https://", "http://")) or not _is_address(address):
        return None
    found = find_articles(newsroom, address)[:_FEW]
    return min(found, key=lambda one: address not in (one.address, one.identity), default=None)


def _is_address(typed: str) -> bool:
    """Whether it looks like an address: one word, with a scheme, `www.` or a path."""
    return not any(map(str.isspace, typed)) and ("://" in typed or "/" in typed or typed.startswith("www."))


def _same_addresses(typed: str) -> list[str]:
    """The spellings of one address: either scheme, with or without `www.`, query and last slash, encoded or not."""
    bare = typed.split("://", 1)[-1].split("#", 1)[0].removeprefix("www.")
    ways = {bare, bare.split("?", 1)[0]}
    ways |= {way.rstrip("/") for way in ways} | {way.rstrip("/") + "/" for way in ways}
    ways |= {unquote(way) for way in ways} | {quote(unquote(way), safe="/:?&=+%~@") for way in ways}
    return sorted(f"{scheme}://{www}{way}" for scheme in ("https", "http") for www in ("", "www.") for way in ways)


def _slug_in(typed: str) -> str:
    """The article that an address of our own (`…/a/<article>`) names; "" when it is none."""
    parts = _path_of(typed).split("/")
    return parts[parts.index("a") + 1] if "a" in parts[:-1] else ""


def _path_of(typed: str) -> str:
    try:
        return urlsplit(typed).path
    except ValueError:  # "//[" and its like
        return ""
