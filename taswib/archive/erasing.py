"""After something was deleted: that it is not on the disk any more, as far as the database can see to it."""

from django.db import connection


def erase_freed(*tables: str, whole: bool = False) -> None:
    """Rewrite what was freed; inside a transaction, where that can't be, nothing happens.

    SQLite writes zeros over it by itself (secure_delete) and keeps copies in its log until that is emptied; `whole`
    rewrites its file as well. PostgreSQL keeps old rows until their table is rewritten, which locks it for as long.
    """
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            if whole:
                cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for table in tables:
            cursor.execute(f"VACUUM FULL {connection.ops.quote_name(table)}")
