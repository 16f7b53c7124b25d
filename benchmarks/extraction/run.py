"""Articles out of real pages: ours beside trafilatura set for precision, readability-lxml and newspaper4k, in one run."""

import gzip
import json
import statistics
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.extraction.score import score
from benchmarks.peer_packages import NoPeer, PeerPackages
from taswib.archive.intake.given import Given
from taswib.archive.intake.page import read_page
from taswib.archive.intake.unreadable import Unreadable

PAGES = Path(__file__).resolve().parents[3] / "shared" / "data" / "html-extraction"
PEERS = {
    "trafilatura, precision": "trafilatura",
    "readability-lxml": "readability",
    "newspaper4k": "newspaper",
}
_PACKAGES = PeerPackages("extraction", Path(__file__).with_name("peer-requirements.lock"))
Texts = list[tuple[str, float]]


def main() -> int:
    """0; 1 where the pages are not there, a peer can't be had, or ours is below trafilatura."""
    if not PAGES.exists():
        print(f"The benchmark of extraction reads {PAGES}, which is not there.")
        return 1
    wanted = json.loads((PAGES / "ground-truth.json").read_text())
    pages = [
        gzip.decompress((PAGES / "html" / f"{one}.html.gz").read_bytes()).decode("utf-8", "replace") for one in wanted
    ]
    true = [one["articleBody"] for one in wanted.values()]
    try:
        found = {"taswib": ours(pages)} | {name: _peer(key, pages) for name, key in PEERS.items()}
    except NoPeer as why:
        print(why)
        return 1
    print(
        f"{len(pages)} pages; shingles of four words\n{'':24}{'F1':>8}{'precision':>11}{'recall':>8}{'ms a page, median':>19}"
    )
    for name, texts in found.items():
        told = score(true, [text for text, _ in texts])
        took = statistics.median(seconds for _, seconds in texts) * 1e3
        print(f"{name:24}{told.f1:8.4f}{told.precision:11.4f}{told.recall:8.4f}{took:19.1f}")
    mine, best = (score(true, [text for text, _ in found[name]]).f1 for name in ("taswib", "trafilatura, precision"))
    if mine < best:
        print(f"MISSED extraction: F1 {mine:.4f}, trafilatura {best:.4f}")
    return int(mine < best)


def ours(pages: list[str]) -> Texts:
    """The paragraphs, without the headline; nothing of what is refused."""
    given = Given(zone=ZoneInfo("UTC"), now=datetime.now(UTC))
    texts = []
    for html in pages:
        began = time.perf_counter()
        try:
            text = read_page(html, "page", given).text.partition("\n")[2]
        except Unreadable:
            text = ""
        texts.append((text, time.perf_counter() - began))
    return texts


def _peer(name: str, pages: list[str]) -> Texts:
    _PACKAGES.install()
    lines = "".join(json.dumps({"html": html}) + "\n" for html in pages)
    command = [str(_PACKAGES.program("python")), str(Path(__file__).with_name("peers.py")), name]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, timeout=900)
    if done.returncode:
        raise NoPeer(f"{name} failed:\n{done.stderr[-2000:]}")
    return [(told["text"], told["seconds"]) for told in map(json.loads, done.stdout.splitlines())]
