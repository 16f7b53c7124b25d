"""What each change between two revisions means, as a word beside it."""

import re
from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taswib.archive.revision import Revision
from taswib.desk.guarding import dated
from taswib.text.changes import Change, Revised, revised
from taswib.text.folding import fold

LABELS: dict[str, str | Promise] = {
    "number": _("number"),
    "date": _("date"),
    "name": _("name"),
    "negation": _("negation or contrary"),
    "quotation": _("quotation"),
    "attribution": _("who said it"),
    "headline": _("headline"),
    "wording": _("wording"),
    "typography": _("spelling"),
    "added": _("added"),
    "removed": _("taken out"),
}
_MARKS = re.compile(r"[\W_]+")


def labels(before: Revision, after: Revision) -> Callable[[Change, Change], str]:
    """Says of a change, given by its first and its last stretch, what it means."""
    found = revised(dated(before), dated(after))

    def label(first: Change, last: Change) -> str:
        known = next((one for one in found if _is_of(one, first, last)), None)
        return str(LABELS[known.kind if known else _unknown(before.text, after.text, first, last)])

    return label


def _is_of(one: Revised, first: Change, last: Change) -> bool:
    return _meet(one.before, first.before) or _meet(one.after, last.after)


def _meet(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def _unknown(before: str, after: str, first: Change, last: Change) -> str:
    """What the rules pass over is spelling where the letters are the same, and otherwise wording."""
    old, new = (_MARKS.sub("", fold(words).text) for words in (before[slice(*first.before)], after[slice(*last.after)]))
    return "typography" if old == new else "wording"
