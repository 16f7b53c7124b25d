"""Finding the copies of a notice's error, in the archive, and describing a place that somebody knows."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from taswib.archive.article import Article
from taswib.archive.finding import find_articles
from taswib.archive.revision import Revision
from taswib.archive.tracing.hit import Hit
from taswib.archive.tracing.index import Index
from taswib.archive.tracing.making import is_outdated
from taswib.archive.tracing.trace import trace
from taswib.desk.copy import Copy, Likeness, Origin, Place, add_copy
from taswib.desk.corrected_passages import Corrected, corrected_passages
from taswib.desk.notice import Notice, Severity
from taswib.desk.refusals import NothingToTrace
from taswib.people.newsroom import Newsroom
from taswib.text.anchoring import describe
from taswib.text.folding import fold
from taswib.text.mending import carries, fitted
from taswib.text.passages import passages

COPIES = {"verbatim": Likeness.VERBATIM, "near": Likeness.NEAR, "reworded": Likeness.REWORDED}
CHANGED = "changed-fact"
A_RUN = 20
"""Notices that one run of the duty traces."""
_MARKS, _MARK = 8, 60
"""Beginnings of passages, and how many code points of each, by which an article is known again."""


_WORDS = 3
"""Fewer words of a notice may stand anywhere."""


class Fact(NamedTuple):
    """A place with other facts in the same words: right already, or wrong in another way."""

    article: Article
    words: str
    differences: list[tuple[str, str]]


Tracing = Callable[[Newsroom, str], list[Hit]]


def find_copies(notice: Notice, *, now: datetime, tracing: Tracing = trace) -> list[Copy]:
    """Trace what the notice corrects, and put what is new on its list: those places. Raises NothingToTrace.

    While no index of this version answers it does not count as traced: the duty looks again once one does.
    """
    if notice.is_draft or notice.is_withdrawn:
        raise NothingToTrace
    found: dict[int, list[tuple[Corrected, Hit]]] = defaultdict(list)
    for pair in hits_of(notice, tracing):
        found[pair[1].article.pk].append(pair)
    copies = (copy_of_hits(notice, hits, Origin.TRACING, now) for hits in found.values())
    added = [one for copy in copies if (one := add_copy(notice, copy))]
    if tracing is not trace or not is_outdated(notice.newsroom):
        Notice.objects.filter(pk=notice.pk).update(traced_at=now)
    return added


def hits_of(
    notice: Notice, tracing: Tracing = trace, among: Collection[int] | None = None
) -> Iterator[tuple[Corrected, Hit]]:
    """Everything in the archive that holds the notice's error, beside the passage that it was found by: any of those that
    the notice corrects, or one of these numbers.
    """
    for number, corrected in enumerate(corrected_passages(notice)):
        if among is not None and number not in among:
            continue
        for hit in tracing(notice.newsroom, corrected.was):
            if hit.kind in COPIES and holds_the_error(hit, corrected):
                yield corrected, hit


def trace_untraced(now: datetime) -> int:
    """Trace the substantive notices that nobody traced yet: how many. A duty of the watcher, for what publishing left."""
    waiting = Notice.objects.standing().filter(severity=Severity.SUBSTANTIVE, traced_at=None)
    answered = waiting.exclude(newsroom__indexes__in=Index.objects.outdated())
    notices = list(answered.select_related("newsroom", "article", "revision")[:A_RUN])
    for notice in notices:
        find_copies(notice, now=now)
    return len(notices)


def changed_facts(notice: Notice) -> list[Fact]:
    """The same sentence with another figure, date, name or negation; never a copy of the error."""
    if notice.is_withdrawn or not notice.was.strip():
        return []
    found: dict[int, Fact] = {}
    known = {notice.article_id, *notice.copies.values_list("article_id", flat=True)}
    for corrected in corrected_passages(notice):
        for hit in trace(notice.newsroom, corrected.was):
            if hit.kind == CHANGED and hit.article.pk not in known:
                words = hit.revision.text[hit.start : hit.end]
                found.setdefault(hit.article.pk, Fact(hit.article, words, _differences(hit)))
    return list(found.values())


def copy_of_hits(notice: Notice, hits: list[tuple[Corrected, Hit]], origin: Origin, now: datetime) -> Copy:
    """One place with all its passages, as kind as its surest one."""
    _, best = max(hits, key=lambda pair: (-list(COPIES).index(pair[1].kind), pair[1].certainty))
    copy = copy_of_article(notice.newsroom, best.article, best.revision)
    copy.origin, copy.likeness, copy.certainty, copy.found_at = origin, COPIES[best.kind], best.certainty, now
    places = [_place(hit.revision.text, hit.start, hit.end, corrected) for corrected, hit in hits]
    places += places_again(notice, best.revision.text, places)
    copy.places = [list(place) for place in dict.fromkeys(sorted(places, key=lambda place: place.start))]
    return copy


def copy_of_article(newsroom: Newsroom, article: Article, revision: Revision) -> Copy:
    """The place that an article of the archive is, without its passages."""
    return Copy(
        article=article,
        revision=revision,
        address=article.address,
        outlet=article.outlet,
        headline=revision.headline,
        language=article.language,
        is_own=is_own(newsroom, article.address, article.outlet),
        published_at=article.published_at,
        marks=marks_of(revision.text),
    )


def place_by_hand(notice: Notice, address: str, outlet: str) -> Copy:
    """The place at an address that an editor knows; an article of the archive where it is one."""
    wanted = corrected_passages(notice)
    article = find_articles(notice.newsroom, address).select_related("current").first()
    if article and article.current:
        copy = copy_of_article(notice.newsroom, article, Revision.objects.get(pk=article.current.pk))
    else:
        copy = Copy(address=address, language=notice.article.language, is_own=is_own(notice.newsroom, address, ""))
    copy.outlet = outlet or copy.outlet
    copy.places = [list(Place(one.was, stands=one.now)) for one in wanted]
    return copy


def is_own(newsroom: Newsroom, address: str, outlet: str) -> bool:
    """Whether the newsroom itself can mend it: it stands on its site, or has no address and no other outlet's name."""
    if address:
        return urlsplit(address).hostname == urlsplit(newsroom.home).hostname
    return outlet in ("", newsroom.name_ar, newsroom.name_en)


def holds_the_error(hit: Hit, corrected: Corrected) -> bool:
    """Whether the error itself stands there, and not only what stood around it."""
    words = hit.revision.text[hit.start : hit.end]
    return hit.kind == "reworded" or carries(words, corrected.was, corrected.now)


def _place(text: str, start: int, end: int, corrected: Corrected) -> Place:
    quote = describe(text, start, end)
    stands = fitted(quote.exact, corrected.was, corrected.now) if corrected.now else None
    return Place(*quote, stands=stands or "")


def places_again(notice: Notice, text: str, known: list[Place]) -> list[Place]:
    """The notice's wrong words in other passages of the same text: a headline that repeats them, a caption."""
    was = fold(notice.was).text.strip()
    if len(was.split()) < _WORDS:
        return []
    folded, place = fold(text), -1
    found: list[Place] = []
    while len(found) < _MARKS and (place := folded.text.find(was, place + 1)) >= 0:
        start, end = folded.span(place, place + len(was))
        if not any(one.start <= start < one.end for one in known):
            found.append(_place(text, start, end, Corrected(notice.was, notice.now)))
    return found


def marks_of(text: str) -> list[str]:
    """The beginnings of its passages."""
    return [text[one.start : one.end][:_MARK] for one in passages(text)][:_MARKS]


def _differences(hit: Hit) -> list[tuple[str, str]]:
    """What was sought and what stands there instead, for each fact."""
    return [(one.stood, one.stands) for one in hit.differences if one.kind not in ("wording", "typography")]
