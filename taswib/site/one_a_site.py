"""Reading or telling many sites at once, and never one of them twice at a time."""

from collections.abc import Callable, Collection, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import datetime
from time import monotonic
from typing import Any

from django.db import connections
from django.db.models import QuerySet
from django.utils import timezone

_SITES = 8  # at once; each waits for its own server most of the time
_SPELL = 5.0  # seconds in which more is begun; it ends when the last site has answered
_SLICE, _LOOKED_AT = 50, 1000  # rows that are due, of which one with a free site is looked for


def one_a_site(
    due: "QuerySet[Any]",
    claim: Callable[[Any], bool],
    work: Callable[[Any, datetime], object],
    *,
    host_is_stored: bool = False,
) -> int:
    """Do `work` with what is `due` and `claim` gives to this process, for a while; how many were begun.

    Each row has a `host`; where that is a column, the database leaves busy sites out. The rows are asked for again before
    each, since other processes take from them too. What `work` raises is raised here.
    """
    until, begun = monotonic() + _SPELL, 0
    with ThreadPoolExecutor(_SITES) as pool:
        running: dict[Future[None], str] = {}
        while True:
            while len(running) < _SITES and monotonic() < until:
                busy = {*running.values()}
                free = _free(due.exclude(host__in=busy) if host_is_stored else due.all(), busy)
                one = next((one for one in free if claim(one)), None)
                if one is None:
                    break
                running[pool.submit(_in_thread, work, one)] = one.host
                begun += 1
            if not running:
                return begun
            ended, _others = wait(running, return_when=FIRST_COMPLETED)
            for future in ended:
                del running[future]
                future.result()


def _free(due: "QuerySet[Any]", busy: Collection[str]) -> Iterator[Any]:
    """In slices, so that a site with a long queue hides no other."""
    for begin in range(0, _LOOKED_AT, _SLICE):
        some = list(due[begin : begin + _SLICE])
        yield from (one for one in some if one.host not in busy)
        if len(some) < _SLICE:
            return


def _in_thread(work: Callable[[Any, datetime], object], one: Any) -> None:
    try:
        work(one, timezone.now())
    finally:
        connections.close_all()
