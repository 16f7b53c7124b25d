"""Taking in an article: the same text changes nothing, another text becomes the next revision."""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Subquery

from taswib.archive.article import Article
from taswib.archive.attributing import attribute, read_again
from taswib.archive.authorship import people_named, staff_of
from taswib.archive.drawn import Drawn
from taswib.archive.incoming import Incoming
from taswib.archive.reader import reader_version
from taswib.archive.recognising import known_article, never_seen
from taswib.archive.recording import record
from taswib.archive.revision import Revision
from taswib.archive.tracing.entering import enter
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person

STEPS: tuple[Callable[[Newsroom, Sequence[tuple[Article, Drawn]]], None], ...] = (attribute, enter, record)
"""What follows from new current texts, in the transaction that stores them. Each takes many at once."""


class Outcome(Enum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Taken:
    """What became of an incoming article."""

    article: Article
    revision: Revision
    outcome: Outcome


def take_in_many(newsroom: Newsroom, incoming: Sequence[Incoming], *, now: datetime) -> list[Taken]:
    """As `take_in` for each in turn, all of them or none; what was never seen is stored in a few statements.

    Three times as fast for an archive that comes in for the first time.
    """
    with transaction.atomic():
        try:
            stored = _store_unseen(newsroom, never_seen(newsroom, incoming), now)
        except IntegrityError:
            stored = {}
        return [stored.get(index) or take_in(newsroom, one, now=now) for index, one in enumerate(incoming)]


def take_in(newsroom: Newsroom, incoming: Incoming, *, now: datetime) -> Taken:
    """Store `incoming` as a new article, as the next revision of the one it is, or not at all."""
    try:
        return _take_in(newsroom, incoming, now)
    except IntegrityError:
        # Another process stored the same article or revision in between; what it stored decides.
        return _take_in(newsroom, incoming, now)


@transaction.atomic
def _take_in(newsroom: Newsroom, incoming: Incoming, now: datetime) -> Taken:
    article = known_article(newsroom, incoming)
    if article is None:
        article = _first_seen(newsroom, incoming)
        return Taken(article, _add_revision(article, incoming, now), Outcome.NEW)
    _complete(article, incoming)
    if article.current is not None and article.current.digest == incoming.drawn.digest:
        return Taken(article, article.current, Outcome.UNCHANGED)
    return Taken(article, _add_revision(article, incoming, now), Outcome.CHANGED)


@transaction.atomic
def _store_unseen(newsroom: Newsroom, unseen: dict[int, Incoming], now: datetime) -> dict[int, Taken]:
    articles = [_as_article(newsroom, one) for one in unseen.values()]
    revisions = [_as_revision(article, one, now) for article, one in zip(articles, unseen.values(), strict=True)]
    for article, one in zip(articles, unseen.values(), strict=True):
        article.searchable = one.drawn.searchable
    Article.objects.bulk_create(articles)
    Revision.objects.bulk_create(revisions)
    first = Revision.objects.filter(article=OuterRef("pk"), number=1).values("pk")
    Article.objects.filter(pk__in=[article.pk for article in articles]).update(current=Subquery(first))
    for article, revision in zip(articles, revisions, strict=True):
        article.current = revision
    _credit(newsroom, dict(zip(articles, unseen.values(), strict=True)))
    drawn = [(article, one.drawn) for article, one in zip(articles, unseen.values(), strict=True)]
    for step in STEPS:
        step(newsroom, drawn)
    pairs = zip(unseen, articles, revisions, strict=True)
    return {index: Taken(article, revision, Outcome.NEW) for index, article, revision in pairs}


def _credit(newsroom: Newsroom, articles: Mapping[Article, Incoming]) -> None:
    staff, credit, handled = staff_of(newsroom), Article.authors.through, Article.editors.through
    credit.objects.bulk_create(
        credit(article_id=article.pk, person_id=person.pk)
        for article in articles
        for person in people_named(article.byline, staff)
    )
    handled.objects.bulk_create(
        handled(article_id=article.pk, person_id=person.pk)
        for article, one in articles.items()
        for person in people_named(one.edited_by, staff)
    )


def _first_seen(newsroom: Newsroom, incoming: Incoming) -> Article:
    article = _as_article(newsroom, incoming)
    article.save(force_insert=True)
    article.authors.add(*(incoming.authors or _named(article, article.byline)))
    _note_editors(article, incoming)
    return article


def _note_editors(article: Article, incoming: Incoming) -> None:
    """Whoever is named once stays named: a later line without them does not let them judge."""
    if incoming.edited_by:
        article.editors.add(*_named(article, incoming.edited_by))


def _named(article: Article, line: str) -> list[Person]:
    return people_named(line, staff_of(article.newsroom)) if line else []


def _as_article(newsroom: Newsroom, incoming: Incoming) -> Article:
    return Article(
        newsroom=newsroom,
        slug=_slug(newsroom, incoming.identity),
        identity=incoming.identity,
        address=incoming.address,
        given_id=incoming.given_id,
        outlet=incoming.outlet,
        section=incoming.section,
        byline=incoming.byline[:300],
        language=incoming.language or incoming.drawn.language,
        published_at=incoming.published_at,
        published_precision=incoming.published_precision,
    )


def _complete(article: Article, incoming: Incoming) -> None:
    """Fill in what was not known before; nothing that is known is overwritten by nothing."""
    changed = []
    for name in ("address", "given_id", "outlet", "section", "byline", "published_at", "published_precision"):
        value = getattr(incoming, name)
        known_with = incoming.published_at if name == "published_precision" else value
        if known_with and value != getattr(article, name):
            setattr(article, name, value)
            changed.append(name)
    if changed:
        article.save(update_fields=changed)
    if "byline" in changed:
        article.authors.add(*_named(article, article.byline))
    _note_editors(article, incoming)
    if "published_at" in changed and article.current:
        read_again(article.current)  # its «yesterday» is another day now


def _add_revision(article: Article, incoming: Incoming, now: datetime) -> Revision:
    revision = _as_revision(article, incoming, now)
    revision.save(force_insert=True)
    article.current, article.searchable = revision, incoming.drawn.searchable
    article.save(update_fields=["current", "searchable"])
    for step in STEPS:
        step(article.newsroom, [(article, incoming.drawn)])
    return revision


def _as_revision(article: Article, incoming: Incoming, now: datetime) -> Revision:
    return Revision(
        article=article,
        number=article.current.number + 1 if article.current else 1,
        text=incoming.text,
        headline=incoming.drawn.headline,
        digest=incoming.drawn.digest,
        seen_at=now,
        seen_from=incoming.seen_from[:600],
        read_by="" if incoming.drawn.statements is None else reader_version(),
    )


def _slug(newsroom: Newsroom, identity: str) -> str:
    """Twelve letters and digits that follow from the identity: 60 bits, so intake needs no counter."""
    digest = sha256(f"{newsroom.slug}\n{identity}".encode()).digest()
    return base64.b32encode(digest)[:12].decode().lower()
