"""`taswib keys`: who reads what readers sent, and letting somebody read when no editor can any more."""

import argparse
import getpass
import os
import sys

from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.console.unlocking import open_key
from taswib.desk.desk_key import DeskKey
from taswib.desk.key_giving import change_keys, give, give_by_paper, waiting
from taswib.desk.key_holder import KeyHolder
from taswib.desk.keyring import Keyring
from taswib.desk.refusals import Refused
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.sealing import from_print
from taswib.site.commands.person import PASSWORD_VARIABLE
from taswib.site.installation import bring_up_to_date, newsroom_or_new
from taswib.site.terminal import Failure, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("list", "give", "remove", "change"), help=_("what to do"))
    parser.add_argument("username", nargs="?", default="", help=_("whom it is about"))
    parser.add_argument("--by", metavar="USERNAME", help=_("who reads and does it; their password is asked for"))
    parser.add_argument("--recovery", action="store_true", help=_("by the recovery key on paper, which is asked for"))


def run(arguments: argparse.Namespace) -> int:
    bring_up_to_date()
    newsroom, _made = newsroom_or_new()
    if arguments.action == "list":
        return _list(newsroom)
    try:
        _do(arguments, newsroom)
    except Refused as refused:
        raise Failure(str(refused)) from None
    say(_("Done."))
    return 0


def _do(arguments: argparse.Namespace, newsroom: Newsroom) -> None:
    now = timezone.now()
    holder = _holder(arguments.username) if arguments.action != "change" else None
    if arguments.recovery:
        if arguments.action != "give" or holder is None:
            raise Failure(
                _("The recovery key gives access, and nothing else: taswib keys give hala --recovery"), code=2
            )
        private = from_print(_asked(_("Recovery key: ")))
        if private is None:
            raise Failure(_("This is no recovery key: a letter may be missing or changed. Compare it with the sheet."))
        give_by_paper(holder, newsroom, private, now=now)
        return
    keyring = _keyring(arguments.by, newsroom)
    if arguments.action == "give" and holder:
        give(holder, keyring, now=now)
    else:
        change_keys(keyring, now=now, without=holder)


def _list(newsroom: Newsroom) -> int:
    waits = {holder.pk for holder in waiting(newsroom)}
    if DeskKey.objects.of(newsroom).parked().exists():
        say(_("The desk's keys are parked: nobody of the desk has signed in yet."))
    here = KeyHolder.objects.filter(person__memberships__newsroom=newsroom) | KeyHolder.objects.on_paper(newsroom)
    for holder in here.distinct().select_related("person"):
        name = holder.person.username if holder.person else _("(paper)")
        reads = holder.shares.filter(desk_key__newsroom=newsroom, desk_key__ended_at=None).exists()
        say(f"{name:<20} {_('waits') if holder.pk in waits else _('reads') if reads else '–'}")
    return 0


def _holder(username: str) -> KeyHolder:
    holder = KeyHolder.objects.select_related("person").filter(person__username=username).first()
    if holder is None:
        raise Failure(
            _("“%(name)s” has no key yet: it is made when an editor is added or signs in.") % {"name": username}
        )
    return holder


def _keyring(username: str | None, newsroom: Newsroom) -> Keyring:
    person = Person.objects.filter(username=username or "", is_active=True).first()
    if person is None:
        raise Failure(_("Say who does it, somebody who reads: --by USERNAME, or --recovery."), code=2)
    password = _asked(_("Password of %(name)s: ") % {"name": person.username})
    if not person.check_password(password):
        raise Failure(_("This is not their password."))
    return open_key(person, newsroom, password)


def _asked(question: str) -> str:
    given = os.environ.get(PASSWORD_VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise Failure(_("There is no terminal to ask at: set %(variable)s.") % {"variable": PASSWORD_VARIABLE})
    return getpass.getpass(question)
