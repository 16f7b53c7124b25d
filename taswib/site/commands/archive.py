"""`taswib archive`: what keeps the archive fit to be searched."""

import argparse

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taswib.archive.tracing.making import make_index
from taswib.people.newsroom import Newsroom
from taswib.site.installation import bring_up_to_date
from taswib.site.terminal import Failure, Progress, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=("index",), help=_("index: make the index anew while the old one answers"))


def run(arguments: argparse.Namespace) -> int:
    """0; the only other end is a failure that says why."""
    bring_up_to_date()
    newsroom = Newsroom.objects.home()
    if newsroom is None:
        raise Failure(
            _("There is no newsroom yet, so there is no archive. Take articles in first: taswib ingest PATH …")
        )
    progress = Progress(gettext_lazy("… %(done)d articles"))
    index = make_index(newsroom, lambda done: progress.report(done=done))
    say(_("The index was made anew: %(size)d articles. It answers from now on.") % {"size": index.size})
    return 0
