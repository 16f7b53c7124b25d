"""Where a reader who wrote by mail hears that there is news: never what it is."""

from django.conf import settings
from django.db import models

from taswib.archive.sealing import opened, sealed
from taswib.desk.report import Report


class ReaderAddress(models.Model):
    """Sealed with the server's own key, for the server has to read it to write there: said so in the operating guide.

    `told` is the last transition of which the reader heard. Gone when the report is withdrawn or its case is closed.
    """

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="mail_address")
    sealed = models.TextField(editable=False)
    told = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.report_id}"

    @property
    def address(self) -> str:
        """Raises SealBroken where the secret that sealed it is no longer there."""
        return opened(self.sealed, settings.SOURCE_KEY)


def keep_address(report: Report, address: str) -> None:
    """The address that a letter came from; the first one stays."""
    ReaderAddress.objects.get_or_create(report=report, defaults={"sealed": sealed(address, settings.SOURCE_KEY)})
