"""Which article an address is about."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from taswib.archive.article import Article
from taswib.archive.revision import Revision


def published(request: HttpRequest, slug: str) -> Article:
    """The newsroom's article at this address, with its current revision. Raises Http404, also for another newsroom's."""
    theirs = Article.objects.select_related("current", "newsroom").filter(current__isnull=False)
    newsroom = request.newsroom  # type: ignore[attr-defined]
    if not newsroom:
        raise Http404
    article: Article = get_object_or_404(theirs, slug=slug, newsroom_id=newsroom.pk)
    return article


def text_of(article: Article) -> Revision:
    """The current revision. Raises Http404 for an article that has no text yet."""
    if article.current is None:
        raise Http404
    return article.current


def numbered(article: Article, number: int) -> Revision:
    """The article's revision of this number. Raises Http404."""
    return get_object_or_404(article.revisions, number=number)


def revision_seen(article: Article, typed: str) -> Revision:
    """The revision whose number a form carries: the text that its reader saw. The current one when it carries none."""
    number, current = whole_number(typed), text_of(article)
    if number in (None, 0, current.number):
        return current
    return article.revisions.filter(number=number).first() or current


def whole_number(typed: str) -> int | None:
    """The number that these digits write, None for anything else."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 8 else None
