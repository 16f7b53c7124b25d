"""A table on its way out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Value = str | int | bool | None


@dataclass(frozen=True)
class Table:
    """`columns` in order; each row has a value for each of them. `about` says what it is and of whom."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[tuple[Value, ...]]
    about: Mapping[str, Value] = field(default_factory=dict)
