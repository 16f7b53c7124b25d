"""The same table as one JSON object: `format`, what it is about, its columns, and an object for each row.

`docs/exports.md` describes it; SCHEMA is what the tests hold every table to.
"""

import json
from collections.abc import Iterator

from taswib.desk.tables.table import Table

FORMAT = "taswib-table/1"
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["format", "table", "about", "columns", "rows"],
    "additionalProperties": False,
    "properties": {
        "format": {"const": FORMAT},
        "table": {"type": "string"},
        "about": {"type": "object", "additionalProperties": {"type": ["string", "integer", "boolean", "null"]}},
        "columns": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
        "rows": {
            "type": "array",
            "items": {"type": "object", "additionalProperties": {"type": ["string", "integer", "boolean", "null"]}},
        },
    },
}


def json_pieces(table: Table) -> Iterator[str]:
    """Written piece by piece, a row a line, so that no table has to fit into memory."""
    head = {"format": FORMAT, "table": table.name, "about": dict(table.about), "columns": list(table.columns)}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": ['
    between = "\n"
    for row in table.rows:
        yield between + json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"
