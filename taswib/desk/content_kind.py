"""What a file is, by how it begins. Its name and what a browser calls it count for nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContentKind(models.TextChoices):
    PICTURE = "picture", _("picture")
    PHONE_PICTURE = "phone", _("picture of a phone (HEIC)")
    PDF = "pdf", _("PDF")
    AUDIO = "audio", _("sound")
    VIDEO = "video", _("video")
    ARCHIVE = "archive", _("document or archive")
    OTHER = "other", _("other file")


_BEGINS = (
    (b"\xff\xd8\xff", ContentKind.PICTURE),
    (b"\x89PNG\r\n\x1a\n", ContentKind.PICTURE),
    (b"GIF87a", ContentKind.PICTURE),
    (b"GIF89a", ContentKind.PICTURE),
    (b"BM", ContentKind.PICTURE),
    (b"II*\0", ContentKind.PICTURE),
    (b"MM\0*", ContentKind.PICTURE),
    (b"%PDF-", ContentKind.PDF),
    (b"ID3", ContentKind.AUDIO),
    (b"OggS", ContentKind.AUDIO),
    (b"fLaC", ContentKind.AUDIO),
    (b"#!AMR", ContentKind.AUDIO),
    (b"\xff\xfb", ContentKind.AUDIO),
    (b"\xff\xf3", ContentKind.AUDIO),
    (b"\xff\xf1", ContentKind.AUDIO),
    (b"\x1aE\xdf\xa3", ContentKind.VIDEO),
    (b"PK\x03\x04", ContentKind.ARCHIVE),
    (b"\xd0\xcf\x11\xe0", ContentKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ContentKind.ARCHIVE),
    (b"Rar!", ContentKind.ARCHIVE),
    (b"\x1f\x8b", ContentKind.ARCHIVE),
)
_RIFF = {b"WEBP": ContentKind.PICTURE, b"WAVE": ContentKind.AUDIO, b"AVI ": ContentKind.VIDEO}
_FTYP = {b"hei": ContentKind.PHONE_PICTURE, b"mif": ContentKind.PHONE_PICTURE, b"avi": ContentKind.PHONE_PICTURE}


def kind_of_content(start: bytes) -> ContentKind:
    """From its first bytes, sixteen at least where it has as many."""
    if start[:4] == b"RIFF":
        return _RIFF.get(start[8:12], ContentKind.OTHER)
    if start[4:8] == b"ftyp":
        sound = ContentKind.AUDIO if start[8:11] == b"M4A" else ContentKind.VIDEO
        return _FTYP.get(start[8:11], sound)
    return next((kind for begin, kind in _BEGINS if start.startswith(begin)), ContentKind.OTHER)
