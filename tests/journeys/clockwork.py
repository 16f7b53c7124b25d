"""The watcher's duties as they run at another time, on the installation that the environment names.

python -m tests.journeys.clockwork 2026-12-01T10:00:00+00:00
"""

import sys
from datetime import datetime

import django
import time_machine

if __name__ == "__main__":
    django.setup()
    from taswib.site.watching import watch_once

    with time_machine.travel(datetime.fromisoformat(sys.argv[1]), tick=True):
        print(watch_once())
