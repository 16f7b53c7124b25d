"""`python -m benchmarks.growth [TIMES…]`: this benchmark alone."""

import sys

from benchmarks.growth import run

sys.exit(run.main(sys.argv[1:]))
