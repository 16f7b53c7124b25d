"""Where a case stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    OPEN = "open", _("to be decided")
    WAITING = "waiting", _("waiting for the reader")
    DECIDED = "decided", _("decided, notice to come")
    CLOSED = "closed", _("closed")


UNANSWERED = (State.OPEN, State.WAITING)
"""Not decided yet, so that a reader waits for an answer."""
