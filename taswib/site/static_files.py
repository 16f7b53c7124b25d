"""The static files as the server sends them: hashed and compressed, made again only when a source changed."""

import hashlib
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

_STAMP = ".collected"


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
    """A digest of every source's path, size and time of change, and of the compressor's version."""
    digest = hashlib.sha256(version("whitenoise").encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda row: str(row[0])):
            found = Path(storage.path(name)).stat()
            digest.update(f"{storage.path(name)} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
