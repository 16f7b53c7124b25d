"""`taswib verify`: does a proof or a whole log hold, and is it the log that was seen before? Trusts no server."""

import argparse
import gzip
import json
import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taswib.proof import BadNote, Checkpoint, VerifierKey, WitnessKey
from taswib.proof.verdict import Claim, Countersigned, Finding, Verdict
from taswib.proof.verifying import verify
from taswib.site.terminal import Failure, say

_SECONDS, _LARGEST = 30, 200_000_000  # for one answer: a million entries are about this many bytes
_LAST_SECOND = 253_402_300_799  # of the year 9999, with which calendars end
_LINK = re.compile(r'<([^<>]{1,2000})>; *rel="?describedby"?')

_PROVED = {
    Claim.SIGNED: gettext_lazy("The checkpoint carries the true signature of this log's key."),
    Claim.INCLUDED: gettext_lazy("The entry stands in the log that was signed, at the place that it claims."),
    Claim.WHOLE: gettext_lazy("The entries of the file, all and in this order, are the log that was signed."),
    Claim.RECORD: gettext_lazy("The words are those that were entered: not one character was changed since."),
    Claim.GROWN: gettext_lazy(
        "The log begins with the one that you saw before: nothing in it was changed or taken out."
    ),
    Claim.READABLE: gettext_lazy("The file can be read."),
    Claim.WITNESSED: gettext_lazy("The witness countersigned."),
}
_FAILED = {
    Claim.SIGNED: gettext_lazy("The checkpoint is not signed by this log's key"),
    Claim.INCLUDED: gettext_lazy("The entry is not in the log that was signed"),
    Claim.WHOLE: gettext_lazy("The entries are not the log that was signed"),
    Claim.RECORD: gettext_lazy("The words are not those that were entered"),
    Claim.GROWN: gettext_lazy("This is not the log that you saw before, grown"),
    Claim.READABLE: gettext_lazy("The file can't be read"),
    Claim.WITNESSED: gettext_lazy("A witness whose key you gave did not countersign this checkpoint"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="FILE|URL", help=_("a proof or a log that was exported, or where one stands"))
    parser.add_argument("--key", metavar="KEY", help=_("the log's key as you know it: name+id+key"))
    parser.add_argument(
        "--witness",
        metavar="KEY",
        action="append",
        default=[],
        help=_("the key of a witness that you know; it must have countersigned. As often as you like"),
    )
    parser.add_argument("--seen", metavar="FILE", help=_("where the checkpoints that you saw are kept"))


def run(arguments: argparse.Namespace) -> int:
    key, witnesses = _key(arguments.key), [_witness(one) for one in arguments.witness]
    memory = Memory(Path(arguments.seen) if arguments.seen else _default_memory())
    verdict = verify(_lines(arguments.source), key=key, seen=memory.of(key) if key else None, witnesses=witnesses)
    if not key and verdict.checkpoint:
        # Only now is it known whose log it is.
        verdict = verify(_lines(arguments.source), seen=memory.of(VerifierKey.read(verdict.key)), witnesses=witnesses)
    say(*_told(verdict, trusted=bool(key)))
    if verdict.holds and verdict.checkpoint:
        memory.keep(VerifierKey.read(verdict.key), verdict.checkpoint)
    return 0 if verdict.holds else 1


def _told(verdict: Verdict, *, trusted: bool) -> Iterator[str]:
    if verdict.entry:
        yield _("Entry %(index)s: %(entry)s") % {"index": verdict.index, "entry": verdict.entry}
    if verdict.checkpoint:
        yield _("The log %(origin)s with %(size)d entries.") % {
            "origin": verdict.checkpoint.origin,
            "size": verdict.checkpoint.size,
        }
    yield from map(_sentence, verdict.findings)
    yield from map(_of_witness, verdict.witnesses)
    if verdict.struck:
        yield _(
            "– %(count)d wordings were taken out since; that they stood there is proved, what they said is not."
        ) % {"count": verdict.struck}
    if not verdict.holds:
        return
    yield ""
    if any(one.seconds for one in verdict.witnesses):
        yield _(
            "Not proved: that what was entered is true. Whoever were shown another log than you would have to be shown it by "
            "the witness too: it countersigns a log only as long as it grows."
        )
    else:
        yield _(
            "Not proved: that what was entered is true; and that others are shown the same log. Compare checkpoints."
        )
    if not trusted:
        yield _("The key came with the file. Give the one that you know: --key %(key)s") % {"key": verdict.key}


def _sentence(finding: Finding) -> str:
    if finding.holds:
        return f"✓ {_PROVED[finding.claim]}"
    return f"✗ {_FAILED[finding.claim]}: {finding.why}."


def _of_witness(one: Countersigned) -> str:
    if one.seconds is None:
        return _("– %(name)s signed it too, but you gave no key of theirs: --witness KEY") % {"name": one.name}
    at = datetime.fromtimestamp(min(one.seconds, _LAST_SECOND), UTC)
    return _("✓ The witness %(name)s saw it on %(day)s, and saw the log only grow.") % {
        "name": one.name,
        "day": f"{at:%Y-%m-%d %H:%M}Z",
    }


class Memory:
    """The last checkpoint of each log that this verifier found true, in a JSON file of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, key: VerifierKey) -> Checkpoint | None:
        written = self._known().get(str(key))
        return Checkpoint.read(written) if written else None

    def keep(self, key: VerifierKey, checkpoint: Checkpoint) -> None:
        known = self._known()
        before = Checkpoint.read(known[str(key)]) if str(key) in known else None
        if before and before.size >= checkpoint.size:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        draft.write_text(json.dumps({**known, str(key): str(checkpoint)}, indent=1))
        draft.replace(self._path)

    def _known(self) -> dict[str, str]:
        if not self._path.exists():
            return {}
        try:
            known = json.loads(self._path.read_text())
            for written in known.values():
                Checkpoint.read(written)
        except (ValueError, AttributeError, BadNote):
            raise Failure(
                _("%(file)s does not hold checkpoints. Name another with --seen, or remove it to begin anew.")
                % {"file": self._path}
            ) from None
        return dict(known)


def _default_memory() -> Path:
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state", "taswib", "checkpoints.json")


def _key(written: str | None) -> VerifierKey | None:
    try:
        return VerifierKey.read(written) if written else None
    except BadNote as why:
        raise Failure(_("--key can't be read: %(why)s.") % {"why": why}, code=2) from None


def _witness(written: str) -> WitnessKey:
    try:
        return WitnessKey.read(written)
    except BadNote as why:
        raise Failure(_("--witness can't be read: %(why)s.") % {"why": why}, code=2) from None


def _lines(source: str) -> Iterator[str]:
    if source.startswith(("http://", "https://")):
        yield from _fetched(source).splitlines()
        return
    if source == "-":
        yield from sys.stdin
        return
    try:
        with gzip.open(source, "rt") if source.endswith(".gz") else Path(source).open() as file:
            yield from file
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(_("%(file)s can't be read: %(error)s.") % {"file": source, "error": error}) from None


def _fetched(address: str) -> str:
    """What stands there, or where the page says that its proof stands. The person at this terminal chose the address."""
    try:
        with urlopen(Request(address), timeout=_SECONDS) as answer:  # noqa: S310  (http or https, see _lines)
            link = _LINK.search(answer.headers.get("Link", ""))
            if not link:
                return str(answer.read(_LARGEST).decode())
        with urlopen(urljoin(address, link[1]), timeout=_SECONDS) as answer:  # noqa: S310
            return str(answer.read(_LARGEST).decode())
    except (URLError, OSError, ValueError) as error:
        raise Failure(_("%(address)s can't be read: %(error)s.") % {"address": address, "error": error}) from None
