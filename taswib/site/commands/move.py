"""`taswib move`: from SQLite to PostgreSQL, without loss."""

import argparse

from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from taswib.site import environment, moving
from taswib.site.installation import bring_up_to_date
from taswib.site.serving import refuse_taken_port
from taswib.site.terminal import Failure, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", metavar="ADDRESS", help=_("an empty database: postgres://user:password@host/name"))


def run(arguments: argparse.Namespace) -> int:
    here = environment.current()
    if connection.vendor != "sqlite":
        raise Failure(_("This installation is on PostgreSQL already: TASWIB_DATABASE names its database."))
    refuse_taken_port(here)  # a server that goes on writing would write to what is left behind
    moving.connect(_entry(arguments.target))
    bring_up_to_date()
    moved = _move()
    width = max(len(one.table) for one in moved)
    say(*(f"✓ {one.table:<{width}}  {one.rows}" for one in moved))
    say(
        _("Everything stands in the new database, read again and equal (%(rows)d rows in %(tables)d tables).")
        % {"rows": sum(one.rows for one in moved), "tables": len(moved)},
        _("From now on start with TASWIB_DATABASE=%(address)s and the same data folder, which keeps the secrets.")
        % {"address": _without_password(arguments.target)},
        _("The file taswib.sqlite3 was left as it was. Remove it when you have a backup of the new database."),
    )
    return 0


def _entry(address: str) -> dict[str, object]:
    if not address.startswith(("postgres://", "postgresql://")):
        raise Failure(_("Say where to: taswib move postgres://user:password@host/name"), code=2)
    return environment.database_at(address)


def _move() -> list[moving.Moved]:
    try:
        return moving.move()
    except moving.NotEmpty as table:
        raise Failure(
            _("The database to move into is not empty (%(table)s holds rows). Give it one that holds nothing.")
            % {"table": table}
        ) from None
    except moving.Differs as table:
        raise Failure(
            _("The table %(table)s reads otherwise on the other side, so nothing was moved. Please report this.")
            % {"table": table}
        ) from None
    except (DatabaseError, ImportError) as error:
        raise Failure(
            _(
                "Nothing was moved: %(error)s. Check the address, and that the database exists and this user may "
                "write there; PostgreSQL needs `scripts/set-up.sh requirements-postgresql.lock` once."
            )
            % {"error": str(error).strip()}
        ) from None


def _without_password(address: str) -> str:
    before, at, after = address.rpartition("@")
    scheme, separator, user = before.partition("://")
    return f"{scheme}{separator}{user.split(':')[0]}:…{at}{after}" if ":" in user else address
