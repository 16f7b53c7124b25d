"""Ending with the process that began us, even when that is killed by SIGKILL."""

import ctypes
import os
import signal
import sys

_SIGNAL_AT_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG in <linux/prctl.h>


def end_with_parent() -> None:
    """Without this, processes whose parent was killed would keep the port and the old code."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_SIGNAL_AT_PARENTS_DEATH, signal.SIGTERM)
    if os.getppid() == 1:
        os.kill(os.getpid(), signal.SIGTERM)
