"""The script that installs Debian's packages says what is missing, and is strict only where it must be."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "debian-packages.sh"

pytestmark = pytest.mark.pure


def run(folder: Path, *, installed: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """As somebody who is not root, on a machine whose dpkg-query knows only the packages `installed`."""
    for name, program in (
        ("dpkg-query", f'case " {installed} " in *" ${{@: -1}} "*) echo "install ok installed";; *) exit 1;; esac'),
        ("id", "echo 1000"),
    ):
        (folder / name).write_text(f"#!/bin/bash\n{program}\n")
        (folder / name).chmod(0o755)
    variables = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "CI": "", **variables}
    return subprocess.run([SCRIPT], env=variables, capture_output=True, text=True, check=False)


EVERYTHING = (
    "chromium fonts-noto-core postgresql wrk gettext libfribidi0 dovecot-imapd "
    "wordpress mariadb-server php-cli php-mysql php-xml php-mbstring php-curl php-gd php-intl"
)


def test_with_everything_there_it_is_silent(tmp_path: Path) -> None:
    done = run(tmp_path, installed=EVERYTHING, CI="true")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_is_missing_is_named_with_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path, installed=EVERYTHING.replace("chromium ", ""))
    assert done.returncode == 0
    assert "apt-get install chromium" in done.stderr
    assert "postgresql" not in done.stderr


def test_in_continuous_integration_a_missing_one_is_an_error(tmp_path: Path) -> None:
    assert run(tmp_path, installed="chromium", CI="true").returncode == 1
