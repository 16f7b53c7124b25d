"""`.venv/bin/python -m benchmarks.statements`; `--fit` also writes the certainty table anew."""

import sys

from benchmarks.statements.run import main

sys.exit(main(sys.argv[1:]))
