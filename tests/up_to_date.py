"""Installations of this version, made once and copied: an empty database and the demo take seconds to make, a copy none."""

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
_PROGRAM = "import sys; from taswib.site.command import main; sys.exit(main(sys.argv[1:]))"
_BASE = "taswib.sqlite3"
_HOUR, _DAY = 3_600, 86_400  # seconds


def place(data: Path) -> Path:
    """Put an empty database into a data folder, which is made where it is missing and has none yet."""
    data.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_made("migrate") / _BASE, data / _BASE)
    return data


def place_demo(data: Path) -> Path:
    """Make the data folder that `taswib demo` makes. What happened in it hours ago did so at most an hour earlier."""
    return Path(shutil.copytree(_made("demo", every=_HOUR), data, dirs_exist_ok=True))


@cache
def _made(command: str, every: int = _DAY) -> Path:
    """By this very code; other processes that test it wait and use the same. Those of code of other days are removed."""
    folder = Path(tempfile.gettempdir(), f"taswib-tests-{os.getuid()}")
    folder.mkdir(exist_ok=True)
    path = folder / f"{command}-{_version()}-{int(time.time() // every)}"
    with (folder / f"{command}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            _make(command, path)
            for other in folder.glob(f"{command}-*"):
                if other.stat().st_mtime < time.time() - _DAY:
                    shutil.rmtree(other, ignore_errors=True)
    return path


def _version() -> str:
    digest = sha256()
    for path in sorted(path for path in (ROOT / "taswib").rglob("*") if path.suffix in _READ):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


_READ = {".py", ".toml", ".txt", ".tsv", ".sql"}


def _make(command: str, path: Path) -> None:
    with tempfile.TemporaryDirectory(dir=path.parent) as data:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TASWIB_", "DJANGO_"))}
        variables = {**kept, "TASWIB_DATA": data, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
        words = [sys.executable, "-c", _PROGRAM, command]
        subprocess.run(words, env=variables, cwd=data, capture_output=True, check=True)
        shutil.copytree(data, path)
