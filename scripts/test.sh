#!/usr/bin/env bash
# Everything that touches the database on PostgreSQL, then everything on SQLite. The full run comes last, so that
# its closing line, which counts every test, closes the whole; a failure ends at the failing run's own line.
set -euo pipefail
cd "$(dirname "$0")/.."
pytest=(.venv/bin/python -m pytest -n 2)

why_not_postgresql() {
    .venv/bin/python -c '
from scripts.cluster import NoPostgres, newest_programs
try:
    newest_programs()
except NoPostgres as reason:
    print(reason)'
}

reason=$(why_not_postgresql)
if [ -z "$reason" ]; then
    echo "On PostgreSQL"
    TASWIB_TESTS_ON=postgresql "${pytest[@]}" -m "not browser"
elif [ "${CI:-}" = true ]; then
    echo "$reason" >&2
    exit 1
else
    echo "The run on PostgreSQL is skipped. $reason" >&2
fi
echo "On SQLite"
"${pytest[@]}"
