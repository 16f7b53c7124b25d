"""A database with the real archive in it once, three times, ten times, each further copy with other words here and there.

In a copy three words of ten are replaced by words that stand somewhere else in the archive, so that they are as
frequent as words are; of its pairs of neighbours half are new. So posting lists grow as an archive's do.
"""

import random
from datetime import UTC, datetime
from itertools import islice

from django.db import transaction
from django.db.models import OuterRef, Subquery

from benchmarks.anchoring.articles import articles
from taswib.archive.article import Article
from taswib.archive.drawn import digest_of
from taswib.archive.revision import Revision
from taswib.people.newsroom import Newsroom

REPLACED = 0.3
_AT_ONCE = 1_000
_SEEN = datetime(2026, 11, 24, tzinfo=UTC)


def fill(newsroom: Newsroom, copy: int, most: int = 1 << 30) -> int:
    """Add copy number `copy` (0 is the archive as it is) of its first `most` articles; how many passages that are."""
    chance = random.Random(copy)
    texts = [one.lines for one in islice(articles(), most)]
    words = [word for lines in texts for line in lines for word in line.split()] if copy else []
    coming = ("\n".join(_perturbed(line, words, chance) if copy else line for line in lines) for lines in texts)
    first = 0
    while batch := list(islice(coming, _AT_ONCE)):
        store(newsroom, copy, first, batch)
        first += len(batch)
    return sum(map(len, texts))


def _perturbed(line: str, words: list[str], chance: random.Random) -> str:
    return " ".join(words[int(chance.random() * len(words))] if chance.random() < REPLACED else w for w in line.split())


@transaction.atomic
def store(newsroom: Newsroom, copy: int, first: int, texts: list[str]) -> None:
    """What taking in stores of the articles themselves; what follows from them is what is measured."""
    made = [
        Article(newsroom=newsroom, slug=f"{copy}-{number}", identity=f"id:{copy}-{number}", given_id=f"{copy}-{number}")
        for number in range(first, first + len(texts))
    ]
    Article.objects.bulk_create(made)
    Revision.objects.bulk_create(
        Revision(
            article=one, number=1, text=text, headline="", digest=digest_of(text), seen_at=_SEEN, seen_from="growth"
        )
        for one, text in zip(made, texts, strict=True)
    )
    current = Revision.objects.filter(article=OuterRef("pk")).values("pk")
    Article.objects.filter(pk__in=[one.pk for one in made]).update(current=Subquery(current))
