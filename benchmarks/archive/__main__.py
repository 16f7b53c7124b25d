"""`python -m benchmarks.archive`."""

import sys

from benchmarks.archive.run import main

sys.exit(main())
