"""Durable writes, many at once: what arrives while the disk is busy shares the next commit.

SQLite has one writer, and each of its commits waits for the disk: a hundred readers in the same second would wait for a
hundred of them. Here whoever comes first writes for all who are waiting, each in a savepoint of its own, and commits
once; nobody is answered before that commit returned. PostgreSQL gathers commits by itself.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Any, Generic, TypeVar

from django.db import OperationalError, connection, transaction

Result = TypeVar("Result")

_MOST = 64  # works in one commit: the last one waits for the first one's turn, so a batch stays well under a second
_PATIENCE = 20.0  # seconds for another process's turn, as long as SQLite itself is told to wait
_LOOK = 0.001  # seconds between looks at whose turn it is; SQLite's own wait grows to a tenth of a second


def commit_together(work: Callable[[], Result]) -> Result:
    """Run `work` in a transaction, durable when this returns; on SQLite it may share its commit with others.

    Raises what `work` raises, its own changes rolled back and nobody else's; a database error of the commit reaches
    everybody who shared it. `work` may run in another thread: it must not ask for the page's language.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        with transaction.atomic():
            return work()
    return _WRITING.run(work)


class _Work(Generic[Result]):
    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._result: Result | None = None
        self._error: BaseException | None = None
        self.is_done = False

    def attempt(self) -> None:
        try:
            with transaction.atomic():
                self._result = self._work()
        except Exception as error:  # noqa: BLE001  (it is raised again where the work came from)
            self._error = error

    def fail(self, error: BaseException) -> None:
        self._error = error

    def outcome(self) -> Result:
        if self._error is not None:
            raise self._error
        return self._result  # type: ignore[return-value]


class _Writing:
    """The works of this process that wait for a commit."""

    def __init__(self) -> None:
        self._door, self._turn = Lock(), Lock()
        self._waiting: list[_Work[Any]] = []

    def run(self, work: Callable[[], Result]) -> Result:
        mine = _Work(work)
        with self._door:
            self._waiting.append(mine)
        while not mine.is_done:
            with self._turn:
                if not mine.is_done:
                    self._commit_a_batch()
        return mine.outcome()

    def _commit_a_batch(self) -> None:
        with self._door:
            batch, self._waiting = self._waiting[:_MOST], self._waiting[_MOST:]
        try:
            with _turn_among_processes(), transaction.atomic(durable=True):
                for one in batch:
                    one.attempt()
                _refuse_broken()
        except BaseException as error:
            for one in batch:
                one.fail(error)
            if not isinstance(error, Exception):
                raise
        finally:
            for one in batch:
                one.is_done = True


def _refuse_broken() -> None:
    """A full disk can undo the whole transaction from inside one savepoint: then nobody may be told that it is kept."""
    if connection.needs_rollback or not connection.connection.in_transaction:
        raise OperationalError("the transaction that these writes shared was undone")


@contextmanager
def _turn_among_processes() -> Iterator[None]:
    """Hold the turn that the serving processes share. Without it in time, SQLite's own lock decides."""
    path = Path(f"{connection.settings_dict['NAME']}-turn")
    if connection.is_in_memory_db():  # type: ignore[attr-defined]
        yield
        return
    with path.open("a") as file:
        until = monotonic() + _PATIENCE
        while not _taken(file.fileno()) and monotonic() < until:
            sleep(_LOOK)
        yield


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


_WRITING = _Writing()
