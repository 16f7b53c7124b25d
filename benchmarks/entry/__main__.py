"""`python -m benchmarks.entry`."""

import sys

from benchmarks.entry.run import main

sys.exit(main())
