"""The `Link` headers of an article's pages (RFC 8288; the relations between versions are RFC 5829's)."""

from django.urls import reverse

from taswib.archive.article import Article
from taswib.public import atom, json_feed


def article_links(article: Article) -> str:
    """Where its corrections can be followed, its history, and the policy under which it is corrected."""
    return ", ".join(
        [
            _link("article-atom", article, rel="alternate", type=atom.CONTENT_TYPE.partition(";")[0]),
            _link("article-json", article, rel="alternate", type=json_feed.CONTENT_TYPE),
            _link("article-history", article, rel="version-history"),
            f'<{reverse("policy")}#corrections>; rel="describedby"',
        ]
    )


def revision_links(article: Article, number: int) -> str:
    """The versions around this one, and the latest."""
    latest = article.current.number if article.current else number
    links = [
        _link("article-history", article, rel="version-history"),
        _link("article", article, rel="latest-version"),
    ]
    if number > 1:
        links.append(_link("article-revision", article, number - 1, rel="predecessor-version"))
    if number < latest:
        links.append(_link("article-revision", article, number + 1, rel="successor-version"))
    return ", ".join(links)


def _link(name: str, article: Article, number: int | None = None, **parameters: str) -> str:
    address = reverse(name, args=[article.slug, *([number] if number else [])])
    return f"<{address}>; " + "; ".join(f'{key}="{value}"' for key, value in parameters.items())
