"""`taswib statements`: who said what, through whom and when, as JSON lines and as a page to look at."""

import argparse
import json
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from taswib.archive.intake.refusals import sentence
from taswib.site.statement_texts import Refused, Text, texts
from taswib.site.statements_page import PageOfStatements
from taswib.site.terminal import Failure, complain, say
from taswib.text.statements import statements


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=_("text, .html, .jsonl with id, text and published, any of them as .gz, a folder, or - for JSON lines"),
    )
    parser.add_argument("--published", metavar="DATE", help=_("the day from which «yesterday» counts: 2026-11-22"))
    parser.add_argument("--html", metavar="OUT", help=_("also write a page with every statement marked in its text"))


def run(arguments: argparse.Namespace) -> int:
    """1 when something could not be read; everything else was."""
    if not arguments.paths:
        raise Failure(_("Say what to read: taswib statements PATH … (files, folders, or - for JSON lines)."), code=2)
    published = _day(arguments.published)
    refused = 0
    with ExitStack() as stack:
        page = stack.enter_context(_page(arguments.html)) if arguments.html else None
        for one in texts(arguments.paths, published):
            if isinstance(one, Refused):
                refused += 1
                complain(_("refused  %(where)s: %(why)s") % {"where": one.where, "why": sentence(one.refusal)})
            else:
                _tell(one, page)
    return int(refused > 0)


def _day(given: str | None) -> date | None:
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Failure(_("“%(given)s” is not a day. Write it as 2026-11-22.") % {"given": given}, code=2) from None


def _page(path: str) -> PageOfStatements:
    try:
        return PageOfStatements(Path(path))
    except OSError as error:
        where = {"path": path, "why": error.strerror}
        raise Failure(_("The page %(path)s can't be written (%(why)s). Name another.") % where) from None


def _tell(one: Text, page: PageOfStatements | None) -> None:
    found = statements(one.text, published=one.published)
    line = {"id": one.id, "statements": [statement.to_json() for statement in found]}
    if one.is_made:
        line["text"] = one.text
    say(json.dumps(line, ensure_ascii=False))
    if page is not None:
        page.add(one.id, one.text, found)
