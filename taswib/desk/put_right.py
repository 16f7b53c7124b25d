"""What a reader says of it in the end."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PutRight(models.TextChoices):
    """The answers to "Was it put right?"."""

    YES = "yes", _("Yes, it is right now")
    PARTLY = "partly", _("In part")
    NO = "no", _("No")
