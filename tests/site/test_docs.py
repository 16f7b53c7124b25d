"""docs/operating.md says everything that an operator can type or set, and nothing that does not exist."""

import argparse
import importlib
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from taswib.people.membership import Role
from taswib.people.newsroom import Months
from taswib.site.command import COMMANDS
from taswib.site.environment import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "operating.md").read_text()

pytestmark = pytest.mark.pure


def options(name: str) -> set[str]:
    parser = argparse.ArgumentParser(add_help=False)
    importlib.import_module(f"taswib.site.commands.{name}").add_arguments(parser)
    return {option for action in parser._actions for option in action.option_strings}


def section(name: str) -> str:
    found = re.search(rf"^### `taswib {name}\b.*?(?=^##|\Z)", GUIDE, flags=re.M | re.S)
    assert found, f"docs/operating.md has no section on `taswib {name}`."
    return found[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_its_options_are_documented(name: str) -> None:
    missing = {option for option in options(name) if option not in section(name)}
    assert not missing, f"docs/operating.md does not say what {missing} of `taswib {name}` does."


def test_every_option_that_is_documented_exists() -> None:
    known = {"--data", "--newsroom", "--lang", "--help"}.union(*map(options, COMMANDS))
    ours = re.sub(r"^ray .*$", "", GUIDE, flags=re.M)
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", ours))
    assert named <= known, f"docs/operating.md names options that do not exist: {named - known}"


def test_every_variable_is_documented_and_every_documented_one_is_read() -> None:
    read = {
        name for path in ROOT.glob("taswib/**/*.py") for name in re.findall(r"\bTASWIB_[A-Z_]+\b", path.read_text())
    }
    in_table = set(re.findall(r"^\| `(TASWIB_[A-Z_]+)`", GUIDE, flags=re.M))
    assert set(VARIABLES) <= read == in_table


def test_every_target_of_make_is_documented() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.M)
    assert {f"make {target}" for target in targets} <= set(re.findall(r"\bmake [a-z]+", GUIDE))


def test_every_role_and_country_is_documented() -> None:
    assert {*Role.values, *Months.values} <= set(re.findall(r"`(\w+)`", GUIDE))


def test_every_file_that_is_named_exists() -> None:
    for path in re.findall(r"(?<![\w/.])((?:scripts|docs)/[\w.-]+)", GUIDE):
        assert (ROOT / path).exists(), f"docs/operating.md names {path}, which does not exist."


def test_the_backup_that_is_described_is_whole_while_somebody_writes(tmp_path: Path) -> None:
    program = re.search(r"<<'END'\n(.*?)^END$", GUIDE, flags=re.M | re.S)
    assert program
    data = tmp_path / "data"
    (data / "secrets").mkdir(parents=True)
    (data / "secrets" / "receipt.key").write_text("key")
    writer = sqlite3.connect(data / "taswib.sqlite3")
    writer.executescript("PRAGMA journal_mode=WAL; CREATE TABLE report (words); INSERT INTO report VALUES ('kept');")
    subprocess.run([sys.executable, "-c", program[1], data, tmp_path / "copy"], check=True)
    writer.close()
    copy = sqlite3.connect(tmp_path / "copy" / "taswib.sqlite3")
    assert copy.execute("SELECT * FROM report").fetchall() == [("kept",)]
    assert (tmp_path / "copy" / "secrets" / "receipt.key").read_text() == "key"
