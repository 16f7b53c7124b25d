"""`make bench`: everything that is measured, one after the other; the status is 1 where a goal was missed."""

import sys

from benchmarks.intake import run

sys.exit(run.main())
