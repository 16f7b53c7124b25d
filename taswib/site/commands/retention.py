"""`taswib retention`: how long what readers sent is kept, and destroying what is over."""

import argparse

from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.desk.destroying import ClockDoubtful, destroy_expired
from taswib.desk.keeping import Keeping
from taswib.site.installation import bring_up_to_date, newsroom_or_new
from taswib.site.terminal import Failure, say

_FOR_EVER = "forever"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    days = {"type": _days, "metavar": "DAYS"}
    parser.add_argument("--words", **days, help=_("days after a case was closed for texts and threads, or “forever”"))  # type: ignore[arg-type]
    parser.add_argument("--contact", **days, help=_("the same for contacts"))  # type: ignore[arg-type]
    parser.add_argument("--now", action="store_true", help=_("destroy now what is over"))
    parser.add_argument("--clock-is-right", action="store_true", help=_("the clock is right, although it jumped"))


def run(arguments: argparse.Namespace) -> int:
    bring_up_to_date()
    newsroom, _made = newsroom_or_new()
    keeping = Keeping.of(newsroom)
    for name, days in (("words_days", arguments.words), ("contact_days", arguments.contact)):
        if days is not None:
            setattr(keeping, name, None if days == _FOR_EVER else days)
    keeping.save(update_fields=["words_days", "contact_days"])
    say(f"--words {_shown(keeping.words_days)}", f"--contact {_shown(keeping.contact_days)}")
    return _destroy(keeping, arguments) if arguments.now else 0


def _destroy(keeping: Keeping, arguments: argparse.Namespace) -> int:
    try:
        done = destroy_expired(keeping.newsroom, now=timezone.now(), confirmed=arguments.clock_is_right)
    except ClockDoubtful:
        raise Failure(
            _(
                "The clock went on by more than three days, or back, since this was last seen to, so nothing was "
                "destroyed. If it is right now: taswib retention --now --clock-is-right"
            )
        ) from None
    counts = {"words": done.words, "contacts": done.contacts}
    say(_("Destroyed: words of %(words)d reports, contacts of %(contacts)d.") % counts)
    return 0


def _shown(days: int | None) -> str:
    return _FOR_EVER if days is None else str(days)


def _days(raw: str) -> int | str:
    if raw == _FOR_EVER:
        return raw
    if not raw.isascii() or not raw.isdigit() or int(raw) > 36500:
        raise argparse.ArgumentTypeError(_("a number of days up to 36500 is needed, or “forever”"))
    return int(raw)
