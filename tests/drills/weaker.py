"""The product's settings, worse in one way that a drill asks for through TASWIB_WORSE."""

import os

from taswib.site.settings import *  # noqa: F403
from taswib.site.settings import DATABASES

_OPTIONS = DATABASES["default"]["OPTIONS"]

if os.environ["TASWIB_WORSE"] == "impatient":
    _OPTIONS["timeout"] = 0.3
elif os.environ["TASWIB_WORSE"] == "synchronous below FULL":
    _OPTIONS["init_command"] = _OPTIONS["init_command"].replace("synchronous=FULL", "synchronous=NORMAL")
elif os.environ["TASWIB_WORSE"] == "no write-ahead log":
    _OPTIONS["init_command"] = _OPTIONS["init_command"].replace("journal_mode=WAL", "journal_mode=DELETE")
