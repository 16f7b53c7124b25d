"""`taswib migrate`: the database in this version's shape."""

import argparse

from django.utils.translation import gettext as _

from taswib.site.installation import bring_up_to_date
from taswib.site.terminal import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None; `up` and `ingest` do the same by themselves."""


def run(arguments: argparse.Namespace) -> int:
    names = bring_up_to_date()
    say(*(f"✓ {name}" for name in names))
    say(_("The database is up to date."))
    return 0
