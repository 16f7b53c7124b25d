"""Where a copy and its repair stand, and which step leads from where to where: one table, asked by every verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.desk.refusals import NotNow
from taswib.desk.transition import Step


class CopyState(models.TextChoices):
    """What the desk says of a place: nothing yet, that it carries the error, or that it doesn't."""

    FOUND = "found", _("found, to be confirmed")
    CONFIRMED = "confirmed", _("confirmed")
    DISMISSED = "dismissed", _("not a copy")


class RepairState(models.TextChoices):
    CONFIRMED = "confirmed", _("to be asked")
    ASKED = "asked", _("asked")
    ANSWERED = "answered", _("answered")
    FIXED = "fixed", _("fixed")
    REFUSED = "refused", _("refused")
    GONE = "gone", _("page gone")
    DROPPED = "dropped", _("not a copy after all")


_S = RepairState
UNMENDED = (_S.CONFIRMED, _S.ASKED, _S.ANSWERED, _S.REFUSED)
"""The error still stands there, as far as anybody has read."""
WAITS_FOR_DESK = (_S.CONFIRMED, _S.ANSWERED)
"""The next step is the desk's: to ask, or to look at an answer."""
COUNTED = (*UNMENDED, _S.FIXED, _S.GONE)
"""What the public count holds."""

MOVES: dict[Step, dict[RepairState, RepairState]] = {
    Step.SITE_ASKED: dict.fromkeys((_S.CONFIRMED, _S.ANSWERED, _S.REFUSED), _S.ASKED),
    Step.REMINDED: {_S.ASKED: _S.ASKED, _S.ANSWERED: _S.ANSWERED},
    Step.HEARD: dict.fromkeys((_S.ASKED, _S.ANSWERED), _S.ANSWERED),
    Step.SAYS_FIXED: dict.fromkeys((_S.ASKED, _S.ANSWERED, _S.REFUSED), _S.ANSWERED),
    Step.REFUSED: dict.fromkeys((_S.ASKED, _S.ANSWERED), _S.REFUSED),
    Step.READ_FIXED: dict.fromkeys((*UNMENDED, _S.GONE), _S.FIXED),
    Step.READ_GONE: dict.fromkeys((*UNMENDED, _S.FIXED), _S.GONE),
    Step.REOPENED: {_S.FIXED: _S.ASKED, _S.GONE: _S.ASKED},
    Step.DISMISSED: dict.fromkeys(COUNTED, _S.DROPPED),
}


def after(step: Step, state: RepairState, *, was_asked: bool = True) -> RepairState:
    """Where `step` leads from `state`. A regression before anybody was asked is to be asked. Raises NotNow."""
    there = MOVES[step].get(state)
    if there is None:
        raise NotNow
    return RepairState.CONFIRMED if step is Step.REOPENED and not was_asked else there
