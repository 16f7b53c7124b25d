"""Before publication: what of a draft the newsroom has corrected or retracted before. Nothing of the draft is kept."""

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from taswib.desk.corrected_passages import Corrected, corrected_passages
from taswib.desk.notice import Notice
from taswib.desk.notice_mark import WATCHED, Alike, mark_notices, notices_alike
from taswib.people.newsroom import Newsroom
from taswib.text.facts import facts
from taswib.text.fingerprints import fingerprint
from taswib.text.matching import LEAST, Match, Sought, match
from taswib.text.mending import carries, fitted
from taswib.text.passages import Passage, passages

LONGEST = 40_000
"""Code points of a draft: some 6,000 words."""
_MOST = 24
"""Notices that are compared word for word, those that share most with the draft."""
_FIGURES_OF = 2_000
"""Latest notices whose figures are looked for."""
_SIZE = 2_000  # of an archive in which every word of the notice is rare, since no index is asked
_SHARED = 3
"""Telling words that a passage must share with the corrected one for a figure to be taken for the same figure."""
_SURE = 0.6
"""Certainty from which on other words are worth a writer's time."""
_VALUED = frozenset(("number", "date"))


class Why(Enum):
    """How sure it is that the draft says it again."""

    REPEATED = "repeated"
    REWORDED = "reworded"
    FIGURE = "figure"


class Remark(NamedTuple):
    """`draft[start:end]` says again what `notice` corrected; `stands` is the wording that would be right, "" if unknown."""

    notice: Notice
    why: Why
    start: int
    end: int
    stands: str


def check_draft(newsroom: Newsroom, draft: str) -> list[Remark]:
    """What of the draft was corrected or retracted before, in the order of the draft; what it has right is left out."""
    mark_notices(newsroom)
    parts = passages(draft)
    near = notices_alike(newsroom, fingerprint(draft).pairs)[:_MOST]
    found = [remark for alike in near for remark in _repeats(alike, draft, parts)]
    found += _figures(newsroom, draft, parts, known=found)
    return sorted(found, key=lambda one: (one.start, one.end, -(one.notice.number or 0)))


def _repeats(alike: Alike, draft: str, parts: list[Passage]) -> Iterator[Remark]:
    """A notice may have been changed since it was marked, so that it has fewer passages."""
    notice, corrections = alike.notice, corrected_passages(alike.notice)
    for corrected in (corrections[number] for number in alike.passages if number < len(corrections)):
        sought = Sought(corrected.was)
        weights = sought.weigh({}, frozenset(), _SIZE)
        for part in parts:
            made = match(sought, weights, draft[part.start : part.end], LEAST)
            if made and (why := _why(made, corrected, notice)):
                start, end = part.start + made.start, part.start + made.end
                yield Remark(notice, why, start, end, _right(draft[start:end], corrected))


def _why(made: Match, corrected: Corrected, notice: Notice) -> Why | None:
    """None for another fact in the same words, and for words that merely stood around the error.

    Other words that may say it again are not marked where figures were wrong: the figure itself tells then (`_figures`).
    """
    if made.kind == "changed-fact":
        return None
    if made.kind == "reworded":
        told_by_figure = bool(wrong_figures(notice.was, notice.now))
        return None if told_by_figure or made.certainty < _SURE else Why.REWORDED
    return Why.REPEATED if carries(made.theirs, corrected.was, corrected.now) else None


def _right(words: str, corrected: Corrected) -> str:
    return (fitted(words, corrected.was, corrected.now) or "") if corrected.now else ""


def _figures(newsroom: Newsroom, draft: str, parts: list[Passage], known: list[Remark]) -> Iterator[Remark]:
    """Figures and days that a notice replaced by others, where the passage speaks of the same matter."""
    said = [(part, one) for part in parts for one in facts(draft[part.start : part.end]) if one.kind in _VALUED]
    values = {_bare(one.value) for _, one in said}
    for notice in _with_figures(newsroom, values):
        wrong, matter = wrong_figures(notice.was, notice.now), _matter(notice)
        for part, one in said:
            start, end = part.start + one.span[0], part.start + one.span[1]
            if _bare(one.value) not in wrong or _is_known(known, notice, start):
                continue
            if len(matter & set(Sought(draft[part.start : part.end]).stems)) >= _SHARED:
                yield Remark(notice, Why.FIGURE, start, end, "")


def _with_figures(newsroom: Newsroom, values: set[str]) -> list[Notice]:
    """Those that replaced one of these values."""
    if not values:
        return []
    standing = Notice.objects.of(newsroom).standing().filter(kind__in=WATCHED).exclude(was="").order_by("-number")
    rows = standing.values_list("pk", "was", "now")[:_FIGURES_OF]
    wanted = [pk for pk, was, now in rows if not values.isdisjoint(wrong_figures(was, now))]
    return list(Notice.objects.filter(pk__in=wanted).select_related("newsroom", "article", "revision"))


@lru_cache(maxsize=4096)
def wrong_figures(was: str, now: str) -> frozenset[str]:
    """The numbers and days that stood and stand no longer, without their units: «48000000», «2025-08-05»."""
    return _values(was) - _values(now)


def _values(words: str) -> frozenset[str]:
    return frozenset(_bare(one.value) for one in facts(words) if one.kind in _VALUED and one.value)


def _bare(value: str) -> str:
    return value.split()[0] if value else ""


def _matter(notice: Notice) -> set[int]:
    """The telling words of what was corrected, without those of its figures and their units."""
    said = {stem for one in corrected_passages(notice) for stem in Sought(one.was).stems}
    figures = (notice.was[slice(*one.span)] for one in facts(notice.was) if one.kind in _VALUED)
    return said - {stem for words in figures for stem in Sought(words).stems}


def _is_known(known: list[Remark], notice: Notice, place: int) -> bool:
    return any(one.notice.pk == notice.pk and one.start <= place < one.end for one in known)
