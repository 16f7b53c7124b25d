"""What the benchmark needs to know of each side, and asks of both alike."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from benchmarks.intake.load import Form
from benchmarks.intake.server import Server


class Countable(Protocol):
    """Something that can say how many of it there are."""

    def count(self) -> int:
        """How many there are now."""


class Side(Protocol):
    """Taswib or its peer, its database made and ready to be served."""

    @property
    def name(self) -> str:
        """What the table calls it."""

    @property
    def rows(self) -> Countable:
        """The acknowledged reports that it has stored."""

    @property
    def database_pid(self) -> int | None:
        """The first process of the database's own server, where it has one."""

    @property
    def receipt(self) -> re.Pattern[bytes]:
        """Finds in an answer what only this reader was given."""

    def serving(self) -> AbstractContextManager[Server]:
        """Its server, running as long as the block."""

    def form(self, server: Server) -> Form:
        """The form that a reader fills in, fetched once."""

    def endings(self, count: int) -> Iterator[str]:
        """So many endings of a filled-in form, never used before."""
