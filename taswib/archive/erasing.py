"""After something was deleted: that it is not on the disk any more, as far as the database can see to it."""

from django.db import connection


def erase_freed(*tables: str) -> None:
    """Rewrite what was freed, outside any transaction. SQLite writes zeros over it by itself (secure_delete) and keeps
    copies in its log until that is emptied; PostgreSQL keeps old rows until their table is rewritten.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for table in tables:
            cursor.execute(f"VACUUM FULL {connection.ops.quote_name(table)}")


def empty_log() -> None:
    """SQLite's log alone, which costs little; on PostgreSQL nothing."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
