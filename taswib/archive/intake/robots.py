"""What a site's robots.txt allows; it is read once a day and kept, for all processes."""

from collections.abc import Callable
from datetime import datetime, timedelta

from protego import Protego

from taswib.archive.host import Host, Rules
from taswib.archive.intake.fetch_state import FetchState

PROGRAM = "Taswib"
"""The name by which a robots.txt speaks to us."""
LONGEST = 500_000  # bytes that must be understood (RFC 9309, 2.5)
_KEPT = timedelta(days=1)  # RFC 9309, 2.4
_RETRIED = timedelta(minutes=10)
_LONGEST_PAUSE = 30.0  # seconds: a longer Crawl-delay would mean never
_MOST_STARS = 8  # in one pattern: each more multiplies the work of matching it
_LONGEST_LINE = 2_000


def allows(host: Host, address: str) -> bool:
    """Whether its rules, read before, let us ask for this address."""
    return host.rules != Rules.READ or bool(Protego.parse(host.robots).can_fetch(address, PROGRAM))


def refresh(host: Host, read: Callable[[str], tuple[FetchState, str]], now: datetime) -> None:
    """Read its robots.txt again where that is due; `read` fetches an address and gives what it says."""
    age = _RETRIED if host.rules == Rules.UNREACHABLE else _KEPT
    if host.robots_read_at is not None and timedelta() <= now - host.robots_read_at < age:
        return
    state, words = read(f"{host.origin}/robots.txt")
    host.rules, host.robots = _rules(state), _bounded(words)
    host.pause = _pause(host.robots) if host.rules == Rules.READ else 0.0
    host.robots_read_at = now
    host.save(update_fields=["rules", "robots", "pause", "robots_read_at"])


def _rules(state: FetchState) -> Rules:
    """Absent or forbidden means everything is allowed, a failing server that nothing is (RFC 9309, 2.3.1)."""
    if state is FetchState.OK:
        return Rules.READ
    absent = {FetchState.GONE, FetchState.FORBIDDEN, FetchState.MOVED, FetchState.UNREADABLE}
    return Rules.NONE if state in absent else Rules.UNREACHABLE


def _bounded(words: str) -> str:
    """Without the lines that cost more to match than any real rule does."""
    lines = words.replace("\0", "").splitlines()
    return "\n".join(line for line in lines if len(line) <= _LONGEST_LINE and line.count("*") <= _MOST_STARS)


def _pause(words: str) -> float:
    return min(float(Protego.parse(words).crawl_delay(PROGRAM) or 0), _LONGEST_PAUSE)
