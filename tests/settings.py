"""The product's settings with a data folder of the run's own; on PostgreSQL with TASWIB_TESTS_ON=postgresql."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = tempfile.mkdtemp(prefix="taswib-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["TASWIB_DATA"] = _folder
(Path(_folder) / "static").mkdir()  # whitenoise warns where there is none

if os.environ.get("TASWIB_TESTS_ON") == "postgresql" and not os.environ.get("TASWIB_DATABASE"):
    from scripts.cluster import Cluster

    _cluster = Cluster.start()
    atexit.register(_cluster.stop)
    os.environ["TASWIB_DATABASE"] = _cluster.dsn  # xdist's workers inherit it

from taswib.site import settings as _product  # noqa: E402
from taswib.site.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**_product.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
KEY_COST = (1, 64, 1)  # as the hasher above: a test measures no password
