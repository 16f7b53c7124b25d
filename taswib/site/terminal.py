"""What the command says to the person at the terminal."""

import sys
import time
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import override


def say(*lines: str) -> None:
    """Print what was asked for."""
    print(*lines, sep="\n", flush=True)


def complain(*lines: str) -> None:
    """Print what went wrong, or is going on, beside what was asked for."""
    print(*lines, sep="\n", file=sys.stderr, flush=True)


def both(message: Promise, **values: object) -> str:
    """The sentence in English and in Arabic, for what everyone at this machine must be able to read."""
    with override("en"):
        english = str(message)
    with override("ar"):
        arabic = str(message)
    pair = (english,) if arabic == english else (english, arabic)
    return " · ".join(one % values if values else one for one in pair)


class Failure(Exception):
    """The command can't go on; its words say what happened, why, and what to do."""

    def __init__(self, words: str, code: int = 1) -> None:
        super().__init__(words)
        self.words, self.code = words, code


@dataclass
class Progress:
    """A line on standard error, at most once a second, for work that takes longer than that."""

    message: Promise
    _next: float = field(default_factory=lambda: time.monotonic() + 1)

    def report(self, **values: object) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + 1
            complain(str(self.message) % values)
