"""Which version of the reader of statements this is: another one may read the same text differently."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

_READS = (".py", ".txt")


@cache
def reader_version() -> str:
    """Twelve digits of the SHA-256 of all code and word lists that reading rests on (about 20 ms, once)."""
    digest = sha256()
    for path, file in sorted(_below(files("taswib.text"), "")):
        digest.update(path.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def _below(folder: Traversable, where: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for one in folder.iterdir():
        path = f"{where}/{one.name}"
        if one.is_dir():
            found += _below(one, path)
        elif one.name.endswith(_READS):
            found.append((path, one))
    return found
