"""How much processor time a server's whole process tree has used, from /proc (Linux only)."""

import os
from pathlib import Path

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


def cpu_seconds(root: int) -> float:
    """Seconds of user and system time of process `root` and its descendants, those that ended included."""
    times = _times_by_process()
    return sum(ticks for pid, (_, ticks) in times.items() if _descends(pid, root, times)) / TICKS_A_SECOND


def children(root: int) -> list[int]:
    """The ids of the running processes that `root` started itself."""
    return [pid for pid, (parent, _) in _times_by_process().items() if parent == root]


def _times_by_process() -> dict[int, tuple[int, int]]:
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked; its parent has its times
        utime_stime_cutime_cstime = map(int, fields[11:15])  # as proc(5) numbers them, less pid and comm
        found[int(folder.name)] = (int(fields[1]), sum(utime_stime_cutime_cstime))
    return found


def _descends(pid: int, root: int, times: dict[int, tuple[int, int]]) -> bool:
    while pid != root:
        if pid not in times:
            return False
        pid = times[pid][0]
    return True
