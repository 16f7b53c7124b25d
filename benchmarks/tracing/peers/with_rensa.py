"""rensa's MinHash LSH over the words of passages: run in its own environment, `with_rensa.py FOLDER`."""

import json
import resource
import sys
import time
from pathlib import Path

from rensa import RMinHash, RMinHashLSH

_BANDS, _ROWS, _THRESHOLD = 64, 2, 0.1
MOST = 30


def main(folder: Path) -> None:
    passages = json.loads((folder / "passages.json").read_text())
    queries = json.loads((folder / "queries.json").read_text())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    index = RMinHashLSH(threshold=_THRESHOLD, num_perm=_BANDS * _ROWS, num_bands=_BANDS)
    sketches = []
    for number, words in enumerate(passages):
        sketches.append(_sketch(words))
        index.insert(number, sketches[-1])
    built = time.process_time() - began
    size = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    found, times = [], []
    for words in queries:
        started = time.process_time()
        mine = _sketch(words)
        numbers = index.query(mine)
        best = sorted(numbers, key=lambda number: -mine.jaccard(sketches[number]))[:MOST]
        times.append(time.process_time() - started)
        found.append(best)
    (folder / "rensa.json").write_text(json.dumps({"built": built, "size": size, "found": found, "times": times}))


def _sketch(words: str) -> RMinHash:
    sketch = RMinHash(num_perm=_BANDS * _ROWS, seed=42)
    sketch.update(words.split())
    return sketch


main(Path(sys.argv[1]))
