"""`python -m benchmarks.extraction`: this benchmark alone."""

import sys

from benchmarks.extraction import run

sys.exit(run.main())
