"""Sending what is in the outbox, by the newsroom's own mail server."""

import logging
import re
import smtplib
import ssl
from collections.abc import Callable
from datetime import datetime

from django.conf import settings

from taswib.archive.sealing import SealBroken
from taswib.letters.mail_server import MailServer
from taswib.letters.outgoing import OutgoingLetter
from taswib.letters.writing import written

_PATIENCE = 30  # seconds for each answer of the server
_AT_ONCE = 50
_NEVER = range(500, 600)
BROKEN = (OSError, smtplib.SMTPException)
_NOBODY = re.compile(rb"5\.(1\.(1|2|3|6|10)|2\.1)(?!\S)")
"""Mailbox, host or syntax of the address, moved, null MX, or switched off (RFC 3463, 3.2 and 3.3; RFC 7505, 4.2)."""

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]


def send_letters(clock: Clock) -> int:
    """Send what is due; how many were sent or given up. Nothing is lost while the server is away."""
    server: MailServer | None = settings.MAIL_SERVER
    due = list(OutgoingLetter.objects.due(clock()).select_related("newsroom", "follower")[:_AT_ONCE]) if server else []
    if not server or not due:
        return 0
    try:
        line = opened_server(server)
    except BROKEN as error:
        log.warning("the mail server does not take letters: %s", type(error).__name__)
        for one in due:
            if one.claim(clock()):
                one.failed(clock(), for_good=False)
        return 0
    with line:
        return _send_each(line, due, server, clock)


def _send_each(line: smtplib.SMTP, due: list[OutgoingLetter], server: MailServer, clock: Clock) -> int:
    """How many were sent or given up. A letter over which the line breaks counts a try; the others are due as they were."""
    done = 0
    for one in due:
        try:
            done += _send(line, one, server, clock)
        except BROKEN as error:
            log.warning("the mail server broke off: %s", type(error).__name__)
            one.failed(clock(), for_good=False)
            break
    return done


def opened_server(server: MailServer) -> smtplib.SMTP:
    """Signed in. Never over a line that others can read, but on this machine."""
    context = ssl.create_default_context()
    if server.scheme == "smtps":
        line: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=_PATIENCE, context=context)
    else:
        line = smtplib.SMTP(server.host, server.port, timeout=_PATIENCE)
        if not server.is_here:
            line.starttls(context=context)
    if server.username:
        line.login(server.username, server.password)
    return line


def _send(line: smtplib.SMTP, one: OutgoingLetter, server: MailServer, clock: Clock) -> int:
    """1 where it was sent or given up. A broken line is raised."""
    if not one.claim(clock()):
        return 0
    try:
        line.send_message(written(one, server.sender))
    except (SealBroken, ValueError, smtplib.SMTPNotSupportedError):  # nothing that another try would mend
        one.failed(clock(), for_good=True)
    except smtplib.SMTPSenderRefused:  # our own address is set wrongly: the operator can mend it
        one.failed(clock(), for_good=False)
    except smtplib.SMTPRecipientsRefused as refused:
        answers = list(refused.recipients.values())
        one.failed(clock(), for_good=all(code in _NEVER for code, _said in answers))
        if one.follower and all(_knows_nobody(*answer) for answer in answers):
            one.follower.was_refused(one.newsroom.day_of(clock()))
    except smtplib.SMTPResponseException as refused:
        one.failed(clock(), for_good=refused.smtp_code in _NEVER)
    else:
        one.was_sent()
        if one.follower:
            one.follower.was_reached()
    return 1


def _knows_nobody(code: int, said: bytes) -> bool:
    """Whether it says that there is no such mailbox. A full one, too large a letter, or who sends, us above all, does not."""
    return code in _NEVER and bool(_NOBODY.match(said.lstrip()))
