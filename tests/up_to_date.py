"""An empty SQLite database of this version, made once and copied: sixty migrations take seconds, a copy none."""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cache
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_PROGRAM = "import sys; from taswib.site.command import main; sys.exit(main(['migrate']))"
_NAME = "taswib.sqlite3"
_DAY = 86_400  # seconds


def place(data: Path) -> Path:
    """Put the database into a data folder, which is made where it is missing and has none yet."""
    data.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_made(), data / _NAME)
    return data


@cache
def _made() -> Path:
    """Of this very code; other processes that test it wait and use the same. Those of code of other days are removed."""
    folder = Path(tempfile.gettempdir(), f"taswib-tests-{os.getuid()}")
    folder.mkdir(exist_ok=True)
    path = folder / f"{_version()}.sqlite3"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            _make(path)
            for other in folder.glob("*.sqlite3"):
                if other.stat().st_mtime < time.time() - _DAY:
                    other.unlink()
    return path


def _version() -> str:
    digest = sha256()
    for path in sorted((ROOT / "taswib").rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _make(path: Path) -> None:
    with tempfile.TemporaryDirectory(dir=path.parent) as data:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TASWIB_", "DJANGO_"))}
        variables = {**kept, "TASWIB_DATA": data, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
        subprocess.run([sys.executable, "-c", _PROGRAM], env=variables, cwd=data, capture_output=True, check=True)
        Path(data, _NAME).rename(path)
