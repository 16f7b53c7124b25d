"""A moment by which an answer must be whole, so that a server that drips a byte a second can't outlast it."""

from time import monotonic


class TooSlow(Exception):
    """The time for a fetch is over."""


class Deadline:
    """`seconds` from now, by a clock that nobody sets."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds, more than none. Raises TooSlow."""
        left = self._end - monotonic()
        if left <= 0:
            raise TooSlow
        return left

    def check(self) -> None:
        """Raises TooSlow where the time is over."""
        _ = self.left

    def extend(self, seconds: float) -> None:
        """Time that was spent waiting here, not for the server."""
        self._end += seconds
