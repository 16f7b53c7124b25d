"""Work on Daft: on this machine's cores, or on every node of a Ray cluster, with the same code.

Each wave of chunks is one frame of texts that a pure function maps; no shuffle, so that a node that is lost takes only
what it was working on with it. Nothing is written there: what comes back is checked and written by whoever asked.
"""

import importlib
import logging
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

# Both send figures about their use to their makers, and draw on the terminal, unless told otherwise before they are imported.
for _name, _value in (
    ("DAFT_ANALYTICS_ENABLED", "0"),
    ("DAFT_PROGRESS_BAR", "0"),
    ("RAY_USAGE_STATS_ENABLED", "0"),
    ("RAY_TQDM", "0"),
):
    os.environ.setdefault(_name, _value)

daft: Any = importlib.import_module("daft")

from taswib.archive.bulk.work import Given, Lost, Made, Runner, Work  # noqa: E402

_AT_ONCE = 64  # texts that a process gets at once


def on_daft(cluster: str = "") -> Runner:
    """A Runner on this machine, or on the Ray cluster at host:port, of which this machine is a node. Raises Lost."""
    if cluster:
        _join(cluster)
    return partial(_map, is_spread=bool(cluster))


def _join(cluster: str) -> None:
    ray = importlib.import_module("ray")
    try:
        if not ray.is_initialized():
            ray.init(address=cluster, log_to_driver=False, logging_level=logging.ERROR, configure_logging=True)
        daft.set_runner_ray(noop_if_initialized=True)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise Lost(str(error)) from error


def _map(work: Work, given: Iterable[Given], *, is_spread: bool) -> Iterator[Made]:
    waiting = list(given)
    mapped = daft.func.batch(return_dtype=daft.DataType.binary(), batch_size=_AT_ONCE, use_process=not is_spread)(
        lambda texts: work(texts.to_pylist())
    )
    rows = [(one.number, place, text) for one in waiting for place, text in enumerate(one.texts)]
    frame = daft.from_pydict(dict(zip(("chunk", "place", "text"), map(list, zip(*rows, strict=True)), strict=True)))
    if is_spread:
        frame = frame.into_partitions(len(waiting))
    frame = frame.with_column("made", mapped(frame["text"])).exclude("text")
    try:
        yield from _whole({one.number: len(one.texts) for one in waiting}, frame.iter_partitions())
    except Exception as error:  # whatever Daft and Ray raise when a node goes
        raise Lost(f"{type(error).__name__}: {error}") from error


def _whole(sizes: dict[int, int], partitions: Iterable[Any]) -> Iterator[Made]:
    """Each chunk as soon as the last of its rows is back, in whatever order they come."""
    begun: dict[int, dict[int, bytes]] = defaultdict(dict)
    for partition in partitions:
        rows = _rows(partition)
        for number, place, made in zip(rows["chunk"], rows["place"], rows["made"], strict=True):
            begun[number][place] = made
            if len(begun[number]) == sizes[number]:
                yield Made(number, [row for _, row in sorted(begun.pop(number).items())])


def _rows(partition: Any) -> dict[str, list[Any]]:
    if not hasattr(partition, "to_pydict"):
        partition = importlib.import_module("ray").get(partition)
    return dict(partition.to_pydict())
