"""The process beside the server that reads sources and pages: begun with it, replaced when it dies, ended with it."""

import contextlib
import importlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from threading import Event, Lock, Thread

import django

from taswib.site.parent import end_with_parent

_BREATH = 2.0  # seconds before one that died is replaced, so that one that can't start costs little
_SECONDS_TO_FINISH = 15  # for the readings at work

# Popen waits on a pipe until the new program has taken over. A worker that the server forks in that moment inherits
# the pipe and holds it open as long as it lives: the watcher would never be looked after. So one waits for the other.
_birth = Lock()
os.register_at_fork(before=_birth.acquire, after_in_parent=_birth.release, after_in_child=_birth.release)


@contextlib.contextmanager
def reading_beside(*, wanted: bool) -> Iterator[None]:
    """While the block runs, so does the watcher; nothing where it is not `wanted`."""
    if not wanted:
        yield
        return
    stopped = Event()
    # The thread lives as long as the block: the kernel ends a child with the thread that began it.
    thread = Thread(target=_keep_one, args=(stopped,), name="watcher", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(_SECONDS_TO_FINISH + 5)


def _keep_one(stopped: Event) -> None:
    while not stopped.is_set():
        with _birth:
            process = subprocess.Popen([sys.executable, "-m", "taswib.site.watcher"], stdin=subprocess.DEVNULL)
        while process.poll() is None and not stopped.wait(0.5):
            pass
        if process.poll() is None:
            _end(process)
        stopped.wait(_BREATH)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(_SECONDS_TO_FINISH)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def main() -> None:
    """What the process does: watch until SIGTERM or SIGINT, and finish what it reads."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taswib.site.settings")
    stopped = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    end_with_parent()
    django.setup()
    watching = importlib.import_module("taswib.site.watching")  # models can be imported only now
    watching.watch(stopped)


if __name__ == "__main__":
    main()
