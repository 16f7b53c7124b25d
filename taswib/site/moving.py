"""Moving an installation from SQLite to PostgreSQL: every row, compared afterwards, in one transaction or not at all.

While it runs it holds SQLite's write lock, so nothing can be acknowledged there that does not come along. Tables that
are derived from others and kept by no model (indexes) are not copied; they are made anew on the other side.
"""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connections, models, transaction
from django.utils.translation import gettext_lazy

from taswib.site.rows import AT_ONCE, MADE_BY_MIGRATING, Sum, rows_of, stored, tables
from taswib.site.terminal import Progress

TARGET = "target"


class NotEmpty(Exception):
    """The database to move into holds rows already; its message names their table."""


class Differs(Exception):
    """A table reads otherwise on the other side; its message names it."""


@dataclass(frozen=True)
class Moved:
    """`rows` of one table, equal on both sides by count and by the sum of their SHA-256."""

    table: str
    rows: int


def connect(entry: dict[str, Any]) -> None:
    """Make the database that `entry` describes (as in Django's DATABASES) reachable as `TARGET`."""
    connections.databases.update(connections.configure_settings({"default": {}, TARGET: entry}) | connections.databases)


def move() -> list[Moved]:
    """Copy every table of this version from the default database into `TARGET`, and read both again.

    Raises NotEmpty and Differs; whatever is raised, the target holds no row afterwards.
    """
    call_command("migrate", database=TARGET, interactive=False, verbosity=0)
    told = Progress(gettext_lazy("… %(table)s: %(rows)d rows"))
    with transaction.atomic(), transaction.atomic(using=TARGET):
        _empty_it()
        moved = [_copy(model, told) for model in tables()]
        for statement in connections[TARGET].ops.sequence_reset_sql(no_style(), tables()):
            with connections[TARGET].cursor() as cursor:
                cursor.execute(statement)
    return moved


def _empty_it() -> None:
    """Raises NotEmpty; what migrating itself wrote goes, because the source has its own."""
    for model in tables():
        if model not in MADE_BY_MIGRATING and model._base_manager.using(TARGET).exists():
            raise NotEmpty(model._meta.db_table)
    for model in MADE_BY_MIGRATING:
        model._base_manager.using(TARGET).all()._raw_delete(TARGET)  # type: ignore[attr-defined]


def _copy(model: type[models.Model], progress: Progress) -> Moved:
    fields = stored(model)
    source = Sum(fields)
    rows = rows_of(model, "default")
    while batch := list(islice(rows, AT_ONCE)):
        # Raw: a field that sets itself when it is saved keeps what it was.
        model._base_manager._insert(batch, fields=fields, using=TARGET, raw=True)  # type: ignore[attr-defined]
        source.add(batch)
        progress.report(table=model._meta.db_table, rows=source.rows)
    target = Sum(fields)
    target.add(rows_of(model, TARGET))
    if source != target:
        raise Differs(model._meta.db_table)
    return Moved(model._meta.db_table, source.rows)
