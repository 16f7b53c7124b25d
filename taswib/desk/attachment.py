"""A file that came with a report or a message: on the disk under a key of its own, which its row holds, sealed."""

import hmac
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from taswib.desk.arriving import Sealed, place_of_file, read_pieces, settle
from taswib.desk.content_kind import ContentKind
from taswib.desk.message import Message
from taswib.desk.report_key import ReportKey
from taswib.sealing.stream import unlocked_pieces

if TYPE_CHECKING:
    from taswib.desk.report import Report

_WHAT = "file"
_ORPHAN_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class Evidence:
    """A file to be kept: sealed on the disk already. `kind` is a ContentKind; `is_original`: as it came, unlike a picture."""

    file: Sealed
    name: str
    kind: str
    is_original: bool = False


class Attachment(models.Model):
    """`name` is where it lies; its own name, kind and key are in `sealed`. `mark` makes a second sending the same file."""

    report = models.ForeignKey("desk.Report", on_delete=models.CASCADE, related_name="attachments")
    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=32, unique=True)
    size = models.PositiveIntegerField()
    sealed = models.BinaryField()
    mark = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class OpenedFile:
    """A file whose key was opened."""

    attachment: Attachment
    name: str
    kind: str
    is_original: bool
    key: bytes

    @property
    def label(self) -> str:
        """What it is, as people call it."""
        return str(ContentKind(self.kind).label)

    def pieces(self) -> Iterator[bytes]:
        """Its content. Raises LockBroken where it was altered, OSError where it is gone."""
        return unlocked_pieces(self.key, read_pieces(place_of_file(self.attachment.name)))


@dataclass(frozen=True)
class Placed:
    """A file that lies where it stays, under `name`; its row is about to be stored."""

    evidence: Evidence
    name: str


@contextmanager
def placed(files: Iterable[Evidence]) -> Iterator[tuple[Placed, ...]]:
    """The files, on the disk for good, for the transaction that stores their rows; before it begins, so that it is short.

    One that had been sent before got no row and goes again. Whatever is raised removes none: that the database did not
    answer does not say that it did not store. Those are swept after an hour.
    """
    some = tuple(Placed(one, token_hex(16)) for one in files)
    for one in some:
        settle(one.evidence.file.path, one.name)
    yield some
    if some:
        names = [one.name for one in some]
        known = set(Attachment.objects.filter(name__in=names).values_list("name", flat=True))
        forget_files(set(names) - known)


def keep_files(
    report: "Report", key: ReportKey, files: Iterable[Placed], secret: bytes, message: Message | None = None
) -> None:
    """Store their rows, in the caller's transaction; a file that the report has already gets no second one.

    `secret` is the reader's: without it nobody can ask of a file that they have whether it was sent.
    """
    for one in files:
        told = one.evidence
        mark = hmac.new(secret, report.submission.encode() + told.file.digest + bytes([told.is_original]), sha256)
        row = {"report": report, "message": message, "name": one.name, "size": told.file.size}
        sealed = key.sealed(_described(told), _WHAT)
        Attachment.objects.get_or_create(mark=mark.hexdigest(), defaults={**row, "sealed": sealed})


def opened_file(attachment: Attachment, described: bytes) -> OpenedFile:
    """From what `sealed` holds."""
    said = json.loads(described)
    return OpenedFile(attachment, said["name"], said["kind"], said["original"], b64decode(said["key"]))


def forget_files(names: Iterable[str]) -> None:
    """Remove them from the disk; their keys are gone with their rows."""
    for name in names:
        place_of_file(name).unlink(missing_ok=True)


def sweep_orphans(now: datetime) -> int:
    """Remove files that no row knows an hour after they came, as a server leaves that was killed; how many."""
    root, before = Path(settings.FILES), (now - _ORPHAN_AFTER).timestamp()
    old = [path for path in root.glob("*/*") if path.is_file() and path.stat().st_mtime < before]
    known = set(Attachment.objects.filter(name__in=[path.name for path in old]).values_list("name", flat=True))
    orphans = [path for path in old if path.name not in known]
    for path in orphans:
        path.unlink(missing_ok=True)
    return len(orphans)


def _described(one: Evidence) -> bytes:
    said = {
        "name": one.name[:200],
        "kind": one.kind,
        "original": one.is_original,
        "key": b64encode(one.file.key).decode(),
    }
    return json.dumps(said, ensure_ascii=False).encode()
