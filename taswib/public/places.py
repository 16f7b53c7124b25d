"""The places of an article that a report can be about, as the form offers them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise, lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taswib.archive.revision import Revision
from taswib.archive.statement import Statement
from taswib.text.passages import Passage

MARKED, WHOLE = "words", "whole"
_SAID = "said"
_EXCERPT = 25
"""Words of a passage that its choice shows."""
_OF_A_STATEMENT = 15


class Place(NamedTuple):
    value: str
    label: str


@dataclass(frozen=True)
class Group:
    """Places under one heading; what was chosen and the whole article have none."""

    heading: str | Promise
    places: list[Place]


def place_of(statement: Statement) -> str:
    """By where it stands, not by its number: what is sent must be what was shown, even if all is read again between."""
    return f"{_SAID}-{statement.start}-{statement.end}"


def groups_of(revision: Revision, marked: str, chosen: str, *, statements_first: bool) -> list[Group]:
    """The marked words, the place that a link chose, the whole article; then all other passages, and all statements.

    The chosen one stands first because the list scrolls, and without script nothing scrolls to it.
    """
    passages = [Place(str(one.position), _passage_when_shown(revision, one)) for one in revision.passages]
    said = {place_of(one): _statement_when_shown(one) for one in reversed(revision.statements.all())}
    statements = [Place(*pair) for pair in reversed(said.items())]
    first = [place for place in (*passages, *statements) if place.value == chosen]
    first.append(Place(WHOLE, gettext("The whole article")))
    if marked:
        first.insert(0, Place(MARKED, gettext("“%(words)s”") % {"words": _excerpt(marked, _EXCERPT)}))
    rest = [
        Group(_("A paragraph"), _others(passages, chosen)),
        Group(_("What somebody says in it"), _others(statements, chosen)),
    ]
    return [Group("", first), *(group for group in rest[:: -1 if statements_first else 1] if group.places)]


def _others(places: Iterable[Place], chosen: str) -> list[Place]:
    return [place for place in places if place.value != chosen]


def _passage(revision: Revision, passage: Passage) -> SafeString:
    name = str(passage.position) if passage.position else gettext("Headline")
    return format_html('<b dir="auto">{}</b> {}', name, _excerpt(revision.words_of(passage), _EXCERPT))


def _statement(statement: Statement) -> SafeString:
    name = statement.said_by or gettext("Not named")
    return format_html('<strong dir="auto">{}</strong> {}', name, _excerpt(statement.words, _OF_A_STATEMENT))


def _excerpt(words: str, most: int) -> str:
    """At most so many words and as many characters as they usually have: one word may be of any length."""
    return Truncator(Truncator(words).words(most)).chars(12 * most)


_passage_when_shown = lazy(_passage, SafeString)
_statement_when_shown = lazy(_statement, SafeString)
"""A form that is sent needs only the places' values."""
