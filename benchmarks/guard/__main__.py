"""`python -m benchmarks.guard`: this benchmark alone."""

import sys

from benchmarks.guard import run

sys.exit(run.main())
