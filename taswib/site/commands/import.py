"""`taswib import`: what `taswib export` wrote, into an empty installation."""

import argparse
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

from django.db import DatabaseError
from django.utils.translation import gettext as _

from taswib.site.exporting import AnotherVersion, NotAnExport, NotEmpty, take_in
from taswib.site.installation import bring_up_to_date
from taswib.site.terminal import Failure, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("what `taswib export` wrote; - for standard input"))


def run(arguments: argparse.Namespace) -> int:
    bring_up_to_date()
    try:
        count = take_in(_lines(arguments.file))
    except NotEmpty as table:
        raise Failure(
            _("This installation is not empty (%(table)s holds rows). Choose an empty data folder: --data.")
            % {"table": table}
        ) from None
    except AnotherVersion as version:
        raise Failure(
            _("This file was written by another version, %(version)s. Take it in with that version, then upgrade.")
            % {"version": version}
        ) from None
    except (NotAnExport, DatabaseError, EOFError, gzip.BadGzipFile, UnicodeDecodeError) as place:
        raise Failure(
            _("This file is not a whole export (%(place)s), so nothing was taken in.")
            % {"place": str(place).strip() or "?"}
        ) from None
    say(
        _("%(count)d rows are in, read again and equal.") % {"count": count},
        _("Put the folder secrets/ of the old installation into this data folder, then: taswib archive index"),
    )
    return 0


def _lines(written: str) -> Iterator[str]:
    if written == "-":
        yield from sys.stdin
        return
    path = Path(written)
    if not path.is_file():
        raise Failure(_("There is no file %(file)s.") % {"file": path})
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from lines
