"""Tracing: every place in a newsroom's archive that carries a passage."""

from taswib.archive.article import Article
from taswib.archive.tracing.hit import Hit
from taswib.archive.tracing.seeking import Sighting, seek, seek_in
from taswib.people.newsroom import Newsroom
from taswib.text.matching import LEAST


def trace(newsroom: Newsroom, text: str, *, least: float = LEAST, apart_from: Article | None = None) -> list[Hit]:
    """The places of which it is at least so certain, the most certain first; one an article, and none of `apart_from`."""
    sightings = seek(newsroom, text, least)
    articles = Article.objects.select_related("current").in_bulk([one.article for one in sightings])
    hits = [_hit(articles[one.article], one) for one in sightings if one.article in articles]
    return [hit for hit in hits if hit.article != apart_from]


def trace_in(article: Article, text: str) -> list[Hit]:
    """The places in one article's current text, those of `trace` among them; a hundredth of the work."""
    if article.current is None:
        return []
    found = seek_in(article.newsroom, text, article.current.text)
    return [_hit(article, Sighting(article.pk, article.slug, made)) for made in found]


def _hit(article: Article, sighting: Sighting) -> Hit:
    if article.current is None:
        raise ValueError(f"{article.slug} has no text, so nothing can have been found in it")
    made = sighting.match
    certainty = round(made.certainty, 4)
    return Hit(article, article.current, made.start, made.end, made.kind, certainty, made.sought, made.differences)
