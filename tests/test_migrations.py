"""The tables that migrations make are the tables that the models describe, by the short way and by the long one."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.up_to_date import ROOT, place

# A database as it became with every version since the first, without the migrations that stand for many.
STEP_BY_STEP = """
import django; django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
executor = MigrationExecutor(connection)
executor.loader = MigrationLoader(connection, replace_migrations=False)
step_by_step = [one for one in executor.loader.graph.leaf_nodes() if not executor.loader.get_migration(*one).replaces]
executor.migrate(step_by_step)
"""


@pytest.mark.django_db
def test_no_model_is_ahead_of_its_migrations() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.drill
@pytest.mark.pure
def test_a_new_database_is_the_one_that_all_versions_led_to(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TASWIB_")}
    variables = {"TASWIB_DATA": str(tmp_path / "old"), "DJANGO_SETTINGS_MODULE": "taswib.site.settings"}
    (tmp_path / "old").mkdir()
    words = [sys.executable, "-c", STEP_BY_STEP]
    subprocess.run(words, cwd=tmp_path, env=kept | variables | {"PYTHONPATH": str(ROOT)}, check=True)
    assert made(tmp_path / "old") == made(place(tmp_path / "new"))


def made(data: Path) -> dict[tuple[str, str], list[str]]:
    """What each table, index and trigger is made of; the order of columns is nobody's business."""
    base = sqlite3.connect(data / "taswib.sqlite3")
    rows = base.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(kind, name): _parts(sql) for kind, name, sql in rows}


def _parts(sql: str) -> list[str]:
    inner, _bracket, behind = sql.partition("(")[2].rpartition(")")
    return [*sorted(part.strip() for part in re.split(r",(?![^()]*\))", inner)), behind]
