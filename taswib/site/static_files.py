"""The static files as the server sends them: styles without comments, hashed, compressed, made when a source changed."""

import hashlib
import re
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.base import ContentFile, File
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

_STAMP = ".collected"
_COMMENT = re.compile(rb"\s*/\*.*?\*/\s*", re.DOTALL)  # our styles have no string in which one could begin


class Served(CompressedManifestStaticFilesStorage):
    """Comments stay in the sources: they would be a tenth of what a reader's phone fetches of our styles."""

    def _save(self, name: str, content: File) -> str:
        return str(super()._save(name, _sent(name, content)))

    def file_hash(self, name: str | None, content: File | None = None) -> str | None:
        """Of what is sent, which browsers keep for good under this name."""
        return super().file_hash(name, content and _sent(name, content))


def _sent(name: str | None, content: File) -> File:
    if not (name or "").endswith(".css"):
        return content
    content.seek(0)  # it may have been read
    return ContentFile(_COMMENT.sub(b" ", content.read()).lstrip())


def collected() -> bool:
    """Whether what is served was made from the sources as they are."""
    stamp = Path(settings.STATIC_ROOT, _STAMP)
    return stamp.is_file() and stamp.read_text() == _state()


def collect() -> bool:
    """Collect if a source changed since the last time; True when it did."""
    if collected():
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    Path(settings.STATIC_ROOT, _STAMP).write_text(_state())
    return True


def _state() -> str:
    """A digest of every source's path, size and time of change, of what makes the files, and of the compressor's version."""
    digest = hashlib.sha256(version("whitenoise").encode() + Path(__file__).read_bytes())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda row: str(row[0])):
            found = Path(storage.path(name)).stat()
            digest.update(f"{storage.path(name)} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
