"""What the person who brings files says about them."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from taswib.archive.intake.published import Published

BYLINE, OUTLET, SECTION = 300, 200, 120  # code points, as the columns


@dataclass(frozen=True)
class Given:
    """`published` and `address` (normalised) outrank what a text file or page says of itself; a line's own hold.

    `outlet` is for what names none. `zone` is the newsroom's; `now` decides what lies in the future.
    """

    zone: ZoneInfo
    now: datetime
    published: Published | None = None
    address: str = ""
    outlet: str = ""
