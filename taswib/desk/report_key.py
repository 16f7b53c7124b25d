"""The key of one report: all words of it are sealed to its public half, and destroying it destroys them.

The private half lies twice: sealed to the desk's key, and to the key that follows from the reader's receipt. So the
desk reads, the reader reads, whoever has only the disk reads nothing; and anybody can add, without a key.
"""

from typing import TYPE_CHECKING

from django.db import models

from taswib.desk.desk_key import DeskKey
from taswib.sealing import new_pair, seal

if TYPE_CHECKING:
    from taswib.desk.report import Report


class ReportKey(models.Model):
    """`for_reader` is empty where the reader's key was not known when it was made; `reader` is that key, once it is."""

    report = models.OneToOneField("desk.Report", on_delete=models.CASCADE, related_name="key")
    public = models.BinaryField(max_length=32)
    desk_key = models.ForeignKey(DeskKey, on_delete=models.PROTECT, related_name="report_keys")
    for_desk = models.BinaryField(max_length=100)
    reader = models.BinaryField(max_length=32, default=b"")
    for_reader = models.BinaryField(max_length=100, default=b"")

    def __str__(self) -> str:
        return f"{self.report_id}"

    def sealed(self, content: bytes, what: str) -> bytes:
        """`content` as a part of this report: `what` says which."""
        return seal(self.public, content, about(what, self.report))


def report_key(report: "Report", desk_key: DeskKey, reader: bytes) -> ReportKey:
    """A new one, not stored yet. `reader` is the public key of the reader's receipt."""
    pair = new_pair()
    return ReportKey(
        report=report,
        public=pair.public,
        desk_key=desk_key,
        for_desk=seal(desk_key.public, pair.private, about("key", report)),
        reader=reader,
        for_reader=seal(reader, pair.private, about("key", report)),
    )


def about(what: str, report: "Report") -> str:
    """What binds a box to its place: moved to another report, or another part of this one, it does not open."""
    return f"{what} {report.submission}"
