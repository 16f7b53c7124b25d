"""Everything that a newsroom owns as JSON lines, and back again, without loss.

The first line says which migrations shaped the rows; then each table has a line that names it and its columns, a line a row,
and a line with the count and the sum of the rows' SHA-256. Sessions stay: they open nothing elsewhere. So do the secrets,
which are files of their own, and indexes, which are made anew.
"""

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.contrib.sessions.models import Session
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from taswib import __version__
from taswib.site.rows import AT_ONCE, MADE_BY_MIGRATING, Sum, rows_of, stored, tables

FORMAT = "taswib-export/1"
Lines = Iterator[str]


class NotAnExport(Exception):
    """The file is none, or not whole; the message names the line or the table."""


class AnotherVersion(Exception):
    """The rows have another shape; the message is the version that wrote them."""


class NotEmpty(Exception):
    """There are rows here already; the message names their table."""


def owned() -> list[type[models.Model]]:
    """The tables that are written out, in the order of their names."""
    return sorted((one for one in tables() if one is not Session), key=lambda one: one._meta.db_table)


def exported() -> Lines:
    """Every line, as the database stood at one moment."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield _line({"format": FORMAT, "version": __version__, "migrations": _shape()})
        for model in owned():
            yield from _table(model)
        yield _line({"end": len(owned())})


@transaction.atomic
def take_in(lines: Lines) -> int:
    """Store what `exported` wrote; how many rows. All or nothing. Raises NotAnExport, AnotherVersion, NotEmpty."""
    read = _Reading(lines)
    head = read.line()
    if head.get("format") != FORMAT:
        raise NotAnExport(1)
    if head.get("migrations") != _shape():
        raise AnotherVersion(head.get("version"))
    _empty_it()
    count = sum(_stored_table(model, read) for model in owned())
    if read.line() != {"end": len(owned())}:
        raise NotAnExport(read.number)
    for statement in connection.ops.sequence_reset_sql(no_style(), owned()):
        with connection.cursor() as cursor:
            cursor.execute(statement)
    return count


def _shape() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def _table(model: type[models.Model]) -> Lines:
    fields, found = stored(model), Sum(stored(model))
    yield _line({"table": model._meta.db_table, "columns": [field.attname for field in fields]})
    rows = rows_of(model, "default")
    while batch := list(islice(rows, AT_ONCE)):
        found.add(batch)
        for row in batch:
            yield _line([_written(getattr(row, field.attname), field) for field in fields])
    yield _line({"rows": found.rows, "sum": f"{found.total:064x}"})


def _written(value: Any, field: "models.Field[Any, Any]") -> object:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (bytes, memoryview)):
        return b64encode(bytes(value)).decode()
    return field.get_prep_value(value) if isinstance(value, tuple) else value


class _Reading:
    """The lines of a file, each read as JSON, with their numbers."""

    def __init__(self, lines: Lines) -> None:
        self._lines, self.number = lines, 0

    def line(self) -> Any:
        self.number += 1
        try:
            return json.loads(next(self._lines))
        except (StopIteration, ValueError, RecursionError):
            raise NotAnExport(self.number) from None


def _stored_table(model: type[models.Model], read: _Reading) -> int:
    fields, found = stored(model), Sum(stored(model))
    if read.line() != {"table": model._meta.db_table, "columns": [field.attname for field in fields]}:
        raise NotAnExport(read.number)
    batch: list[models.Model] = []
    while isinstance(row := read.line(), list):
        batch.append(_read(model, fields, row, read.number))
        if len(batch) == AT_ONCE:
            _insert(model, fields, batch)
            batch = []
    _insert(model, fields, batch)
    found.add(rows_of(model, "default"))
    if row != {"rows": found.rows, "sum": f"{found.total:064x}"}:
        raise NotAnExport(model._meta.db_table)
    return found.rows


def _read(
    model: type[models.Model], fields: "list[models.Field[Any, Any]]", row: list[Any], number: int
) -> models.Model:
    try:
        values = {field.attname: field.to_python(value) for field, value in zip(fields, row, strict=True)}
    except Exception:  # noqa: BLE001 - whatever a field says of a value that a file holds, the file is not one of ours
        raise NotAnExport(number) from None
    return model(**values)


def _insert(model: type[models.Model], fields: "list[models.Field[Any, Any]]", batch: list[models.Model]) -> None:
    if batch:
        # Raw: a field that sets itself when it is saved keeps what it was.
        model._base_manager._insert(batch, fields=fields, using="default", raw=True)  # type: ignore[attr-defined]


def _empty_it() -> None:
    """Raises NotEmpty; what migrating itself wrote goes, because the file has its own."""
    for model in owned():
        if model not in MADE_BY_MIGRATING and model._base_manager.exists():
            raise NotEmpty(model._meta.db_table)
    for model in MADE_BY_MIGRATING:
        model._base_manager.all()._raw_delete("default")  # type: ignore[attr-defined]


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
