"""To whom a case is referred where somebody of the desk is recused."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.people.membership import Role

NOBODY = "nobody"


class Referred(models.TextChoices):
    """The role whose turn it is; NOBODY where everybody of the desk has a conflict of interest."""

    STANDARDS = Role.STANDARDS.value, _("referred to the standards editor")
    EDITOR = Role.EDITOR.value, _("referred to another editor")
    REVIEWER = Role.REVIEWER.value, _("referred to the reviewer from outside")
    NOBODY = NOBODY, _("nobody free of conflict")
