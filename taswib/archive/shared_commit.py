"""Durable writes, many at once: what arrives while the disk is busy shares the next commit.

SQLite has one writer, and each of its commits waits for the disk: a hundred readers in the same second would wait for a
hundred of them. Here whoever comes first writes for all who are waiting, in a few statements, and commits once; nobody
is answered before that commit returned. PostgreSQL gathers commits by itself; the few statements serve it as well.
"""

import fcntl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Generic, TypeVar

from django.db import OperationalError, connection, transaction

Item = TypeVar("Item")
Result = TypeVar("Result")

_MOST = 64  # items in one commit: the last one waits for the first one's turn, so a batch stays well under a second
_PATIENCE = 20.0  # seconds for another process's turn, as long as SQLite itself is told to wait
_LOOK = 0.001  # seconds between looks at whose turn it is; SQLite's own wait grows to a tenth of a second


class SharedCommit(Generic[Item, Result]):
    """Keeps items by `store`, which writes several at once and returns one result for each, in their order.

    `store` runs in a transaction, perhaps in another thread: it must not ask for the page's language. When it refuses a
    batch, each item of it is stored alone, so that one item's error is nobody else's.
    """

    def __init__(self, store: Callable[[Sequence[Item]], Sequence[Result]]) -> None:
        self._store = store
        self._door, self._turn = Lock(), Lock()
        self._waiting: list[_Waiting[Item, Result]] = []

    def keep(self, item: Item) -> Result:
        """The result of `item`, durable when this returns. Raises what `store` raises for it, or the commit's error."""
        if connection.in_atomic_block:
            with transaction.atomic():
                return self._store([item])[0]
        mine: _Waiting[Item, Result] = _Waiting(item)
        with self._door:
            self._waiting.append(mine)
        while not mine.is_done:
            with self._turn:
                if not mine.is_done:
                    self.commit_a_batch()
        return mine.outcome()

    def commit_a_batch(self) -> None:
        """Write for those who wait, and let them go."""
        with self._door:
            batch, self._waiting = self._waiting[:_MOST], self._waiting[_MOST:]
        try:
            with _turn_among_processes(), transaction.atomic(durable=True):
                self._write(batch)
                _refuse_broken()
        except BaseException as error:
            for one in batch:
                one.fail(error)
            if not isinstance(error, Exception):
                raise
        finally:
            for one in batch:
                one.is_done = True

    def _write(self, batch: "list[_Waiting[Item, Result]]") -> None:
        try:
            with transaction.atomic():
                results = self._store([one.item for one in batch])
            for one, result in zip(batch, results, strict=True):
                one.succeed(result)
        except Exception as error:  # noqa: BLE001  (it is raised again where its item came from)
            _refuse_broken()
            if len(batch) == 1:
                batch[0].fail(error)
                return
            for one in batch:
                self._write([one])


class _Waiting(Generic[Item, Result]):
    """An item and the thread that waits for it."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self._results: list[Result] = []
        self._error: BaseException | None = None
        self.is_done = False

    def succeed(self, result: Result) -> None:
        self._results = [result]

    def fail(self, error: BaseException) -> None:
        self._error = error

    def outcome(self) -> Result:
        if self._error is not None:
            raise self._error
        return self._results[0]


def _refuse_broken() -> None:
    """A full disk can undo the whole transaction from inside a savepoint: then nobody may be told that it is kept."""
    undone = connection.vendor == "sqlite" and not connection.connection.in_transaction
    if undone or connection.needs_rollback:
        raise OperationalError("the transaction that these writes shared was undone")


@contextmanager
def _turn_among_processes() -> Iterator[None]:
    """On SQLite, hold the turn that the serving processes share. Without it in time, SQLite's own lock decides."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():  # type: ignore[attr-defined]
        yield
        return
    with Path(f"{connection.settings_dict['NAME']}-turn").open("a") as file:
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
