"""One run: both sides, both databases, one after the other.

Ends with status 1 and a sentence for each goal that was missed.
"""

import argparse
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.intake import table
from benchmarks.intake.comparison import ROUNDS, SECONDS, Say, compare
from benchmarks.intake.load import CLIENTS, NoWrk
from benchmarks.intake.peer_packages import FOLDER, NoPeer, install
from benchmarks.intake.server import DidNotStart
from benchmarks.intake.stores import Postgres, Sqlite
from scripts.cluster import Cluster, NoPostgres

WORK = FOLDER.parent
RESULTS = Path(__file__).resolve().parents[1] / "results"


def main() -> int:
    """The status for the shell: 0 when every goal is met."""
    keep = _options().keep
    try:
        return _run(keep)
    except (NoPostgres, NoWrk, NoPeer, DidNotStart) as reason:
        print(reason, file=sys.stderr)
        return 1


def _run(keep: bool) -> int:
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        print(line, flush=True)

    install()
    say(f"Durable intake, {date.today()}: {CLIENTS} clients, {ROUNDS} rounds of {SECONDS} s\n{table.machine()}")
    with tempfile.TemporaryDirectory(prefix="intake-", dir=WORK) as folder, Cluster.start() as cluster:
        missed = _on_sqlite(Path(folder), say) + _on_postgres(Path(folder), cluster, say)
    say("\n" + ("\n".join(missed) or "Every goal is met."))
    if keep:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / f"{date.today()}-intake.txt").write_text("\n".join(said) + "\n")
    return 1 if missed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.intake", description="Taswib's intake beside its peer's.")
    parser.add_argument("--keep", action="store_true", help="write what was found into benchmarks/results/")
    return parser.parse_args()


def _on_sqlite(folder: Path, say: Say) -> list[str]:
    return compare(folder, Sqlite(folder / "taswib" / "taswib.sqlite3"), Sqlite(folder / "peer.sqlite3"), say)


def _on_postgres(folder: Path, cluster: Cluster, say: Say) -> list[str]:
    for name in ("taswib", "peer"):
        cluster.create_database(name)
    return compare(folder, Postgres(cluster, "taswib"), Postgres(cluster, "peer"), say)
