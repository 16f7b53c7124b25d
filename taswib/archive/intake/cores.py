"""Work on values, spread over the machine's cores: results come in the order of what was given, and memory stays flat."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing import get_context, parent_process
from time import monotonic
from typing import TypeVar

import django

Given = TypeVar("Given")
Made = TypeVar("Made")

_ALONE = 1.5  # seconds of work after which starting other processes (half a second each) pays
_AHEAD = 2  # batches given to each process before the first result is taken back


def on_all_cores(
    work: Callable[[Given], Made], batches: Iterable[Given], *, alone: float = _ALONE, cores: int = 0
) -> Iterator[Made]:
    """`work` of each batch, in order. It is a plain function of values: it asks no database and changes nothing.

    The first `alone` seconds are spent in this process; what takes longer goes to one process a core. A process that
    dies (for want of memory, say) costs speed only: its work is done here, and so is all that follows.
    """
    coming = iter(batches)
    until = monotonic() + alone
    for batch in coming:
        yield work(batch)
        if monotonic() >= until:
            break
    cores = cores or len(os.sched_getaffinity(0))
    yield from _spread(work, coming, cores) if cores > 1 else map(work, coming)


def _spread(work: Callable[[Given], Made], coming: Iterator[Given], cores: int) -> Iterator[Made]:
    first = next(coming, None)
    if first is None:
        return
    # Spawned, not forked: a database connection must not be shared with a child.
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=_begin) as pool:
        waiting: deque[tuple[Given, Future[Made] | None]] = deque()
        try:
            for batch in chain([first], coming):
                waiting.append((batch, _submitted(pool, work, batch)))
                if len(waiting) > cores * _AHEAD:
                    yield _result(work, *waiting.popleft())
            while waiting:
                yield _result(work, *waiting.popleft())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, work: Callable[[Given], Made], batch: Given) -> "Future[Made] | None":
    try:
        return pool.submit(work, batch)
    except BrokenProcessPool:
        return None


def _result(work: Callable[[Given], Made], batch: Given, future: "Future[Made] | None") -> Made:
    try:
        return future.result() if future else work(batch)
    except BrokenProcessPool:
        return work(batch)


def _begin() -> None:
    """In each process: models can be imported, and it ends when the one that started it does, even by SIGKILL."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that stores
    threading.Thread(target=_end_with_parent, daemon=True).start()
    django.setup()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
