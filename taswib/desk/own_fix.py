"""Accepting the prepared fixes of the newsroom's own articles."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.taking_in import take_in
from taswib.desk.copy import Copy
from taswib.desk.notice import Notice
from taswib.desk.reading_copies import seen_in_archive
from taswib.desk.refusals import NoFix
from taswib.desk.repair import Repair
from taswib.desk.repair_state import RepairState
from taswib.desk.transition import Step
from taswib.people.person import Person
from taswib.text.anchoring import anchor

SEEN_FROM = "desk:repair"


def accept_fixes(notice: Notice, repairs: Sequence[int], *, by: Person, now: datetime) -> int:
    """Accept those of these repairs that are of own articles and wait for it: how many.

    An article on the newsroom's site is asked of those who keep it, and read there; one that stands only in this archive
    becomes its next revision, and is read here. Raises NotPermitted, Recused, NoFix; the others stay accepted.
    """
    waiting = Repair.objects.filter(pk__in=repairs, copy__notice=notice, copy__is_own=True, state=RepairState.CONFIRMED)
    accepted = list(waiting.with_copies())
    for repair in accepted:
        accept_fix(repair, by=by, now=now)
    return len(accepted)


def accept_fix(repair: Repair, *, by: Person, now: datetime) -> None:
    """Raises NotPermitted, Recused, NotNow, NoFix."""
    if repair.copy.address or repair.copy.article is None:
        repair.ask(by=by, now=now)
        return
    _put_into_article(repair, repair.copy.article, by=by, now=now)


@transaction.atomic
def _put_into_article(repair: Repair, article: Article, *, by: Person, now: datetime) -> None:
    copy = repair.copy
    copy.require(by)
    text = mended_text(copy, article.current.text if article.current else "")
    take_in(article.newsroom, _incoming(article, text), now=now)
    copy.record(Step.APPLIED, by=by, at=now)
    article.refresh_from_db()
    repair.read(seen_in_archive(copy), now=now)


def mended_text(copy: Copy, text: str) -> str:
    """`text` with each prepared wording where the wrong words stand. Raises NoFix where they don't, or one is missing."""
    edits = []
    for place in copy.passages:
        found = anchor(text, place.quote)
        if not place.stands or found.outcome not in ("exact", "moved") or found.start is None or found.end is None:
            raise NoFix
        edits.append((found.start, found.end, place.stands))
    if not edits:
        raise NoFix
    for start, end, stands in sorted(edits, reverse=True):
        text = text[:start] + stands + text[end:]
    return text


def _incoming(article: Article, text: str) -> Incoming:
    return Incoming(
        identity=article.identity,
        text=text,
        seen_from=SEEN_FROM,
        language=article.language,
        authors=tuple(article.authors.all()),
    )
