"""What an installation needs before it can serve or store: its database in this version's shape, and its newsroom."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from taswib.archive.durability import weakness
from taswib.archive.erasing import erase_freed
from taswib.people.newsroom import Newsroom
from taswib.site import environment
from taswib.site.terminal import Failure

_CLEARED = "desk.0014_no_clear_words"  # after which no row holds a reader's words in the clear, only freed pages do
_HELD_WORDS = ("desk_testimony", "desk_contact", "desk_message")


def pending() -> list[str]:
    """The migrations that this version has and the database lacks, as `app.name`."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def unknown() -> list[str]:
    """The migrations that the database has and this version lacks: a newer version wrote it."""
    loader = MigrationExecutor(connection).loader
    ours = {label for label, _name in loader.disk_migrations}
    applied = loader.applied_migrations
    return [f"{app}.{name}" for app, name in applied if app in ours and (app, name) not in loader.disk_migrations]


def bring_up_to_date() -> list[str]:
    """Apply what is pending and return its names; another process that does the same is waited for.

    Raises Failure where a newer version made the database.
    """
    with _alone():
        _refuse_newer()
        names = pending()
        if names:
            call_command("migrate", interactive=False, verbosity=0)
        if _CLEARED in names:
            erase_freed(*_HELD_WORDS, whole=True)
        return names


def _refuse_newer() -> None:
    if unknown():
        raise Failure(
            _(
                "This database was made by a newer version of Taswib (%(name)s). Install that version again, or "
                "restore the backup that was made before it."
            )
            % {"name": unknown()[0]}
        )


@contextmanager
def _alone() -> Iterator[None]:
    """One process of this machine at a time."""
    with Path(settings.DATA, "migrating.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def refuse_weakness() -> None:
    """Raises Failure where an acknowledged report could be lost in a power cut."""
    weak = weakness(connection)
    if weak:
        raise Failure(
            _(
                "Taswib does not start on a database that can lose an acknowledged report: %(weakness)s. Set it back "
                "to its durable value, or put the data folder on a file system of this machine (not a network share)."
            )
            % {"weakness": weak}
        )


def newsroom_or_new() -> tuple[Newsroom, bool]:
    """The newsroom that commands are about, made under a plain name where there is none; and whether it was made."""
    home = newsroom_here()
    if home:
        return home, False
    return Newsroom.objects.create(slug="newsroom", name_ar="غرفة الأخبار", name_en="Newsroom"), True


def newsroom_here() -> Newsroom | None:
    """The one that `--newsroom` (or TASWIB_NEWSROOM) names, else the first; None where there is none. Raises Failure."""
    slug = environment.current().newsroom
    found = Newsroom.objects.filter(slug=slug).first() if slug else Newsroom.objects.home()
    if slug and found is None:
        raise Failure(_("There is no newsroom “%(slug)s”. See which there are: taswib newsroom list") % {"slug": slug})
    return found
