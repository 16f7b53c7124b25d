"""`taswib newsroom`: whose newsroom this is."""

import argparse
from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.unreadable import Unreadable
from taswib.people.newsroom import Months, Newsroom
from taswib.site.installation import bring_up_to_date, newsroom_or_new
from taswib.site.terminal import say

_OPTIONS = ("name_ar", "name_en", "tagline_ar", "tagline_en", "home", "time_zone", "months")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name-ar", type=_words(200), help=_("its name in Arabic"))
    parser.add_argument("--name-en", type=_words(200), help=_("its name in English"))
    parser.add_argument("--tagline-ar", type=_words(300), help=_("a line under the name, in Arabic"))
    parser.add_argument("--tagline-en", type=_words(300), help=_("a line under the name, in English"))
    parser.add_argument("--home", type=_address, metavar="URL", help=_("the address of its own site"))
    parser.add_argument("--time-zone", type=_zone, metavar="AREA/CITY", help=_("for every date shown"))
    parser.add_argument("--months", choices=Months.values, help=_("whose month names it prints: a country's code"))


def run(arguments: argparse.Namespace) -> int:
    bring_up_to_date()
    newsroom, _made = newsroom_or_new()
    changes = {name: value for name in _OPTIONS if (value := getattr(arguments, name)) is not None}
    for name, value in changes.items():
        setattr(newsroom, name, value)
    if changes:
        newsroom.save(update_fields=list(changes))
    say(*_described(newsroom))
    return 0


def _described(newsroom: Newsroom) -> list[str]:
    return [f"{'--' + name.replace('_', '-'):<14} {getattr(newsroom, name)}" for name in _OPTIONS]


def _words(longest: int) -> Callable[[str], str]:
    def words(raw: str) -> str:
        if len(raw) > longest or not raw.isprintable():
            raise argparse.ArgumentTypeError(
                _("a line of at most %(longest)d characters is needed") % {"longest": longest}
            )
        return raw.strip()

    return words


def _address(raw: str) -> str:
    try:
        return normalised(raw) if raw else ""
    except Unreadable:
        raise argparse.ArgumentTypeError(_("“%(raw)s” is not a web address") % {"raw": raw}) from None


def _zone(raw: str) -> str:
    try:
        return ZoneInfo(raw).key
    except (ValueError, OSError, KeyError):
        raise argparse.ArgumentTypeError(_("“%(raw)s” is not a time zone such as Asia/Beirut") % {"raw": raw}) from None
