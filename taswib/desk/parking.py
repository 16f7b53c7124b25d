"""Where the desk's private keys lie until somebody of the desk has signed in: locked with a file of its own.

Whoever has the database and that file can read what readers sent so far; that is said in the guide and by
`taswib check`. The first editor's sign-in makes other keys, moves everything to them and destroys the file.
"""

import os
from pathlib import Path

from django.conf import settings

from taswib.sealing import LockBroken, Stored, lock, unlock

_NAME = "parked.key"


class NotParked(Exception):
    """The file that opens it is gone."""


def park(private: bytes, about: str) -> bytes:
    return lock(settings.SECRET_IN(settings.SECRETS, _NAME), private, about)


def unpark(parked: Stored, about: str) -> bytes:
    """Raises NotParked."""
    if not _file().exists():
        raise NotParked
    try:
        return unlock(settings.SECRET_IN(settings.SECRETS, _NAME), parked, about)
    except LockBroken:
        raise NotParked from None


def destroy_parking() -> None:
    """Write over the file, then remove it. A disk that keeps old blocks, or a backup, may still have it."""
    file = _file()
    if not file.exists():
        return
    with file.open("r+b") as old:
        old.write(os.urandom(file.stat().st_size))
        old.flush()
        os.fsync(old.fileno())
    file.unlink(missing_ok=True)


def _file() -> Path:
    return Path(settings.SECRETS, _NAME)
