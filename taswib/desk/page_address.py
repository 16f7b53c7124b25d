"""The address of a page, as somebody typed it."""

from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.unreadable import Unreadable


def page_address(typed: str) -> str:
    """As intake keeps addresses; "" for what is none."""
    try:
        return normalised(typed)
    except Unreadable:
        return ""
