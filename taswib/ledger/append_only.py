"""The database itself refuses to change or delete what the ledger holds, on SQLite and on PostgreSQL."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("ledger_entry", "ledger_signedcheckpoint")

_REFUSAL = "the ledger is append-only"


def protect(connection: BaseDatabaseWrapper) -> None:
    """From now on UPDATE and DELETE on the ledger's tables fail, and TRUNCATE where there is one."""
    _run(connection, _PROTECT[connection.vendor])


def release(connection: BaseDatabaseWrapper) -> None:
    """Undo `protect`: for going back a migration, and for tests that empty their database."""
    _run(connection, _RELEASE[connection.vendor])


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            for statement in statements:
                cursor.execute(statement.format(table=table, refusal=_REFUSAL))


_PROTECT = {
    "sqlite": tuple(
        f"CREATE TRIGGER {{table}}_no_{act} BEFORE {act.upper()} ON {{table}} BEGIN SELECT RAISE(ABORT, '{{refusal}}'); END"
        for act in ("update", "delete")
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'restrict_violation'; END $$",
        "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
    ),
}
_RELEASE = {
    "sqlite": tuple(f"DROP TRIGGER {{table}}_no_{act}" for act in ("update", "delete")),
    "postgresql": ("DROP TRIGGER {table}_no_change ON {table}",),
}
