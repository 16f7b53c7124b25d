"""`taswib mailbox`: mailboxes to which readers write."""

import argparse
import getpass
import os
import sys
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from imapclient.exceptions import IMAPClientError, LoginError

from taswib.desk.report import Kind
from taswib.letters.mailbox import Mailbox, MailboxRefused, MailboxState, add_mailbox
from taswib.letters.reading import NoFolder, start_after_what_is_there
from taswib.site.commands.person import PASSWORD_VARIABLE
from taswib.site.installation import bring_up_to_date, newsroom_here, newsroom_or_new
from taswib.site.terminal import Failure, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action", choices=("add", "list", "pause"), help=_("add a mailbox, list all, or stop reading one")
    )
    parser.add_argument("address", nargs="?", default="", help=_("imaps://user@host, or imaps://user@host/folder"))
    parser.add_argument(
        "--kind", choices=Kind.values, default=Kind.ERROR, help=_("what letters to it are (default error)")
    )
    parser.add_argument("--all", action="store_true", help=_("take in what is in it already, too"))


def run(arguments: argparse.Namespace) -> int:
    bring_up_to_date()
    if arguments.action == "list":
        return _list()
    if not arguments.address:
        raise Failure(_("Name the mailbox: taswib mailbox add imaps://user@host"), code=2)
    return _add(arguments, timezone.now()) if arguments.action == "add" else _pause(arguments.address)


def _add(arguments: argparse.Namespace, now: datetime) -> int:
    newsroom, _made = newsroom_or_new()
    try:
        mailbox, new = add_mailbox(newsroom, arguments.address, _password(), Kind(arguments.kind), now)
    except MailboxRefused as refused:
        raise Failure(str(refused), code=2) from None
    if new and not arguments.all:
        _begin_now(mailbox)
    mailbox.begin(now)
    say(_("%(address)s is read from now on.") % {"address": mailbox})
    return 0


def _password() -> str:
    password = os.environ.get(PASSWORD_VARIABLE)
    if password is None and sys.stdin.isatty():
        password = getpass.getpass(_("The mailbox’s password: "))
    if not password:
        raise Failure(_("The mailbox’s password is needed: type it, or set TASWIB_PASSWORD."))
    return password


def _begin_now(mailbox: Mailbox) -> None:
    """What can't be read now is not kept: the operator is at the keyboard and can mend it."""
    try:
        start_after_what_is_there(mailbox)
    except (OSError, IMAPClientError, NoFolder) as error:
        mailbox.delete()
        raise Failure(_("The mailbox was not added: %(why)s.") % {"why": _why(error)}) from None


def _why(error: Exception) -> str:
    if isinstance(error, LoginError):
        return str(MailboxState.REFUSED.label)
    if isinstance(error, NoFolder):
        return str(MailboxState.NO_FOLDER.label)
    return str(MailboxState.UNREACHABLE.label if isinstance(error, OSError) else MailboxState.BROKEN.label)


def _list() -> int:
    for mailbox in Mailbox.objects.filter(newsroom=newsroom_here()).order_by("pk"):
        say(
            f"{mailbox}  {_told(mailbox)}",
            "  " + _("%(count)d letters became no report and wait there") % {"count": mailbox.left},
        )
    return 0


def _told(mailbox: Mailbox) -> str:
    if not mailbox.is_active:
        return _("paused")
    return str(MailboxState(mailbox.state).label) if mailbox.state else _("not read yet")


def _pause(address: str) -> int:
    found = next((one for one in Mailbox.objects.filter(newsroom=newsroom_here()) if address in _names(one)), None)
    if found is None:
        raise Failure(_("There is no mailbox at %(address)s. See: taswib mailbox list") % {"address": address})
    found.is_active = False
    found.save(update_fields=["is_active"])
    say(_("%(address)s is not read any more.") % {"address": found})
    return 0


def _names(mailbox: Mailbox) -> set[str]:
    """As `list` prints it, and shorter: without the folder, without the port."""
    whole, short = str(mailbox), f"{mailbox.scheme}://{mailbox.username}@{mailbox.host}"
    return {whole, whole.removesuffix(f"/{mailbox.folder}"), short, f"{short}/{mailbox.folder}"}
