"""`python -m benchmarks.intake`: this benchmark alone."""

import sys

from benchmarks.intake import run

sys.exit(run.main())
