"""`taswib watch`: sources and pages are read again when they are due."""

import argparse
from threading import Event

from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.given import Given
from taswib.archive.intake.refusals import sentence
from taswib.archive.intake.unreadable import Unreadable
from taswib.site.ingesting import Ingest
from taswib.site.installation import bring_up_to_date, newsroom_or_new
from taswib.site.terminal import Failure, say
from taswib.site.watching import watch, watch_once


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help=_("read what is due, then end"))
    parser.add_argument("--ping", metavar="ADDRESS", help=_("read this page now, because it changed"))


def run(arguments: argparse.Namespace) -> int:
    bring_up_to_date()
    if arguments.ping:
        return _ping(arguments.ping)
    if arguments.once:
        say(_("Read: %(done)d.") % {"done": watch_once()})
        return 0
    return _until_stopped()


def _until_stopped() -> int:
    stopped = Event()
    try:
        watch(stopped)
    except KeyboardInterrupt:
        stopped.set()
    return 0


def _ping(address: str) -> int:
    newsroom, _made = newsroom_or_new()
    now = timezone.now()
    try:
        at = normalised(address)
    except Unreadable as refusal:
        raise Failure(sentence(refusal), code=2) from None
    ingest = Ingest(newsroom, now)
    ingest.take_page(at, Given(newsroom.zone, now))
    return int(ingest.refused > 0)
