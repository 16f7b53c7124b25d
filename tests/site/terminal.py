"""A terminal of one's own: the command as another process, with a data folder that no other test sees."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.up_to_date import place

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "import sys; from taswib.site.command import main; sys.exit(main())"


@dataclass
class Terminal:
    """`data` is the folder of the installation, `home` where the command is typed."""

    data: Path
    home: Path
    locale: str = "C.UTF-8"

    @property
    def variables(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TASWIB_", "LC_", "DJANGO_"))}
        return {**kept, "TASWIB_DATA": str(self.data), "LANG": self.locale, "PYTHONPATH": str(ROOT)}

    def with_database(self) -> "Terminal":
        """With an empty database of this version, for tests of something else than its making."""
        place(self.data)
        return self

    def begin(self, *words: str, **variables: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *words],
            cwd=self.home,
            env={**self.variables, **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def type(self, *words: str, **variables: str) -> tuple[int, str, str]:
        """The exit code and what was said on standard output and standard error."""
        process = self.begin(*words, **variables)
        said, complained = process.communicate(timeout=120)
        return process.returncode, said, complained
