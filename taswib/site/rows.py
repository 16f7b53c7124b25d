"""Every row of every table, and a sum by which the same rows are known again wherever they stand."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models

AT_ONCE = 200
"""Rows a statement: revisions carry whole texts."""
MADE_BY_MIGRATING: tuple[type[models.Model], ...] = (Permission, ContentType)


def tables() -> list[type[models.Model]]:
    """Every table that a model keeps, those between two models included."""
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and not model._meta.proxy]


def stored(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """The fields that have a column of their own."""
    return [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]


def rows_of(model: type[models.Model], alias: str) -> Iterator[models.Model]:
    """By key, a few at a time."""
    # By key: an ordering of the model's own may join a table that is still empty.
    return iter(model._base_manager.using(alias).order_by("pk").iterator(chunk_size=AT_ONCE))


@dataclass
class Sum:
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
