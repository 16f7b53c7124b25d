"""`taswib archive`: work on all articles at once."""

import argparse

from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.archive.bulk.fingerprinting import index_in_chunks
from taswib.archive.bulk.partitioning import Differs, NotPostgreSQL, partition
from taswib.archive.bulk.retracing import retrace
from taswib.archive.tracing.hit import Hit
from taswib.desk.corrected_passages import corrected_passages
from taswib.desk.finding_copies import find_copies
from taswib.desk.notice import Notice
from taswib.people.newsroom import Newsroom
from taswib.site import bulk
from taswib.site.index_renewing import forget_marks
from taswib.site.installation import bring_up_to_date, newsroom_here
from taswib.site.terminal import Failure, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "act",
        choices=("index", "retrace", "partition"),
        help=_(
            "index: make the index anew while the old one answers; retrace: look for the copies of every notice; "
            "partition: lay the index out in parts (PostgreSQL)"
        ),
    )
    parser.add_argument(
        "--parts", type=_parts, default=8, metavar="N", help=_("of partition: how many parts, 1 to 256")
    )
    parser.add_argument(
        "--server", action="append", default=[], metavar="ADDRESS", help=_("of partition: another server, postgres://…")
    )


def _parts(written: str) -> int:
    number = int(written)
    if not 1 <= number <= 256:
        raise ValueError
    return number


def run(arguments: argparse.Namespace) -> int:
    """0; the only other end is a failure that says why."""
    bring_up_to_date()
    newsroom = newsroom_here()
    if newsroom is None:
        raise Failure(
            _("There is no newsroom yet, so there is no archive. Take articles in first: taswib ingest PATH …")
        )
    if arguments.act == "partition":
        return _partition(arguments.parts, arguments.server)
    return _index(newsroom) if arguments.act == "index" else _retrace(newsroom)


def _index(newsroom: Newsroom) -> int:
    index = bulk.whole(lambda: index_in_chunks(newsroom, bulk.folder(newsroom, "index"), bulk.runner(), bulk.told()))
    forget_marks(newsroom)
    say(_("The index was made anew: %(size)d articles. It answers from now on.") % {"size": index.size})
    return 0


def _retrace(newsroom: Newsroom) -> int:
    notices = list(Notice.objects.of(newsroom).standing().select_related("newsroom", "article", "revision"))
    passages = [one.was for notice in notices for one in corrected_passages(notice)]
    hits = bulk.whole(lambda: retrace(newsroom, passages, bulk.folder(newsroom, "retrace"), bulk.runner(), bulk.told()))
    found = sum(_record(notice, hits) for notice in notices)
    say(
        _("Notices traced through every article: %(notices)d. New places found that carry an error: %(places)d.")
        % {"notices": len(notices), "places": found}
    )
    return 0


def _partition(parts: int, servers: list[str]) -> int:
    try:
        laid = partition(parts, servers)
    except NotPostgreSQL:
        raise Failure(_("Only PostgreSQL can do that: TASWIB_DATABASE names no such database.")) from None
    except (Differs, DatabaseError) as error:
        raise Failure(
            _("Nothing was changed: %(why)s. The guide says what the other servers must allow.")
            % {"why": str(error).strip() or type(error).__name__}
        ) from None
    say(
        *(
            f"{one.name}  {one.rows}  {one.server.options.get('host', '') if one.server else ''}".rstrip()
            for one in laid
        )
    )
    return 0


def _record(notice: Notice, hits: dict[str, list[Hit]]) -> int:
    copies = find_copies(notice, now=timezone.now(), tracing=lambda _newsroom, text: hits[text])
    for copy in copies:
        say(f"#{notice.number}  {copy.address or copy.outlet}  {copy.headline}  ({copy.get_likeness_display()})")
    return len(copies)
