"""What a case is about: what its leading report is, or a change that nobody announced."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.desk.report import Kind


class CaseKind(models.TextChoices):
    ERROR = Kind.ERROR.value, Kind.ERROR.label
    ADDITION = Kind.ADDITION.value, Kind.ADDITION.label
    COMPLAINT = Kind.COMPLAINT.value, Kind.COMPLAINT.label
    REPLY = Kind.REPLY.value, Kind.REPLY.label
    SILENT_EDIT = "silent_edit", _("Silent edit")
    SUGGESTED = "suggested", _("Suggested by a partner")


UNREPORTED = (CaseKind.SILENT_EDIT, CaseKind.SUGGESTED)
"""No reader opened these, so none waits for an answer."""
