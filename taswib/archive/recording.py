"""Entering each new text in the ledger: which article, which revision, what its digest is, when it was seen."""

from collections.abc import Sequence

from taswib.archive.article import Article
from taswib.archive.drawn import Drawn
from taswib.archive.revision import Revision
from taswib.ledger.appending import append, moment
from taswib.people.newsroom import Newsroom


def record(newsroom: Newsroom, drawn: Sequence[tuple[Article, Drawn]]) -> None:
    """Enter the current texts of these articles, which are new, in this order."""
    new = [article.current for article, _drawn in drawn if article.current]
    if new:
        append(newsroom, [_says(revision) for revision in new], now=new[-1].seen_at)


def _says(revision: Revision) -> dict[str, object]:
    return {
        "kind": "revision",
        "article": revision.article.slug,
        "number": revision.number,
        "text": f"sha256:{revision.digest}",
        "at": moment(revision.seen_at),
    }
