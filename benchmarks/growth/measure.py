"""One size: `python -m benchmarks.growth.measure TIMES` prints one row of figures. Times of queries are processor time."""

import random
import sys
from itertools import islice
from time import monotonic, process_time

import django

django.setup()

from django.db import connection  # noqa: E402

from benchmarks.anchoring.articles import articles  # noqa: E402
from benchmarks.growth.filling import fill  # noqa: E402
from taswib.archive.tracing.making import make_index  # noqa: E402
from taswib.archive.tracing.trace import trace  # noqa: E402
from taswib.people.newsroom import Newsroom  # noqa: E402
from taswib.site.installation import bring_up_to_date  # noqa: E402

QUERIES, WARM = 400, 40


def main(times: int) -> None:
    bring_up_to_date()
    newsroom = Newsroom.objects.create(slug="growth", name_ar="نمو", name_en="Growth")
    passages = sum(fill(newsroom, copy) for copy in range(times))
    began, before = monotonic(), process_time()
    make_index(newsroom)
    wall, spent = monotonic() - began, process_time() - before
    taken = sorted(_asked(newsroom))
    p50, p99 = taken[len(taken) // 2], taken[int(len(taken) * 0.99)]
    print(times, passages, wall, spent, passages / spent, _bytes() / passages, p50, p99)


def _asked(newsroom: Newsroom) -> list[float]:
    """Milliseconds of each query: paragraphs of the archive, one word in six another."""
    chance = random.Random(7)
    lines = [line.split() for one in islice(articles(), 12_000) for line in one.lines[1:]]
    wanted = chance.sample([words for words in lines if 12 <= len(words) <= 60], QUERIES + WARM)
    taken = []
    for words in wanted:
        text = " ".join(chance.choice(chance.choice(lines) or ["و"]) if chance.random() < 1 / 6 else w for w in words)
        before = process_time()
        trace(newsroom, text)
        taken.append(1000 * (process_time() - before))
    return taken[WARM:]


def _bytes() -> int:
    with connection.cursor() as cursor:
        ours = "name LIKE '%archive_postings%' OR name LIKE '%archive_entry%'"
        cursor.execute(f"SELECT sum(pgsize) FROM dbstat WHERE {ours}")
        return int(cursor.fetchone()[0])


if __name__ == "__main__":
    main(int(sys.argv[1]))
