"""The texts that stand now."""

from collections.abc import Iterator

from taswib.archive.article import Article
from taswib.people.newsroom import Newsroom


def current_texts(newsroom: Newsroom) -> Iterator[tuple[int, int]]:
    """Articles and their current revisions, the articles' numbers rising."""
    articles = Article.objects.filter(newsroom=newsroom, current__isnull=False).order_by("pk")
    for article, revision in articles.values_list("pk", "current").iterator(chunk_size=10_000):
        if revision is not None:
            yield article, revision
