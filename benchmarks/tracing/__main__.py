"""`python -m benchmarks.tracing [N] [--no-peers]`: this benchmark alone."""

import sys

from benchmarks.tracing import run

sys.exit(run.main(sys.argv[1:]))
