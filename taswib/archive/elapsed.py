"""How long something took, counted where the rows are: the two databases measure time differently."""

from typing import Any

from django.db.models import Func, IntegerField


class Days(Func):
    """Days from the first moment to the second, a part of one counted whole: `Days(before, after)`; null where one is."""

    output_field = IntegerField()
    arity = 2

    def as_sqlite(self, compiler: Any, connection: Any, **_extra: Any) -> Any:
        """Moments are text there, and julianday reads them without a call of Python for each row."""
        (before, first), (after, second) = self._written(compiler)
        return f"CAST(julianday({after}) - julianday({before}) + 0.99999 AS INTEGER)", [*second, *first]

    def as_postgresql(self, compiler: Any, connection: Any, **_extra: Any) -> Any:
        (before, first), (after, second) = self._written(compiler)
        return f"CAST(FLOOR(EXTRACT(EPOCH FROM ({after} - {before})) / 86400.0 + 0.99999) AS integer)", [
            *second,
            *first,
        ]

    def _written(self, compiler: Any) -> list[tuple[str, Any]]:
        return [compiler.compile(one) for one in self.get_source_expressions()]
