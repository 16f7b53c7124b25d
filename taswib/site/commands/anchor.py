"""`taswib anchor`: what became of quotations in another text, as JSON lines."""

import argparse
import json
from typing import Any

from django.utils.translation import gettext as _

from taswib.archive.intake import files
from taswib.archive.intake.lines import Fields, fields_of, lines_of
from taswib.archive.intake.refusals import sentence
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.site.terminal import Failure, complain, say
from taswib.text.anchoring import Quote, anchor

_UNKNOWN = -1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="CASES.jsonl",
        help=_("JSON lines with id, text, exact, prefix, suffix, start, end and, where it is known, old; .gz, or -"),
    )


def run(arguments: argparse.Namespace) -> int:
    """1 when a line could not be read; every other one was answered."""
    if not arguments.paths:
        raise Failure(
            _("Say what to anchor: taswib anchor CASES.jsonl … (JSON lines, or - for standard input)."), code=2
        )
    return max(_answer(path) for path in arguments.paths)


def _answer(path: str) -> int:
    refused = 0
    try:
        with files.opened(path) as stream:
            for number, raw in lines_of(stream):
                refused |= _answer_line(f"{files.shown(path)}:{number}", raw)
    except Unreadable as refusal:
        return _refuse(files.shown(path), refusal)
    return refused


def _answer_line(where: str, raw: bytes) -> int:
    try:
        fields = fields_of(raw)
        found = anchor(_string(fields, "text"), _quote(fields), old=_old(fields))
    except Unreadable as refusal:
        return _refuse(where, refusal)
    say(json.dumps({"id": fields.get("id"), **found._asdict()}, ensure_ascii=False))
    return 0


def _refuse(where: str, refusal: Unreadable) -> int:
    complain(_("refused  %(where)s: %(why)s") % {"where": where, "why": sentence(refusal)})
    return 1


def _quote(fields: Fields) -> Quote:
    """A place or neighbours that are not told are unknown; words must be there."""
    exact = _string(fields, "exact")
    if not exact:
        raise Unreadable(Reason.FIELD, "exact")
    start = _place(fields, "start")
    end = _place(fields, "end") if start != _UNKNOWN else _UNKNOWN
    return Quote(exact, _string(fields, "prefix", ""), _string(fields, "suffix", ""), start, end)


def _string(fields: Fields, name: str, otherwise: str | None = None) -> str:
    value: Any = fields.get(name)
    if value is None and otherwise is not None:
        return otherwise
    if not isinstance(value, str):
        raise Unreadable(Reason.FIELD, name)
    return value


def _old(fields: Fields) -> str | None:
    return None if fields.get("old") is None else _string(fields, "old")


def _place(fields: Fields, name: str) -> int:
    value: Any = fields.get(name)
    if value is None:
        return _UNKNOWN
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise Unreadable(Reason.FIELD, name)
    return value
