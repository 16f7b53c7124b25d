"""What was published, for programs: articles, their revisions, and who says what in them."""

from datetime import datetime

from django.http import HttpRequest
from ninja import Router, Schema

from taswib.api.articles import router as put_in
from taswib.api.door import Holder
from taswib.api.key import Scope
from taswib.api.paging import After, Limit, page
from taswib.api.problem import not_found
from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.archive.statement import Statement

router = Router(auth=Holder(Scope.ARCHIVE), tags=["archive"])
Span = tuple[int, int]


class ArticleLine(Schema):
    """`number` is its place in this list; `article` the path of its page; `revision` the number of its latest text."""

    number: int
    article: str
    id: str
    url: str
    outlet: str
    section: str
    byline: str
    language: str
    published: datetime | None
    headline: str
    revision: int | None


class ArticlePage(Schema):
    items: list[ArticleLine]
    next: int | None


class ArticleWhole(ArticleLine):
    """`text` is headline, newline, paragraphs joined by newlines, as everywhere; offsets count its code points."""

    text: str


class RevisionLine(Schema):
    number: int
    headline: str
    digest: str
    seen: datetime


class RevisionPage(Schema):
    items: list[RevisionLine]
    next: int | None


class RevisionWhole(RevisionLine):
    text: str


class StatementLine(Schema):
    """Spans are half-open, in code points of the revision's text; `certainty` is that content and source are both right."""

    number: int
    content: list[Span]
    kind: str
    cue: list[Span]
    source: list[Span]
    source_name: str
    via: list[Span]
    when: list[Span]
    said_on: str
    certainty: float


class StatementPage(Schema):
    items: list[StatementLine]
    next: int | None


@put_in.get("/articles", response=ArticlePage, auth=Holder(Scope.ARCHIVE), url_name="articles")
def articles(request: HttpRequest, after: After = 0, limit: Limit = 50, url: str = "") -> dict[str, object]:
    """Every article, or the one at `url`."""
    theirs = Article.objects.filter(newsroom=request.newsroom, current__isnull=False)  # type: ignore[attr-defined]
    if url:
        theirs = theirs.filter(address=url.replace("\0", ""))
    return page(theirs.select_related("current").defer("current__text"), after, limit, _line)


@router.get("/articles/{slug:article}", response=ArticleWhole, url_name="article")
def article(request: HttpRequest, article: str) -> dict[str, object]:
    """One article with its latest text."""
    found = _found(request, article)
    return _line(found) | {"text": found.current.text if found.current else ""}


@router.get("/articles/{slug:article}/revisions", response=RevisionPage, url_name="revisions")
def revisions(request: HttpRequest, article: str, after: After = 0, limit: Limit = 50) -> dict[str, object]:
    """Every text that an article had."""
    return page(_found(request, article).revisions.defer("text"), after, limit, _revision_line, "number")


@router.get("/articles/{slug:article}/revisions/{int:number}", response=RevisionWhole, url_name="revision")
def revision(request: HttpRequest, article: str, number: int) -> dict[str, object]:
    """One text that an article had."""
    one = _revision(request, article, number)
    return _revision_line(one) | {"text": one.text}


@router.get("/articles/{slug:article}/revisions/{int:number}/statements", response=StatementPage, url_name="statements")
def statements(
    request: HttpRequest, article: str, number: int, after: After = 0, limit: Limit = 50
) -> dict[str, object]:
    """Who says what in one text, as a program read it; it can be wrong."""
    one = _revision(request, article, number)
    return page(one.statements.all(), after, limit, _statement, "number")


def _found(request: HttpRequest, slug: str) -> Article:
    theirs = Article.objects.filter(newsroom=request.newsroom, current__isnull=False)  # type: ignore[attr-defined]
    found = theirs.select_related("current").filter(slug=slug).first()
    if found is None:
        raise not_found(request)
    return found


def _revision(request: HttpRequest, slug: str, number: int) -> Revision:
    found = _found(request, slug).revisions.filter(number=min(number, 2**31 - 1)).first()
    if found is None:
        raise not_found(request)
    return found


def _line(one: Article) -> dict[str, object]:
    return {
        "number": one.pk,
        "article": f"/a/{one.slug}",
        "id": one.slug,
        "url": one.address,
        "outlet": one.outlet,
        "section": one.section,
        "byline": one.byline,
        "language": one.language,
        "published": one.published_at,
        "headline": one.headline,
        "revision": one.current.number if one.current else None,
    }


def _revision_line(one: Revision) -> dict[str, object]:
    return {"number": one.number, "headline": one.headline, "digest": one.digest, "seen": one.seen_at}


def _statement(one: Statement) -> dict[str, object]:
    names = ("number", "content", "kind", "cue", "source", "source_name", "via", "when", "said_on", "certainty")
    return {name: getattr(one, name) for name in names}
