"""`python -m benchmarks.phone [ROUNDS]`: our pages beside the peer's form, on one emulated phone and line."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.intake import peer_packages
from benchmarks.intake.peer import CONFIGURATIONS, PAGE, Peer
from benchmarks.intake.stores import Sqlite
from benchmarks.phone.packing import packed
from benchmarks.phone.visit import CPU, DOWN, LATENCY, Visit, visit
from scripts import chromium
from scripts.demo_server import DemoServer

ROUNDS = 5
GOAL = 5.0  # seconds until a first visit's form can be used: Lighthouse's "slow" begins at 7.3


def main(arguments: list[str]) -> int:
    """0; 1 where the form can be used later than the goal says, or later than the peer's."""
    rounds = int(arguments[0]) if arguments else ROUNDS
    print(
        f"A first visit over {DOWN // 125} kbit/s and {LATENCY} ms, on a processor {CPU} times as slow; median of {rounds}"
    )
    print(f"{'':34}{'bytes':>9}{'requests':>10}{'painted':>10}{'usable':>9}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        ours = _ours(browser, Path(folder, "ours"), rounds)
        theirs = _theirs(browser, Path(folder), rounds)
        browser.close()
    for name, one in {**ours, **theirs}.items():
        print(f"{name:34}{one.weight:>9,}{one.requests:>10}{one.painted:>8.1f} s{one.usable:>7.1f} s")
    form, peer = ours["Taswib: the form"], next(iter(theirs.values()))
    print(
        f"share of the peer's: {form.weight / peer.weight:.2f} of its bytes, {form.usable / peer.usable:.2f} of its time"
    )
    return int(form.usable > GOAL or form.usable > peer.usable)


def _ours(browser: Browser, folder: Path, rounds: int) -> dict[str, Visit]:
    server = DemoServer.start(folder)
    try:
        article = f"{server.base}/a/{server.ask('SELECT slug FROM archive_article ORDER BY id LIMIT 1')[0]}"
        pages = {
            "Taswib: an article": (article, ".passage-report"),
            "Taswib: the form": (f"{article}/report", "textarea"),
            "Taswib: the receipt's page": (f"{server.base}/receipt", "input[name=code]"),
            "Taswib: the log": (f"{server.base}/corrections", "main"),
        }
        return {name: visit(browser, address, wanted, rounds) for name, (address, wanted) in pages.items()}
    finally:
        server.stop()


def _theirs(browser: Browser, folder: Path, rounds: int) -> dict[str, Visit]:
    peer_packages.install()
    peer = Peer(Sqlite(folder / "peer.sqlite3"), folder / "peer.log", CONFIGURATIONS[0])
    peer.prepare()
    statics = next(peer_packages.FOLDER.glob("lib/python*/site-packages/helpdesk/static"))
    with peer.serving() as server, packed(f"http://127.0.0.1:{server.port}", statics) as base:
        return {"django-helpdesk: the form": visit(browser, base + PAGE, "textarea", rounds)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
