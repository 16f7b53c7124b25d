"""`taswib export`: everything that the newsroom owns, in one file."""

import argparse
import gzip
import os
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from taswib.site.exporting import exported
from taswib.site.installation import bring_up_to_date
from taswib.site.terminal import Failure, complain


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help=_("a new file, best one that ends with .jsonl.gz; - for standard output")
    )


def run(arguments: argparse.Namespace) -> int:
    bring_up_to_date()
    if arguments.file == "-":
        sys.stdout.writelines(exported())
        return 0
    target = Path(arguments.file)
    if target.exists():
        raise Failure(_("%(file)s is there already; name a new file.") % {"file": target})
    _write(target)
    complain(
        _("Everything is in %(file)s. It holds what readers entrusted to you: keep it as safe as the server, and keep "
          "the folder secrets/ with it.") % {"file": target}
    )  # fmt: skip
    return 0


def _write(target: Path) -> None:
    """Whole or not at all, and readable by its owner only."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            if target.suffix == ".gz":
                with gzip.open(file, "wt", encoding="utf-8", compresslevel=6) as packed:
                    packed.writelines(exported())
            else:
                file.writelines(line.encode() for line in exported())
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
