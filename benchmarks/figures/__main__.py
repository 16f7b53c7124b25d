"""`python -m benchmarks.figures [COUNT]`: the pages of figures, on SQLite and then on PostgreSQL."""

import os
import subprocess
import sys

COUNT = "25000"


def main(arguments: list[str]) -> int:
    count = arguments[0] if arguments else COUNT
    codes = []
    for base in ("sqlite", "postgresql"):
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "TASWIB_TESTS_ON": base}
        codes.append(
            subprocess.run([sys.executable, "-m", "benchmarks.figures.run", count], env=environment).returncode
        )
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
