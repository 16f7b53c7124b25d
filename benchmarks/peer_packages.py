"""The peers' own virtual environments, made from hashed requirements; Taswib never imports anything of them."""

import shutil
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parents[1] / "var" / "bench"


class NoPeer(Exception):
    """A peer's packages could not be installed; the message ends with what the installer said."""


class PeerPackages:
    """What `requirements` (a hashed lock) names, under `var/bench/<name>`."""

    def __init__(self, name: str, requirements: Path) -> None:
        self.name, self.requirements = name, requirements
        self.folder = BENCH / name

    def program(self, name: str) -> Path:
        """A program of the environment."""
        return self.folder / "bin" / name

    def install(self) -> None:
        """Make the environment, unless it stands already as the requirements say; raises `NoPeer`."""
        stamp = self.folder / "installed-from.lock"
        if stamp.exists() and stamp.read_bytes() == self.requirements.read_bytes():
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        run([sys.executable, "-m", "venv", str(self.folder)], self.name)
        options = ["--quiet", "--require-hashes", "--no-deps", "-r", str(self.requirements)]
        run([str(self.program("pip")), "install", *options], self.name)
        shutil.copyfile(self.requirements, stamp)


def run(command: list[str], name: str, folder: Path | None = None) -> None:
    """Run a step of an installation; raises `NoPeer`."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    if done.returncode:
        raise NoPeer(f"{name} could not be installed for comparison:\n{done.stderr[-2000:]}")
