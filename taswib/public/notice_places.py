"""Where the words of a notice stand: in the text that it concerns, and in the article as it is read today."""

from typing import NamedTuple

from taswib.archive.passage_link import pointer
from taswib.desk.notice import Notice
from taswib.text.anchoring import Quote, anchor, describe, locate

Span = tuple[int, int]


class Places(NamedTuple):
    """The ends of two addresses, of the revision's page and of the article's; "" where the words have no place."""

    was: str
    now: str


def places(notice: Notice) -> Places:
    """By the notice's own words, never by those that a reader marked."""
    span, current = stood(notice), notice.article.current
    if span is None or current is None:
        return Places("", "")
    found = anchor(current.text, describe(notice.revision.text, *span), old=notice.revision.text)
    stands = None if found.start is None or found.end is None else (found.start, found.end)
    beside = Notice.objects.words_on(notice.article) if stands else ()
    return Places(pointer(notice.revision, span), pointer(current, stands, beside))


def stood(notice: Notice) -> Span | None:
    """Where its words stood in the text that it concerns; None where it has none, or they can't be found there."""
    if not notice.was or notice.start is None:
        return None
    return locate(notice.revision.text, Quote(notice.was, "", "", notice.start, notice.start + len(notice.was)))
