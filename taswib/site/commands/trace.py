"""`taswib trace`: where else the archive carries a passage."""

import argparse
import json

from django.utils.translation import gettext as _

from taswib.archive.intake import files
from taswib.archive.intake.lines import Fields, fields_of, lines_of
from taswib.archive.intake.refusals import sentence
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.archive.tracing.making import is_outdated, make_index
from taswib.archive.tracing.seeking import Sighting, seek
from taswib.archive.tracing.trace import trace
from taswib.people.newsroom import Newsroom
from taswib.site.index_renewing import forget_marks
from taswib.site.installation import bring_up_to_date, newsroom_here
from taswib.site.terminal import Failure, complain, say
from taswib.site.traced import Traced, of_notice, of_passage, told

LONGEST = 1_000_000  # code points, as an article's


def add_arguments(parser: argparse.ArgumentParser) -> None:
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--passage", metavar="ARTICLE:N", help=_("passage N of an article (0 is its headline)"))
    one.add_argument("--text", metavar="WORDS", help=_("these words"))
    one.add_argument("--notice", metavar="N", help=_("the words that notice number N corrects"))
    one.add_argument("--queries", metavar="FILE.jsonl", help=_("JSON lines with id and text; .gz, or -"))


def run(arguments: argparse.Namespace) -> int:
    """1 when a line could not be read; every other one was answered."""
    bring_up_to_date()
    newsroom = newsroom_here()
    if newsroom and is_outdated(newsroom):
        complain(_("The index was made by another version of Taswib; it is made anew first."))
        make_index(newsroom)
        forget_marks(newsroom)
    if arguments.queries:
        return _answer_all(newsroom, arguments.queries)
    asked = _asked(newsroom, arguments)
    hits = trace(newsroom, asked.text, apart_from=asked.article) if newsroom else []
    say(*told(hits))
    return 0


def _asked(newsroom: Newsroom | None, arguments: argparse.Namespace) -> Traced:
    if arguments.text is not None:
        return Traced(arguments.text)
    if arguments.passage is not None:
        return of_passage(newsroom, arguments.passage)
    if arguments.notice is not None:
        return of_notice(newsroom, arguments.notice)
    raise Failure(
        _("Say what to trace: --passage ARTICLE:N, --text WORDS, --notice N or --queries FILE.jsonl."), code=2
    )


def _answer_all(newsroom: Newsroom | None, path: str) -> int:
    refused = 0
    try:
        with files.opened(path) as stream:
            for number, raw in lines_of(stream):
                refused |= _answer(newsroom, f"{files.shown(path)}:{number}", raw)
    except Unreadable as refusal:
        return _refuse(files.shown(path), refusal)
    return refused


def _answer(newsroom: Newsroom | None, where: str, raw: bytes) -> int:
    try:
        fields = fields_of(raw)
        text = _text(fields)
    except Unreadable as refusal:
        return _refuse(where, refusal)
    hits = [_line(one) for one in seek(newsroom, text)] if newsroom else []
    say(json.dumps({"id": fields.get("id"), "hits": hits}, ensure_ascii=False))
    return 0


def _line(sighting: Sighting) -> dict[str, object]:
    found = sighting.match
    certainty = round(found.certainty, 4)
    return {
        "article": sighting.name, "start": found.start, "end": found.end, "kind": found.kind, "certainty": certainty
    }  # fmt: skip


def _text(fields: Fields) -> str:
    text = fields.get("text")
    if not isinstance(text, str) or len(text) > LONGEST:
        raise Unreadable(Reason.FIELD, "text")
    return text


def _refuse(where: str, refusal: Unreadable) -> int:
    complain(_("refused  %(where)s: %(why)s") % {"where": where, "why": sentence(refusal)})
    return 1
