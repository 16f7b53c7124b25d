"""Work on the cores of this machine, without Daft."""

from collections.abc import Iterable, Iterator
from functools import partial

from taswib.archive.bulk.work import Given, Made, Work
from taswib.archive.intake.cores import on_all_cores


def on_cores(work: Work, given: Iterable[Given]) -> Iterator[Made]:
    """A Runner; a process that dies costs nothing but time."""
    return on_all_cores(partial(_made, work), given)


def _made(work: Work, given: Given) -> Made:
    return Made(given.number, work(given.texts))
