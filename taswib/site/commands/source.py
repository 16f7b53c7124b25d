"""`taswib source`: where articles come from by themselves."""

import argparse
import getpass
import os
import sys
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.admission import brief
from taswib.archive.intake.given import OUTLET
from taswib.archive.intake.refusals import ending, sentence
from taswib.archive.intake.unreadable import Unreadable
from taswib.archive.source import Kind, Source, add_source
from taswib.site.commands.person import PASSWORD_VARIABLE
from taswib.site.installation import bring_up_to_date, newsroom_here, newsroom_or_new
from taswib.site.terminal import Failure, say

_ACTIONS = ("add", "list", "pause", "resume")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=_ACTIONS, help=_("add a source, list all, stop or start reading one"))
    parser.add_argument("words", nargs="*", metavar="KIND ADDRESS", help=_("kind: feed, sitemap, wordpress or pages"))
    parser.add_argument("--outlet", default="", help=_("who publishes there"))
    parser.add_argument("--username", default="", help=_("the WordPress user whose application password it is"))


def run(arguments: argparse.Namespace) -> int:
    bring_up_to_date()
    return _RUN[arguments.action](arguments, timezone.now())


def _add(arguments: argparse.Namespace, now: datetime) -> int:
    kind, address = _kind_and_address(arguments.words)
    if arguments.username and kind is not Kind.WORDPRESS:
        raise Failure(_("--username is for WordPress; other sources are public."), code=2)
    newsroom, _made = newsroom_or_new()
    more = {"outlet": _outlet(arguments.outlet), "username": arguments.username[:100]}
    password = _password() if arguments.username else ""
    source, made = add_source(newsroom, kind, address, now, password=password, **more)
    said = _("%(address)s is read from now on.") if made else _("%(address)s was known; it is read with what you said.")
    say(said % {"address": source.address})
    return 0


def _list(arguments: argparse.Namespace, now: datetime) -> int:
    for source in Source.objects.filter(newsroom=newsroom_here()).order_by("added_at", "pk"):
        say(f"{source.kind:<10} {source.address}", f"           {_told(source)}")
    return 0


def _told(source: Source) -> str:
    if not source.is_active:
        return _("paused")
    if source.last_read_at is None:
        return _("not read yet")
    said = {
        "when": timezone.localtime(source.last_read_at, source.newsroom.zone).strftime("%Y-%m-%d %H:%M"),
        "how": ending(source),
        "taken": source.taken,
        "changed": source.changed,
    }
    return _("%(when)s  %(how)s  Articles %(taken)d, later revisions %(changed)d.") % said


def _pause(arguments: argparse.Namespace, now: datetime) -> int:
    _known(arguments.words).pause()
    return 0


def _resume(arguments: argparse.Namespace, now: datetime) -> int:
    _known(arguments.words).resume(now)
    return 0


def _known(words: list[str]) -> Source:
    address = words[-1] if words else ""
    found = (
        Source.objects.filter(newsroom=newsroom_here(), address__in=[address, _normalised(address)]).first()
        if address
        else None
    )
    if found is None:
        raise Failure(_("There is no source “%(address)s”. See: taswib source list") % {"address": address}, code=2)
    return found


def _kind_and_address(words: list[str]) -> tuple[Kind, str]:
    if len(words) != 2 or words[0] not in Kind.values:
        raise Failure(_("Say what and where: taswib source add feed|sitemap|wordpress|pages https://…"), code=2)
    return Kind(words[0]), _normalised(words[1])


def _normalised(address: str) -> str:
    try:
        return normalised(address)
    except Unreadable as refusal:
        raise Failure(sentence(refusal), code=2) from None


def _outlet(given: str) -> str:
    try:
        return brief(given, "outlet", OUTLET)
    except Unreadable as refusal:
        raise Failure(sentence(refusal), code=2) from None


def _password() -> str:
    password = os.environ.get(PASSWORD_VARIABLE)
    if password is None and sys.stdin.isatty():
        password = getpass.getpass(_("Application password: "))
    if not password or not password.isascii() or not password.isprintable():
        raise Failure(_("The application password that WordPress printed is needed: type it, or set TASWIB_PASSWORD."))
    return password.strip()


_RUN = {"add": _add, "list": _list, "pause": _pause, "resume": _resume}
