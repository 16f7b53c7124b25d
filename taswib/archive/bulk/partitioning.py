"""The postings of an index in parts by the hash of their key, on this PostgreSQL server and on others.

Nothing else knows of it: the table keeps its name and its columns. All of it happens in one transaction; readers wait for
the end.
"""

import importlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.db import DatabaseError, connection, transaction

from taswib.archive.tracing.index import Postings

_TABLE = Postings._meta.db_table
_COLUMNS = "(key bigint NOT NULL, packed bytea NOT NULL)"
_SUM = "SELECT count(*), sum(('x' || left(md5(key || md5(packed)), 12))::bit(48)::bigint) FROM {}"


class NotPostgreSQL(Exception):
    """Only PostgreSQL has partitions and other servers."""


class Differs(Exception):
    """What was copied reads otherwise than what it was copied from, and so nothing was changed."""


@dataclass(frozen=True)
class Server:
    """Another PostgreSQL server, by its address; `name` is what this one calls it."""

    name: str
    address: str

    @property
    def options(self) -> dict[str, str]:
        """How this server reaches it."""
        address = urlsplit(self.address)
        given = dict(parse_qsl(address.query))
        told = {"host": address.hostname or given.get("host"), "port": str(address.port or given.get("port", ""))}
        return {"dbname": unquote(address.path.lstrip("/")), **{name: value for name, value in told.items() if value}}

    @property
    def user(self) -> dict[str, str]:
        address = urlsplit(self.address)
        given = dict(parse_qsl(address.query))
        told = {"user": address.username or given.get("user"), "password": address.password}
        return {name: unquote(value) for name, value in told.items() if value}


@dataclass(frozen=True)
class Part:
    """One of the parts; `server` is None where it lies here."""

    name: str
    server: Server | None
    rows: int = 0


def partition(parts: int, addresses: Sequence[str] = ()) -> list[Part]:
    """Lay the postings out anew: in so many parts, which lie in turn here and on each of the servers.

    1 part is the table as it was at first. Raises NotPostgreSQL, Differs; DatabaseError as a server gives it.
    """
    if connection.vendor != "postgresql":
        raise NotPostgreSQL
    layout = secrets.token_hex(3)
    servers = [Server(f"taswib_{layout}_{number}", address) for number, address in enumerate(addresses, 1)]
    places = [None, *servers]
    laid = [Part(f"{_TABLE}_{layout}_{number}", places[number % len(places)]) for number in range(parts)]
    for one in laid:
        if one.server:
            _make_there(one.server.address, one.name)
    with transaction.atomic(), connection.cursor() as cursor:
        _lay_out(cursor, laid, servers)
        return [replace(one, rows=_count(cursor, one.name if parts > 1 else _TABLE)) for one in laid]


def _make_there(address: str, name: str) -> None:
    psycopg = importlib.import_module("psycopg")
    try:
        with psycopg.connect(address, connect_timeout=10) as there:
            there.execute(f"CREATE TABLE {name} (key bigint PRIMARY KEY, packed bytea NOT NULL)")
    except psycopg.Error as error:
        raise DatabaseError(str(error).strip()) from error


def _lay_out(cursor: Any, laid: Sequence[Part], servers: Sequence[Server]) -> None:
    former, before = f"{laid[0].name}_former", _servers(cursor)
    cursor.execute(f"ALTER TABLE {_TABLE} RENAME TO {former}")
    for server in servers:
        _introduce(cursor, server)
    _make_here(cursor, laid)
    cursor.execute(f"INSERT INTO {_TABLE} (key, packed) SELECT key, packed FROM {former}")  # noqa: S608
    if _sum(cursor, _TABLE) != _sum(cursor, former):
        raise Differs
    cursor.execute(f"DELETE FROM {former}")  # noqa: S608  (the other servers' rows too, which dropping would leave)
    cursor.execute(f"DROP TABLE {former}")
    for name in before:
        cursor.execute(f"DROP SERVER {name} CASCADE")


def _make_here(cursor: Any, laid: Sequence[Part]) -> None:
    if len(laid) == 1:
        cursor.execute(f"CREATE TABLE {_TABLE} {_COLUMNS}")
        cursor.execute(f"ALTER TABLE {_TABLE} ADD CONSTRAINT {laid[0].name} PRIMARY KEY (key)")
        return
    cursor.execute(f"CREATE TABLE {_TABLE} {_COLUMNS} PARTITION BY HASH (key)")
    for number, one in enumerate(laid):
        bounds = f"PARTITION OF {_TABLE} FOR VALUES WITH (MODULUS {len(laid)}, REMAINDER {number})"
        if one.server:
            cursor.execute(f"CREATE FOREIGN TABLE {one.name} {bounds} SERVER {one.server.name}")
        else:
            cursor.execute(f"CREATE TABLE {one.name} {bounds}")
            cursor.execute(f"ALTER TABLE {one.name} ADD PRIMARY KEY (key)")


def _introduce(cursor: Any, server: Server) -> None:
    """Several servers are asked at once, and given many rows at a time."""
    cursor.execute("CREATE EXTENSION IF NOT EXISTS postgres_fdw")
    options = {**server.options, "async_capable": "true", "batch_size": "500", "fetch_size": "1000"}
    cursor.execute(f"CREATE SERVER {server.name} FOREIGN DATA WRAPPER postgres_fdw OPTIONS ({_listed(options)})")
    cursor.execute(f"CREATE USER MAPPING FOR CURRENT_USER SERVER {server.name} OPTIONS ({_listed(server.user)})")


def _servers(cursor: Any) -> list[str]:
    """Those that an earlier layout introduced."""
    cursor.execute("SELECT srvname FROM pg_foreign_server WHERE srvname ~ '^taswib_[0-9a-f]{6}_[0-9]+$'")
    return [name for (name,) in cursor.fetchall()]


def _listed(options: dict[str, str]) -> str:
    quoted = ((name, value.replace("'", "''")) for name, value in options.items())
    return ", ".join(f"{name} '{value}'" for name, value in quoted)


def _count(cursor: Any, name: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {name}")  # noqa: S608
    return int(cursor.fetchone()[0])


def _sum(cursor: Any, name: str) -> tuple[object, ...]:
    cursor.execute(_SUM.format(name))
    return tuple(cursor.fetchone())
