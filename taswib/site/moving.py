"""Moving an installation from SQLite to PostgreSQL: every row, compared afterwards, in one transaction or not at all.

While it runs it holds SQLite's write lock, so nothing can be acknowledged there that does not come along. Tables that
are derived from others and kept by no model (indexes) are not copied; they are made anew on the other side.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connections, models, transaction
from django.utils.translation import gettext_lazy

from taswib.site.terminal import Progress

TARGET = "target"
_AT_ONCE = 200  # rows a statement: revisions carry whole texts
_MADE_BY_MIGRATING: tuple[type[models.Model], ...] = (Permission, ContentType)


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


def tables() -> list[type[models.Model]]:
    """Every table that a model keeps, those between two models included."""
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and not model._meta.proxy]


def _empty_it() -> None:
    """Raises NotEmpty; what migrating itself wrote goes, because the source has its own."""
    for model in tables():
        if model not in _MADE_BY_MIGRATING and model._base_manager.using(TARGET).exists():
            raise NotEmpty(model._meta.db_table)
    for model in _MADE_BY_MIGRATING:
        model._base_manager.using(TARGET).all()._raw_delete(TARGET)  # type: ignore[attr-defined]


def _copy(model: type[models.Model], progress: Progress) -> Moved:
    fields = _stored(model)
    source = _Sum(fields)
    rows = _rows(model, "default")
    while batch := list(islice(rows, _AT_ONCE)):
        # Raw: a field that sets itself when it is saved keeps what it was.
        model._base_manager._insert(batch, fields=fields, using=TARGET, raw=True)  # type: ignore[attr-defined]
        source.add(batch)
        progress.report(table=model._meta.db_table, rows=source.rows)
    target = _Sum(fields)
    target.add(_rows(model, TARGET))
    if source != target:
        raise Differs(model._meta.db_table)
    return Moved(model._meta.db_table, source.rows)


def _stored(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]


def _rows(model: type[models.Model], alias: str) -> Iterator[models.Model]:
    # By key: an ordering of the model's own may join a table that is still empty.
    return iter(model._base_manager.using(alias).order_by("pk").iterator(chunk_size=_AT_ONCE))


@dataclass
class _Sum:
    """How many rows, and the sum of their SHA-256: the same for the same rows in any order."""

    fields: "list[models.Field[Any, Any]]"
    rows: int = 0
    total: int = 0

    def add(self, rows: Iterable[models.Model]) -> None:
        for row in rows:
            values = "\x1f".join(_comparable(getattr(row, field.attname)) for field in self.fields)
            self.total = (self.total + int.from_bytes(sha256(values.encode()).digest())) % 2**256
            self.rows += 1


def _comparable(value: object) -> str:
    """A value as both databases give it back: moments in UTC, JSON's keys in order, bytes as bytes."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, (dict, list)):
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    return repr(bytes(value)) if isinstance(value, (bytes, memoryview)) else repr(value)
