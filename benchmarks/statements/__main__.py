"""`.venv/bin/python -m benchmarks.statements`; `--gold FILE…` scores further sets alone; `--fit` also writes the
certainty table anew, from those sets too.
"""

import sys

from benchmarks.statements.run import main

sys.exit(main(sys.argv[1:]))
