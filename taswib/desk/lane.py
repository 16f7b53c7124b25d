"""Lanes: what is answered in one press, apart from what has to be examined. Guessed on arrival, changed by people.

A guess is one word of a list, made of what the reader wrote while it is in memory. Nothing of the words is kept in it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.desk.report import Kind
from taswib.text.facts import differences, facts


class Lane(models.TextChoices):
    TYPO = "typo", _("Typos")
    OPINION = "opinion", _("Opinions")


class Guess(models.TextChoices):
    """How much would change if the reader is right."""

    MINOR = "minor", _("perhaps minor")
    LIMITED = "limited", _("perhaps limited")
    SUBSTANTIVE = "substantive", _("perhaps substantive")


_OF_SIGNS = "typography"
_OF_WORDS = "wording"
IN_LANES = (Kind.ERROR, Kind.ADDITION)
"""Kinds that a lane holds and a saved reply may answer; a complaint or a reply is examined on its own."""
_LONGEST = 600
"""Code points of the marked and the right words that are compared; a reader who rewrites a page is not guessed at."""


def guess_of(exact: str, right: str) -> str:
    """What the right words would change in the marked ones; "" where nothing can be said."""
    if not exact.strip() or not right.strip() or max(len(exact), len(right)) > _LONGEST:
        return ""
    kinds = {one.kind for one in differences(exact, right)}
    if kinds <= {_OF_SIGNS}:
        return Guess.MINOR
    return Guess.LIMITED if kinds <= {_OF_SIGNS, _OF_WORDS} else Guess.SUBSTANTIVE


def lane_of(kind: str, exact: str, wrong: str, right: str, how: str) -> str:
    """The lane to which a report seems to belong; "" for what has to be examined."""
    if kind not in IN_LANES:
        return ""
    if exact:
        return Lane.TYPO if guess_of(exact, right) == Guess.MINOR else ""
    says_something = right.strip() or how.strip() or any(one.kind != "negation" for one in facts(wrong[:_LONGEST]))
    return "" if says_something else Lane.OPINION
