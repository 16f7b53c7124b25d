"""What letters say, in the reader's language: to who wrote a report no word of a case, nor whose article it is.

What followers get stands in following_writing.py.
"""

from collections.abc import Callable
from email.message import EmailMessage
from email.utils import format_datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from taswib.desk.receipt import grouped
from taswib.letters.following_writing import checkpoint, confirmation, notices
from taswib.letters.outgoing import Envelope, Letter, OutgoingLetter
from taswib.letters.page import Page, address_of

_UTF8 = {"charset": "utf-8"}


def written(one: OutgoingLetter, sender: str) -> EmailMessage:
    """The letter, ready to be sent from `sender`. Raises SealBroken."""
    envelope = one.envelope
    with translation.override(one.language):
        page = _WRITE[Letter(one.letter)](one, envelope)
    message = EmailMessage()
    message["Subject"] = page.subject
    message["From"], message["To"] = sender, envelope.to
    message["Date"] = format_datetime(timezone.localtime(one.made_at))
    message["Message-ID"] = f"<{one.letter_id}>"
    message["Auto-Submitted"] = (
        "auto-replied" if envelope.follows else "auto-generated"
    )  # RFC 3834: nobody answers this
    message["Content-Language"] = one.language
    if envelope.follows and not set("<>\r\n ") & set(envelope.follows):
        message["In-Reply-To"] = message["References"] = f"<{envelope.follows}>"
    for name, value in page.headers.items():
        message[name] = value
    message.set_content(page.text)
    if page.html:
        message.add_alternative(page.html, subtype="html")
    for name, words in page.enclosed.items():
        message.add_attachment(words.encode(), maintype="text", subtype="plain", filename=name, params=_UTF8)
    return message


def _received(one: OutgoingLetter, envelope: Envelope) -> Page:
    return Page.of(
        _("We received your letter"),
        [
            _("Your letter to %(newsroom)s reached the corrections desk and is a report now.") % _names(one),
            _("This code opens its thread, and nothing else does. Keep it:"),
            grouped(envelope.code),
            _there(one),
            _("You can also answer this letter, and it goes into the thread; but mail can be read on its way."),
        ],
    )


def _which(one: OutgoingLetter, envelope: Envelope) -> Page:
    return Page.of(
        _("Which article do you mean?"),
        [
            _(
                "Your letter to %(newsroom)s arrived, but a program that sorts letters did not find which article it is about."
            )
            % _names(one),
            _("Answer this letter with the article’s address or its headline, and leave your own words below it."),
            _("Or report it on the page itself, where you can mark the very words and need no name: %(address)s")
            % {"address": address_of("/", one.newsroom)},
        ],
    )


def _news(one: OutgoingLetter, envelope: Envelope) -> Page:
    return Page.of(
        _("There is news in your thread"),
        [
            _("The corrections desk of %(newsroom)s wrote in the thread of your report.") % _names(one),
            _there(one),
            _("What it says stands only there: letters can be read on their way."),
        ],
    )


def _invitation(one: OutgoingLetter, envelope: Envelope) -> Page:
    return Page.of(
        _("You are invited to a corrections desk"),
        [
            _("The corrections desk of %(newsroom)s invites you to work there.") % _names(one),
            _("Open this link, once, within a week: %(address)s")
            % {"address": address_of(f"/desk/invitations/{envelope.code}/", one.newsroom)},
            _(
                "Whoever opens it first is at the desk, so pass it on to nobody. If you expect none, delete this letter."
            ),
        ],
    )


def _there(one: OutgoingLetter) -> str:
    return _("Open the page and enter your code: %(address)s") % {"address": address_of("/receipt", one.newsroom)}


def _names(one: OutgoingLetter) -> dict[str, str]:
    return {"newsroom": one.newsroom.name}


_WRITE: dict[Letter, Callable[[OutgoingLetter, Envelope], Page]] = {
    Letter.RECEIVED: _received,
    Letter.WHICH_ARTICLE: _which,
    Letter.NEWS: _news,
    Letter.CONFIRM: confirmation,
    Letter.NOTICE: notices,
    Letter.DIGEST: notices,
    Letter.CHECKPOINT: checkpoint,
    Letter.INVITATION: _invitation,
}
