"""What may be written to a log."""

import logging
import re
from types import TracebackType

_SECRET = re.compile(r"(/repairs/|/partners/|/follow/confirm/|/follow/mine/|/desk/invitations/)[0-9A-Za-z_-]{20,}")
"""The address of a page of a repair's site, a partner, a follower or who was invited: it opens it for whoever reads it."""

Failure = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutReaders(logging.Formatter):
    """Formats the message and the place of a failure, never the values in it.

    An exception's text can quote what a reader typed (a database error names the row), so only its type and
    the code's own lines are written (safety.md: nothing of a reader in a log; threats.md, T31).
    """

    def format(self, record: logging.LogRecord) -> str:
        if record.name.endswith(".DisallowedHost"):  # its message is the host, which whoever asks can write
            said = {"msg": "a request named a host that TASWIB_HOSTS does not hold", "args": None, "exc_info": None}
            record = logging.makeLogRecord(record.__dict__ | said)
        return _SECRET.sub(r"\1…", super().format(record))

    def formatException(self, ei: Failure) -> str:
        kind, _, trace = ei
        lines = [f"{kind.__name__ if kind else 'Failure'} at:"]
        while trace is not None:
            code = trace.tb_frame.f_code
            lines.append(f"  {code.co_filename}:{trace.tb_lineno} in {code.co_qualname}")
            trace = trace.tb_next
        return "\n".join(lines)
