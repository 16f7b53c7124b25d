"""How long a verifier needs for a whole log, beside the least that it could be: hashing the same entries once.

python -m benchmarks.ledger [ENTRIES]
"""

import json
import sys
import time
from hashlib import sha256

from taswib.proof import Checkpoint, SigningKey, leaf_hash, root_of
from taswib.proof.verifying import verify

KEY = SigningKey("nahr.example/nahr/ledger", b"k" * 32)


def log(count: int) -> list[str]:
    """Entries as the product writes them: nine revisions, then a notice with its words."""
    lines, leaves = [json.dumps({"format": "taswib-log/1", "key": str(KEY.verifier)})], []
    for number in range(count):
        record = None
        says = {"article": "k3v9q2m7x5aa", "kind": "revision", "number": number, "text": "sha256:" + "ab" * 32}
        if number % 10 == 9:
            record = json.dumps(
                {"number": number, "was": "48 مليون ليرة", "now": "84 مليون ليرة", "words": "شرح " * 40}
            )
            says = {"act": "published", "kind": "notice", "record": f"sha256:{sha256(record.encode()).hexdigest()}"}
        body = json.dumps(says, separators=(",", ":"))
        leaves.append(leaf_hash(body.encode()))
        lines.append(json.dumps({"entry": body, "record": record}))
    return [*lines, json.dumps({"checkpoint": Checkpoint(KEY.name, count, root_of(leaves)).sign(KEY)})]


def seconds(work) -> float:
    """The best of three."""
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    lines = log(count)
    assert verify(lines, key=KEY.verifier).holds
    whole = seconds(lambda: verify(lines, key=KEY.verifier))
    floor = seconds(lambda: [sha256(line.encode()).digest() for line in lines])
    print(f"verify a log of {count:,} entries: {whole:.2f} s (goal for 100,000: under 2 s)")
    print(f"hashing its lines once, the floor: {floor:.2f} s, ratio {whole / floor:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
