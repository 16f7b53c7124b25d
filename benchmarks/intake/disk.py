"""How fast the disk makes things durable just now; on shared disks it swings, and every figure with it."""

import os
import tempfile
import time
from pathlib import Path


def fsyncs_a_second(folder: Path, seconds: float = 1.0) -> float:
    """Append 4 KiB and fsync, over and over for `seconds`, in a new file in `folder`; how often that went."""
    count, end = 0, time.monotonic() + seconds
    with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
        while time.monotonic() < end:
            file.write(bytes(4096))
            os.fsync(file.fileno())
            count += 1
    return count / seconds
