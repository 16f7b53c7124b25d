"""`python -m benchmarks.anchoring`: this benchmark alone."""

import sys

from benchmarks.anchoring import run

sys.exit(run.main())
