"""`taswib key`: keys by which programs use the API."""

import argparse
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.api.key import Key, Scope, make_key
from taswib.site.installation import bring_up_to_date, newsroom_here, newsroom_or_new
from taswib.site.terminal import Failure, complain, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("add", "list", "revoke"), help=_("make a key, list all, or end one"))
    parser.add_argument("name", nargs="?", default="", help=_("whose key it is: the program's name"))
    parser.add_argument("--scope", action="append", choices=Scope.values, help=_("what it may do; more than once"))


def run(arguments: argparse.Namespace) -> int:
    bring_up_to_date()
    now = timezone.now()
    if arguments.action == "list":
        return _list()
    name = arguments.name.strip()
    if not name or len(name) > 100 or not name.isprintable():
        raise Failure(_("Name the key, in at most 100 characters: taswib key add NAME …"), code=2)
    return _add(name, arguments.scope, now) if arguments.action == "add" else _revoke(name, now)


def _add(name: str, scopes: list[str] | None, now: datetime) -> int:
    if not scopes:
        raise Failure(_("Say what the key may do: --scope %(scopes)s") % {"scopes": " | ".join(Scope.values)}, code=2)
    newsroom, _made = newsroom_or_new()
    if _open(name):
        raise Failure(_("There is a key “%(name)s” already. Revoke it first, or choose another name.") % {"name": name})
    _key, written = make_key(newsroom, name, [Scope(one) for one in dict.fromkeys(scopes)], now)
    complain(_("This is shown once. Keep it where only that program reads it:"))
    say(written)
    return 0


def _list() -> int:
    for key in Key.objects.filter(newsroom=newsroom_here()).order_by("made_at", "pk"):
        until = _("revoked") if key.revoked_at else _("last used %(day)s") % {"day": key.last_used_on or "–"}
        say(f"{key.name:<24} {', '.join(key.scopes):<24} {until}")
    return 0


def _revoke(name: str, now: datetime) -> int:
    key = _open(name)
    if key is None:
        raise Failure(_("There is no key “%(name)s”. See: taswib key list") % {"name": name})
    key.revoke(now)
    say(_("The key “%(name)s” opens nothing any more.") % {"name": name})
    return 0


def _open(name: str) -> Key | None:
    return Key.objects.filter(newsroom=newsroom_here(), name=name, revoked_at=None).first()
