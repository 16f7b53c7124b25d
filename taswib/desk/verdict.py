"""What a reading of a copy says, from what stands on the page and from what became of the page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from taswib.text.mending import Stands


class Verdict(models.TextChoices):
    WRONG = "wrong", _("the wrong words still stand")
    HALF = "half", _("half mended")
    OTHER = "other", _("other words, neither the wrong nor the right ones")
    FIXED = "fixed", _("the right words stand")
    NOTICE = "notice", _("the notice stands there")
    TAKEN_OUT = "taken_out", _("the passage was taken out")
    GONE = "gone", _("the page is gone")
    MOVED = "moved", _("the page has moved")
    PAYWALLED = "paywalled", _("behind a paywall")
    BLOCKED = "blocked", _("the site refuses to be read")
    UNREACHABLE = "unreachable", _("the site can't be reached")
    UNREADABLE = "unreadable", _("nothing on the page shows that article")


MENDED = (Verdict.FIXED, Verdict.NOTICE, Verdict.TAKEN_OUT)
STANDS_WRONG = (Verdict.WRONG, Verdict.HALF, Verdict.OTHER)

_OF_PAGES = {
    "gone": Verdict.GONE,
    "moved": Verdict.MOVED,
    "paywalled": Verdict.PAYWALLED,
    "forbidden": Verdict.BLOCKED,
    "robots": Verdict.BLOCKED,
    "unreachable": Verdict.UNREACHABLE,
    "too_slow": Verdict.UNREACHABLE,
    "rate_limited": Verdict.UNREACHABLE,
}
READ = "ok"


def verdict_of_page(state: str) -> Verdict | None:
    """What a page that holds no text to judge comes to; None for one that can be judged."""
    return None if state == READ else _OF_PAGES.get(state, Verdict.UNREADABLE)


def verdict_of_words(found: list[Stands], notice_there: bool) -> Verdict:
    """What the passages of one copy come to together. A notice on the page tells its readers, whatever else stands."""
    there = set(found)
    if there == {Stands.MENDED}:
        return Verdict.FIXED
    if notice_there:
        return Verdict.NOTICE
    if not there or Stands.ANOTHER_TEXT in there:
        return Verdict.UNREADABLE
    if there == {Stands.TAKEN_OUT}:
        return Verdict.TAKEN_OUT
    if there <= {Stands.MENDED, Stands.TAKEN_OUT}:
        return Verdict.FIXED
    if there == {Stands.WRONG}:
        return Verdict.WRONG
    return Verdict.OTHER if there <= {Stands.OTHER, Stands.MENDED, Stands.TAKEN_OUT} else Verdict.HALF
