"""Reading who says what in texts that came in by the thousand: behind them, on all cores, whoever began it."""

from datetime import datetime, timedelta
from time import monotonic

from django.utils.translation import gettext_lazy

from taswib.archive.attributing import answered, asked_of_unread, store, unread
from taswib.archive.intake.cores import on_all_cores
from taswib.site.terminal import Progress

_BATCH = 100  # texts a core reads at once, and a transaction stores
_FEW = 10  # texts that the duty reads between two looks at the clock
_SPELL = 5.0  # seconds
_LEFT = timedelta(minutes=15)
"""How long after a text was seen the duty takes its reading over: by then the command that took it in was ended."""


def read_statements() -> int:
    """Read all that is unread, visibly; how many texts. Killed at any moment, what is stored stays, and the next goes on."""
    done, waiting = 0, unread().count()
    progress = Progress(gettext_lazy("… %(done)d of %(waiting)d texts read for who says what"))
    for answers in on_all_cores(answered, asked_of_unread(_BATCH)):
        done += store(answers)
        progress.report(done=done, waiting=waiting)
    return done


def read_left_statements(now: datetime) -> int:
    """A duty of the watcher: what a command that was killed has left unread, for a few seconds; how many texts."""
    if not unread().filter(seen_at__lt=now - _LEFT).exists():
        return 0
    done, until = 0, monotonic() + _SPELL
    for asked in asked_of_unread(_FEW):
        done += store(answered(asked))
        if monotonic() >= until:
            break
    return done
