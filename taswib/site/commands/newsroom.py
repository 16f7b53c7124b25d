"""`taswib newsroom`: whose newsroom this is; `add` makes another on this installation, apart from it."""

import argparse
import re
from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _

from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.unreadable import Unreadable
from taswib.people.newsroom import Months, Newsroom
from taswib.site.installation import bring_up_to_date, newsroom_or_new
from taswib.site.terminal import Failure, complain, say

_OPTIONS = ("name_ar", "name_en", "tagline_ar", "tagline_en", "home", "host", "time_zone", "months")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", nargs="?", choices=("add", "list"), help=_("make another, or list them all"))
    parser.add_argument("slug", nargs="?", default="", help=_("the new one's short name, in Latin letters"))
    parser.add_argument("--name-ar", type=_words(200), help=_("its name in Arabic"))
    parser.add_argument("--name-en", type=_words(200), help=_("its name in English"))
    parser.add_argument("--tagline-ar", type=_words(300), help=_("a line under the name, in Arabic"))
    parser.add_argument("--tagline-en", type=_words(300), help=_("a line under the name, in English"))
    parser.add_argument("--home", type=_address, metavar="URL", help=_("the address of its own site"))
    parser.add_argument("--host", type=_host, metavar="NAME", help=_("the host name at which its pages stand"))
    parser.add_argument("--time-zone", type=_zone, metavar="AREA/CITY", help=_("for every date shown"))
    parser.add_argument("--months", choices=Months.values, help=_("whose month names it prints: a country's code"))


def run(arguments: argparse.Namespace) -> int:
    bring_up_to_date()
    if arguments.action == "list":
        return _list()
    newsroom = _added(arguments) if arguments.action == "add" else newsroom_or_new()[0]
    _refuse_taken_host(newsroom, arguments.host)
    changes = {name: value for name in _OPTIONS if (value := getattr(arguments, name)) is not None}
    for name, value in changes.items():
        setattr(newsroom, name, value or None if name == "host" else value)
    if newsroom.pk is None:
        newsroom.save()
    elif changes:
        newsroom.save(update_fields=list(changes))
    say(*_described(newsroom))
    return 0


def _list() -> int:
    for one in Newsroom.objects.order_by("pk"):
        say(f"{one.slug:<20} {one.host or '–':<30} {one.name}")
    return 0


def _added(arguments: argparse.Namespace) -> Newsroom:
    """Not stored yet. It needs a name and a host of its own, or nobody could come to it."""
    slug = arguments.slug
    if not slug or slugify(slug) != slug or len(slug) > 50:
        raise Failure(
            _("Give a short name in small Latin letters, digits and dashes: taswib newsroom add press-council …"), 2
        )
    if Newsroom.objects.filter(slug=slug).exists():
        raise Failure(_("There is a newsroom “%(slug)s” already.") % {"slug": slug})
    if not arguments.host or not (arguments.name_ar or arguments.name_en):
        raise Failure(
            _("Another newsroom needs a host name of its own and a name: --host NAME --name-ar … --name-en …"), 2
        )
    if not Newsroom.objects.exists():
        raise Failure(_("There is no first newsroom yet. Name it: taswib newsroom --name-ar … --name-en …"))
    return Newsroom(slug=slug, name_ar=arguments.name_ar or arguments.name_en, name_en=arguments.name_en or "")


def _refuse_taken_host(newsroom: Newsroom, host: str | None) -> None:
    if host and Newsroom.objects.filter(host=host).exclude(pk=newsroom.pk).exists():
        raise Failure(_("“%(host)s” is another newsroom’s host name already.") % {"host": host})
    if host and host not in settings.ALLOWED_HOSTS:
        complain(_("Name it in TASWIB_HOSTS too, or its pages are refused: %(host)s") % {"host": host})


def _described(newsroom: Newsroom) -> list[str]:
    return [f"{'--' + name.replace('_', '-'):<14} {getattr(newsroom, name) or ''}" for name in _OPTIONS]


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


def _host(raw: str) -> str:
    host = raw.strip().lower()
    if not re.fullmatch(r"[a-z0-9.-]{0,253}", host):
        raise argparse.ArgumentTypeError(
            _("“%(raw)s” is not a host name such as corrections.example.org") % {"raw": raw}
        )
    return host


def _zone(raw: str) -> str:
    try:
        return ZoneInfo(raw).key
    except (ValueError, OSError, KeyError):
        raise argparse.ArgumentTypeError(_("“%(raw)s” is not a time zone such as Asia/Beirut") % {"raw": raw}) from None
