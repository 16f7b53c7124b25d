"""The peers that run in an environment of their own: the Hypothesis client under node, and diff-match-patch."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.anchoring.answers import Answer
from benchmarks.anchoring.cases import Case
from benchmarks.peer_packages import BENCH, NoPeer, PeerPackages, run

_HERE = Path(__file__).parent / "peers"
_PYTHON = PeerPackages("anchoring", Path(__file__).with_name("peer-requirements.lock"))
_NODE = BENCH / "anchoring-node"


def hypothesis(cases: Sequence[Case]) -> list[Answer]:
    """matchQuote of the Hypothesis client, as published; raises `NoPeer` where it can't be had."""
    _install_node()
    return _asked(["node", str(_HERE / "match_quote.mjs")], cases, _NODE)


def diff_match_patch(cases: Sequence[Case]) -> list[Answer]:
    """The diff of diff-match-patch, the quotation mapped through it; raises `NoPeer` where it can't be had."""
    _PYTHON.install()
    return _asked([str(_PYTHON.program("python")), str(_HERE / "diff_match_patch.py")], cases, _PYTHON.folder)


def _install_node() -> None:
    lock = _HERE / "package-lock.json"
    if not shutil.which("node") or not shutil.which("npm"):
        raise NoPeer("The Hypothesis client needs node and npm (Debian: nodejs, npm).")
    stands = _NODE / "package-lock.json"
    if (_NODE / "node_modules").exists() and stands.exists() and stands.read_bytes() == lock.read_bytes():
        return
    shutil.rmtree(_NODE, ignore_errors=True)
    _NODE.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(_HERE / name, _NODE)
    run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], "The Hypothesis client", _NODE)


def _asked(command: list[str], cases: Sequence[Case], folder: Path) -> list[Answer]:
    lines = "".join(json.dumps({**case.quote._asdict(), "text": case.text, "old": case.old}) + "\n" for case in cases)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=folder, timeout=900)
    if done.returncode:
        raise NoPeer(f"{command[0]} failed:\n{done.stderr[-2000:]}")
    return [_answer(json.loads(line)) for line in done.stdout.splitlines()]


def _answer(told: dict) -> Answer:
    span = None if told["start"] is None else (told["start"], told["end"])
    return Answer(span, told["score"], told["seconds"])
