"""The statements in which SQLite and PostgreSQL differ here: each sends or asks for many numbers at once."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.archive.tracing.index import Entry, Fresh, Index, IndexState, Postings
from taswib.text.fingerprints import VERSION

_TABLES = (Postings, Fresh, Entry, Article, Revision, Index)
_POSTINGS, _FRESH, _ENTRY, _ARTICLE, _REVISION, _INDEX = (model._meta.db_table for model in _TABLES)
_MANY = {"sqlite": "SELECT value FROM json_each(%s)", "postgresql": "SELECT unnest(%s::bigint[])"}
_KEY_IS_ONE = {
    "sqlite": "key IN (SELECT value FROM json_each(%s))",
    "postgresql": "key = ANY(%s::bigint[])",  # which partitions and other servers answer from their indexes
}
_UP_TO = (1 << 31) - 1
"""Below the hash in a fresh row's key stands the entry's number."""


def packed_at(keys: Sequence[int]) -> dict[int, bytes]:
    """The packed postings under these keys, of those that are there."""
    rows = _ask(f"SELECT key, packed FROM {_POSTINGS} WHERE {_KEY_IS_ONE[connection.vendor]}", _sent(keys))  # noqa: S608
    return {key: bytes(packed) for key, packed in rows}


def add_entries(index: int, articles: Sequence[int]) -> dict[int, int]:
    """An entry of the index for each of these articles, which have none; their numbers by the article's."""
    rows = _ask(
        f"WITH many(article) AS ({_many()}) INSERT INTO {_ENTRY} (index_id, article_id) "  # noqa: S608
        "SELECT %s, article FROM many RETURNING article_id, id",
        _sent(articles),
        index,
    )
    return dict(rows)


def drop_entries(index: int, articles: Sequence[int]) -> None:
    """Those of these articles, if they have one; asked for with every article that comes in, hence without the ORM."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {_ENTRY} WHERE index_id = %s AND article_id IN ({_many()})",  # noqa: S608
            [index, _sent(articles)],
        )


def write_packed(rows: Sequence[tuple[int, bytes]]) -> None:
    """Under these keys, each once, instead of what was there."""
    keys = [key for key, _ in rows]
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {_POSTINGS} WHERE {_KEY_IS_ONE[connection.vendor]}", [_sent(keys)])  # noqa: S608
        insert = f"INSERT INTO {_POSTINGS} (key, packed)"
        if connection.vendor == "sqlite":
            cursor.executemany(f"{insert} VALUES (%s, %s)", rows)
        else:
            # One statement, and no ON CONFLICT: the table may be partitioned over several servers.
            packed = [packed for _, packed in rows]
            many = "SELECT * FROM unnest(%s::bigint[], %s::bytea[])"
            cursor.execute(f"{insert} {many}", [keys, packed])


def write_fresh(keys: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {_FRESH} (key) {_many()}", [_sent(keys)])


def remove_fresh(keys: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {_FRESH} WHERE {_KEY_IS_ONE[connection.vendor]}", [_sent(keys)])  # noqa: S608


class Answering(NamedTuple):
    """A newsroom's index that answers; `common` are the stems that it leaves out, packed. `is_alone` where every fresh row
    is of this index.
    """

    pk: int
    common: bytes
    size: int
    parts: list[int]
    has_fresh: bool
    is_alone: bool


def fresh_of(index: Answering, hashes: Sequence[int]) -> list[int]:
    """The keys of an index's fresh rows of these hashes."""
    return [key for (key,) in _of_fresh("SELECT key", index, hashes)]


def fresh_counts(index: Answering, hashes: Sequence[int]) -> list[tuple[int, int]]:
    """How many fresh rows each of these hashes has; counted where they lie, since a common word has a thousand."""
    return _of_fresh("SELECT hash, count(*)", index, hashes, "GROUP BY hash")


def _of_fresh(select: str, index: Answering, hashes: Sequence[int], group: str = "") -> list[tuple[Any, ...]]:
    """Rows of all indexes lie together: whose they are is asked for where there are others, for it costs a look at each."""
    own = f"JOIN {_ENTRY} entry ON entry.id = (key & {_UP_TO}) AND entry.index_id = %s "
    return _ask(
        f"WITH sought(hash) AS ({_many()}) {select} FROM sought JOIN {_FRESH} "
        f"ON key BETWEEN (hash << 31) AND (hash << 31) + {_UP_TO} {'' if index.is_alone else own}{group}",
        _sent(hashes),
        *([] if index.is_alone else [index.pk]),
    )


def answering(newsroom: int) -> Answering | None:
    """If it is of this version; asked for with every query, hence without the ORM."""
    rows = _ask(
        f"SELECT id, common, size, parts, EXISTS (SELECT 1 FROM {_FRESH}), "  # noqa: S608
        f"NOT EXISTS (SELECT 1 FROM {_INDEX} other WHERE other.id <> {_INDEX}.id) FROM {_INDEX} "
        "WHERE newsroom_id = %s AND state = %s AND version = %s",
        newsroom,
        IndexState.ANSWERING,
        VERSION,
    )
    for number, common, size, parts, has_fresh, is_alone in rows:
        written = json.loads(parts) if isinstance(parts, str) else parts
        return Answering(number, bytes(common), size, written, bool(has_fresh), bool(is_alone))
    return None


def among(numbers: Sequence[int]) -> RawSQL:
    """For `filter(column__in=…)`: however many they are, one parameter, which a thousand single ones cost a hundred times."""
    return RawSQL(_many(), [_sent(numbers)])  # noqa: S611  (nothing but the parameter is anybody's)


def forget_fresh(index: Index) -> None:
    """The fresh rows of an index's entries."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {_FRESH} WHERE (key & {_UP_TO}) IN (SELECT id FROM {_ENTRY} WHERE index_id = %s)",  # noqa: S608
            [index.pk],
        )


def texts_of(index: Answering, numbers: Sequence[int]) -> list[tuple[int, str, str]]:
    """Of these entries of the index, in this order: article, the name it was given or its slug, current text."""
    rows = _ask(
        "SELECT entry.id, article.id, article.given_id, article.slug, revision.text "  # noqa: S608
        f"FROM {_ENTRY} entry JOIN {_ARTICLE} article ON article.id = entry.article_id "
        f"JOIN {_REVISION} revision ON revision.id = article.current_id "
        f"WHERE entry.id IN ({_many()}) AND entry.index_id = %s",
        _sent(numbers),
        index.pk,
    )
    rows.sort(key=lambda row: numbers.index(row[0]))
    return [(article, given or slug, text) for _, article, given, slug, text in rows]


def _ask(query: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


def _many() -> str:
    return _MANY[connection.vendor]


def _sent(numbers: Sequence[int]) -> Any:
    return json.dumps(numbers) if connection.vendor == "sqlite" else list(numbers)
