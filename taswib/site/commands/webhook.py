"""`taswib webhook`: who is told of every notice by a message, and how that goes."""

import argparse
from collections.abc import Callable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.refusals import sentence
from taswib.archive.intake.unreadable import Unreadable
from taswib.desk.delivery import Delivery
from taswib.desk.hook import Hook, HookKind, add_hook
from taswib.site.installation import bring_up_to_date, newsroom_here, newsroom_or_new
from taswib.site.terminal import Failure, complain, say

_LAST = 10  # deliveries that are listed of each


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action", choices=sorted(_RUN), help=_("add one, list all with how it goes, send again, or end one")
    )
    parser.add_argument("name", nargs="?", default="", help=_("whose it is: the receiver's name"))
    parser.add_argument("address", nargs="?", default="", help=_("where messages go"))
    parser.add_argument(
        "--hub", action="store_true", help=_("it is a WebSub hub, which is told that the feeds changed")
    )


def run(arguments: argparse.Namespace) -> int:
    bring_up_to_date()
    return _RUN[arguments.action](arguments, timezone.now())


def _add(arguments: argparse.Namespace, now: datetime) -> int:
    if not arguments.name.strip() or not arguments.address:
        raise Failure(_("Say who and where: taswib webhook add NAME ADDRESS"), code=2)
    if _open(arguments.name):
        raise Failure(
            _("There is a webhook “%(name)s” already. End it first, or choose another name.") % {"name": arguments.name}
        )
    try:
        address = normalised(arguments.address)
    except Unreadable as refusal:
        raise Failure(sentence(refusal), code=2) from None
    kind = HookKind.HUB if arguments.hub else HookKind.WEBHOOK
    hook = add_hook(newsroom_or_new()[0], arguments.name[:100], kind, address, now)
    if kind == HookKind.WEBHOOK:
        complain(_("The receiver checks signatures with this secret; keep it where only that program reads it:"))
        say(hook.written_secret)
    return 0


def _list(arguments: argparse.Namespace, now: datetime) -> int:
    for hook in Hook.objects.filter(newsroom=newsroom_here()).order_by("added_at", "pk"):
        state = _("ended") if hook.ended_at else _("%(count)d waiting") % {"count": hook.deliveries.waiting().count()}
        say(f"{hook.name:<24} {hook.kind:<8} {hook.address}  {state}")
        for one in hook.deliveries.select_related("event__notice").order_by("-pk")[:_LAST]:
            say(f"  {one.event.uid}  #{one.event.notice.number} {one.event.what:<10} {_told(one)}")
    return 0


def _told(one: Delivery) -> str:
    facts = {
        "tries": one.tries,
        "detail": one.detail or "–",
        "at": f"{one.next_at:%Y-%m-%d %H:%M:%S}Z" if one.next_at else "",
    }
    if one.done_at:
        return _("arrived after %(tries)d tries (%(detail)s)") % facts
    if one.next_at:
        return _("%(tries)d tries so far (%(detail)s), the next at %(at)s") % facts
    return _("given up after %(tries)d tries (%(detail)s)") % facts


def _replay(arguments: argparse.Namespace, now: datetime) -> int:
    count = _found(arguments.name).deliveries.all().replay(now)
    say(_("%(count)d messages go out again, under the same names.") % {"count": count})
    return 0


def _end(arguments: argparse.Namespace, now: datetime) -> int:
    _found(arguments.name).end(now)
    say(_("“%(name)s” is told nothing more.") % {"name": arguments.name})
    return 0


def _found(name: str) -> Hook:
    hook = _open(name)
    if hook is None:
        raise Failure(_("There is no webhook “%(name)s”. See: taswib webhook list") % {"name": name})
    return hook


def _open(name: str) -> Hook | None:
    return Hook.objects.open().filter(newsroom=newsroom_here(), name=name).first()


_RUN: dict[str, Callable[[argparse.Namespace, datetime], int]] = {
    "add": _add,
    "list": _list,
    "replay": _replay,
    "end": _end,
}
