"""What follows from a breach. Which of these a code knows is written in the code."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sanction(models.TextChoices):
    WARNING = "warning", _("Admonition")
    REPLY = "reply", _("Publication of a reply")
    CORRECTION = "correction", _("Publication of a correction")
    APOLOGY = "apology", _("Published apology")
    NAMING = "naming", _("Publication of the outlet's name")


def sanctions_among(values: object) -> list[Sanction]:
    """Those of a stored list, in the order of the scale; what is no sanction is left out."""
    kept = values if isinstance(values, list) else []
    return [one for one in Sanction if one.value in kept]
