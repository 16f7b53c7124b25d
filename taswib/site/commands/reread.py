"""`taswib reread`: stored texts that another version of the reader read are read by this one."""

import argparse
from collections.abc import Iterator

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from taswib.archive.attributing import read_again, stale
from taswib.archive.revision import Revision
from taswib.site.installation import bring_up_to_date
from taswib.site.terminal import Progress, say

_BATCH = 100  # texts a transaction


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It needs none: what is to be read follows from what is stored."""


def run(arguments: argparse.Namespace) -> int:
    """130 when it was stopped; what was read until then stays, and the same command goes on."""
    bring_up_to_date()
    waiting, done = stale().count(), 0
    progress = Progress(gettext_lazy("… %(done)d of %(waiting)d texts"))
    try:
        for batch in _batches():
            with transaction.atomic():
                for revision in batch:
                    read_again(revision)
            done += len(batch)
            progress.report(done=done, waiting=waiting)
    except KeyboardInterrupt:
        say(_told(done), _("Stopped. The same command goes on from there."))
        return 130
    say(_told(done))
    return 0


def _batches() -> Iterator[list[Revision]]:
    """Each text once, whatever else reads or writes meanwhile."""
    last = 0
    while batch := list(stale().filter(pk__gt=last)[:_BATCH]):
        yield batch
        last = batch[-1].pk


def _told(done: int) -> str:
    return ngettext("%(done)d text was read again.", "%(done)d texts were read again.", done) % {"done": done}
