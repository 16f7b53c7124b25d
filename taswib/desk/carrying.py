"""Reports stay where they belong: each marked passage is sought again in every text that its article gets."""

from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from taswib.archive.article import Article
from taswib.archive.passage_link import pointer
from taswib.archive.revision import Revision
from taswib.archive.taking_in import Outcome, Taken
from taswib.desk.carried import CarriedAnchor
from taswib.desk.notice import Notice
from taswib.desk.report import Report
from taswib.desk.subject import Subject
from taswib.text.anchoring import VERSION, Anchored, Ground, anchor


class Whereabouts(NamedTuple):
    """What became of marked words in the text that readers see today. `words` are those that stand there now, ""
    where they are gone; `pointer` is the end of the article's address that opens at them.
    """

    outcome: str
    number: int
    words: str
    pointer: str


def carry(taken: Taken, now: datetime) -> None:
    """Store where every report on the article stands in the text that just came in; nothing twice."""
    if taken.outcome is Outcome.CHANGED:
        CarriedAnchor.objects.bulk_create(_carried(taken.article, taken.revision), ignore_conflicts=True)


def _carried(article: Article, to: Revision) -> list[CarriedAnchor]:
    """From the text that its reader saw, each time anew, so that no error adds up."""
    marked = article.reports.exclude(start=None).exclude(revision=to).select_related("revision")
    found: list[CarriedAnchor] = []
    for old, reports in groupby(marked.order_by("revision_id", "id"), key=lambda report: report.revision):
        ground = Ground(to.text, old.text)
        found += [_row(report, to, ground.anchor(report.quote)) for report in reports if report.quote]
    return found


def _row(report: Report, to: Revision, at: Anchored) -> CarriedAnchor:
    return CarriedAnchor(
        report=report,
        revision=to,
        outcome=at.outcome,
        start=at.start,
        end=at.end,
        certainty=at.certainty,
        version=VERSION,
    )


def whereabouts(article: Article, subject: Subject, report: Report | None = None) -> Whereabouts | None:
    """Where the words of a case or report stand today; None where the text is the one that was read, or the whole
    article is meant. What was stored on arrival is believed; else it is sought now.
    """
    current = article.current
    if current is None or current.pk == subject.revision.pk or subject.quote is None:
        return None
    row = report.carried.filter(revision=current).first() if report else None
    found = row.anchored if row else anchor(current.text, subject.quote, old=subject.revision.text)
    if found.start is None or found.end is None:
        return Whereabouts("removed", current.number, "", "")
    span = found.start, found.end
    where = pointer(current, span, Notice.objects.words_on(article))
    return Whereabouts(found.outcome, current.number, current.text[slice(*span)], where)
