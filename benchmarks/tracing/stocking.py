"""An archive to trace in: articles stored without what intake does beyond storing them."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery

from taswib.archive.article import Article
from taswib.archive.drawn import digest_of
from taswib.archive.revision import Revision
from taswib.people.newsroom import Newsroom

_NOW = datetime(2026, 11, 24, tzinfo=UTC)
_AT_ONCE = 500


def stock(newsroom: Newsroom, texts: Iterable[tuple[str, str]]) -> None:
    """Articles, each by its id and text."""
    lot: list[tuple[str, str]] = []
    for one in texts:
        lot.append(one)
        if len(lot) == _AT_ONCE:
            _store(newsroom, lot)
            lot = []
    _store(newsroom, lot)


@transaction.atomic
def _store(newsroom: Newsroom, lot: list[tuple[str, str]]) -> None:
    articles = Article.objects.bulk_create(
        Article(newsroom=newsroom, slug=name[-20:], identity=f"id:{name}", given_id=name) for name, _ in lot
    )
    Revision.objects.bulk_create(
        Revision(article=article, number=1, text=text, headline="", digest=digest_of(text), seen_at=_NOW, seen_from="")
        for article, (_, text) in zip(articles, lot, strict=True)
    )
    first = Revision.objects.filter(article=OuterRef("pk"), number=1).values("pk")
    Article.objects.filter(pk__in=[article.pk for article in articles]).update(current=Subquery(first))
