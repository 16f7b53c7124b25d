"""A partner's suggestion on its case's page: what the partner corrected, and what it would be here."""

from dataclasses import dataclass

from taswib.design.differences import Pieces, pieces
from taswib.desk.partners.received import ReceivedNotice
from taswib.desk.partners.suggestion import Suggestion


@dataclass(frozen=True)
class SuggestionShown:
    """`stood` and `stands` are our words and what they would be; `was` and `now` the partner's; in marked pieces."""

    one: Suggestion
    received: ReceivedNotice
    stood: Pieces
    stands: Pieces
    was: Pieces
    now: Pieces


def suggestion_shown(one: Suggestion) -> SuggestionShown:
    received = one.received
    stood, stands = pieces(one.exact, one.stands) if one.stands else ([], [])
    was, now = pieces(received.was, received.now) if received.was and received.now else ([], [])
    return SuggestionShown(one, received, stood, stands, was, now)
