"""The peer's own virtual environment, made from hashed requirements; Taswib never imports anything of it."""

import shutil
import subprocess
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).with_name("peer-requirements.lock")
FOLDER = Path(__file__).resolve().parents[2] / "var" / "bench" / "peer"
_INSTALLED_FROM = FOLDER / "installed-from.lock"


class NoPeer(Exception):
    """The peer's packages could not be installed; the message ends with what pip said."""


def program(name: str) -> Path:
    """A program of the peer's environment."""
    return FOLDER / "bin" / name


def install() -> None:
    """Make the environment, unless it stands already as the requirements say; raises `NoPeer`."""
    if _INSTALLED_FROM.exists() and _INSTALLED_FROM.read_bytes() == REQUIREMENTS.read_bytes():
        return
    shutil.rmtree(FOLDER, ignore_errors=True)
    _run([sys.executable, "-m", "venv", str(FOLDER)])
    options = ["--quiet", "--require-hashes", "--no-deps", "-r", str(REQUIREMENTS)]
    _run([str(program("pip")), "install", *options])
    shutil.copyfile(REQUIREMENTS, _INSTALLED_FROM)


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise NoPeer(f"django-helpdesk could not be installed for comparison:\n{done.stderr[-2000:]}")
