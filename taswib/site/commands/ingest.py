"""`taswib ingest`: articles come in from files, folders, or JSON lines on standard input."""

import argparse
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.archive.intake import files
from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.admission import brief
from taswib.archive.intake.given import OUTLET, Given
from taswib.archive.intake.published import read_published
from taswib.archive.intake.reading import read
from taswib.archive.intake.refusals import sentence
from taswib.archive.intake.unreadable import Unreadable
from taswib.site.ingesting import Ingest
from taswib.site.installation import bring_up_to_date, newsroom_or_new
from taswib.site.reading_statements import read_statements
from taswib.site.terminal import Failure, complain, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=_("text (headline first), .html, .jsonl, any as .gz, a folder, - for JSON lines, or a page's address"),
    )
    parser.add_argument("--published", metavar="DATE", help=_("when it was published: 2026-11-22 or 2026-11-22T14:30"))
    parser.add_argument("--address", metavar="URL", help=_("where it was published; for one file"))
    parser.add_argument(
        "--source", metavar="OUTLET", default="", help=_("who published it, where the file does not say")
    )


def run(arguments: argparse.Namespace) -> int:
    """1 when something was refused, 130 when it was stopped."""
    _refuse_unclear(arguments)
    bring_up_to_date()
    now = timezone.now()
    newsroom, made = newsroom_or_new()
    given = _given(arguments, newsroom.zone, now)
    if made:
        complain(_("The newsroom has no name yet. Name it: taswib newsroom --name-ar … --name-en …"))
    ingest = Ingest(newsroom, now)
    try:
        for address in filter(_is_address, arguments.paths):
            ingest.take_page(_normalised(address), given)
        ingest.take(read([path for path in arguments.paths if not _is_address(path)], given))
        read_statements()
    except KeyboardInterrupt:
        say(ingest.tally(), _("Stopped. What is listed is stored; the same command goes on from there."))
        return 130
    say(ingest.tally())
    return int(ingest.refused > 0)


def _refuse_unclear(arguments: argparse.Namespace) -> None:
    if not arguments.paths:
        raise Failure(_("Say what to take in: taswib ingest PATH … (files, folders, or - for JSON lines)."), code=2)
    one_file = len(arguments.paths) == 1 and not files.is_folder(arguments.paths[0])
    if arguments.address and not one_file:
        raise Failure(_("--address is for one file: an address belongs to one article."), code=2)


def _is_address(path: str) -> bool:
    return path.startswith(("http://", "https://"))


def _normalised(address: str) -> str:
    try:
        return normalised(address)
    except Unreadable as refusal:
        raise Failure(sentence(refusal)) from None


def _given(arguments: argparse.Namespace, zone: ZoneInfo, now: datetime) -> Given:
    try:
        return Given(
            zone=zone,
            now=now,
            published=read_published(arguments.published, zone=zone, now=now) if arguments.published else None,
            address=normalised(arguments.address) if arguments.address else "",
            outlet=brief(arguments.source, "source", OUTLET),
        )
    except Unreadable as refusal:
        raise Failure(sentence(refusal)) from None
