"""Messages to partners who take none by program: a letter in their language, with the signed message as a file."""

import json
import smtplib
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from taswib.desk.concern import reply_from
from taswib.desk.partners.delivering import headers_of, was_delivered
from taswib.desk.partners.message import PartnerMessage
from taswib.letters.mail_host import mail_host
from taswib.letters.mail_server import MailServer
from taswib.letters.sending import BROKEN, opened_server

_AT_ONCE = 50
Clock = Callable[[], datetime]


def send_partner_letters(clock: Clock) -> int:
    """Send what is due; how many were tried. What could not be sent is tried again ever later."""
    server: MailServer | None = settings.MAIL_SERVER
    due = list(PartnerMessage.objects.due(clock()).by_mail()[:_AT_ONCE]) if server else []
    if not server or not due:
        return 0
    try:
        line = opened_server(server)
    except BROKEN as error:
        mine = [one for one in due if one.claim(clock())]
        for one in mine:
            one.failed(type(error).__name__, clock())
        return len(mine)
    with line:
        return _send_each(line, due, server, clock)


def _send_each(line: smtplib.SMTP, due: list[PartnerMessage], server: MailServer, clock: Clock) -> int:
    """As for other letters: one over which the line breaks counts a try, and the others are due as they were."""
    tried = 0
    for one in due:
        if not one.claim(clock()):
            continue
        tried += 1
        try:
            _send(line, one, server, clock)
        except BROKEN as error:
            one.failed(type(error).__name__, clock())
            break
    return tried


def _send(line: smtplib.SMTP, one: PartnerMessage, server: MailServer, clock: Clock) -> None:
    try:
        line.send_message(partner_letter(one, server.sender, clock()))
    except smtplib.SMTPResponseException as refused:
        one.failed(f"SMTP {refused.smtp_code}", clock())
    except smtplib.SMTPRecipientsRefused:
        one.failed("SMTP: recipient refused", clock())
    else:
        was_delivered(one, "mail", clock())


def partner_letter(one: PartnerMessage, sender: str, now: datetime) -> EmailMessage:
    """The letter, ready to be sent."""
    letter = EmailMessage()
    with translation.override(one.partner.language):
        subject, body = _words(one)
    letter["Subject"], letter["From"], letter["To"] = subject, sender, one.partner.mail
    letter["Date"] = format_datetime(timezone.localtime(one.made_at))
    letter["Message-ID"] = f"<{one.uid}@{mail_host(one.partner.newsroom.address)}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter["Content-Language"] = one.partner.language
    letter.set_content(body)
    whole = one.whole
    signed = {**headers_of(one, whole.encode(), now), "body": whole}
    written = json.dumps(signed, ensure_ascii=False, indent=1).encode()
    letter.add_attachment(written, maintype="application", subtype="json", filename="taswib-message.json")
    return letter


def _words(one: PartnerMessage) -> tuple[str, str]:
    notice, newsroom = one.notice, one.partner.newsroom
    if notice is None:
        return _("An answer from %(newsroom)s") % {"newsroom": newsroom.name}, _("The answer is in the attached file.")
    facts = {
        "newsroom": newsroom.name,
        "number": notice.number,
        "kind": notice.get_kind_display(),
        "headline": notice.article.headline,
        "was": notice.was,
        "now": notice.now,
        "words": notice.withdrawal if notice.is_withdrawn else notice.words,
        "notice": f"{newsroom.address}/corrections/{notice.number}",
        "reply_from": reply_from(notice.reply_by, notice.reply_of),
        "reply": notice.reply,
        "page": one.page,
    }
    subject = _("Notice %(number)s of %(newsroom)s: %(kind)s") % facts
    told = [
        _("Dear colleagues,"),
        _("This notice concerns our article “%(headline)s”, which you may carry:\n%(notice)s"),
    ]
    if notice.is_withdrawn:
        told.append(_("We have withdrawn this notice:\n%(words)s"))
    else:
        told += [_("It said:\n“%(was)s”")] if notice.was else []
        told += [_("Right is:\n“%(now)s”")] if notice.now else []
        told.append("%(words)s")
        told += [_("The reply in its own words") + " · %(reply_from)s:\n%(reply)s"] if notice.reply else []
    told.append(
        _(
            "On this page, without an account, you can say that you have this message, where the corrected page stands, "
            "or why you will not change it:\n%(page)s"
        )
    )
    told.append(_("The attached file holds the same for programs, signed, with its proof."))
    told.append(_("The corrections desk of %(newsroom)s"))
    return subject, "\n\n".join(part % facts for part in told)
