"""What letters say, in the reader's language. No word of a case is in them, nor whose article it is."""

from email.message import EmailMessage
from email.utils import format_datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from taswib.desk.receipt import grouped
from taswib.letters.outgoing import Envelope, Letter, OutgoingLetter


def written(one: OutgoingLetter, sender: str) -> EmailMessage:
    """The letter, ready to be sent from `sender`. Raises SealBroken."""
    envelope = one.envelope
    with translation.override(one.language):
        subject, body = _WRITE[Letter(one.letter)](one, envelope)
    message = EmailMessage()
    message["Subject"] = subject
    message["From"], message["To"] = sender, envelope.to
    message["Date"] = format_datetime(timezone.localtime(one.made_at))
    message["Message-ID"] = f"<{one.letter_id}>"
    message["Auto-Submitted"] = (
        "auto-replied" if envelope.follows else "auto-generated"
    )  # RFC 3834: nobody answers this
    message["Content-Language"] = one.language
    if envelope.follows and not set("<>\r\n ") & set(envelope.follows):
        message["In-Reply-To"] = message["References"] = f"<{envelope.follows}>"
    message.set_content(body)
    return message


def _received(one: OutgoingLetter, envelope: Envelope) -> tuple[str, str]:
    return _("We received your letter"), "\n\n".join(
        [
            _("Your letter to %(newsroom)s reached the corrections desk and is a report now.") % _names(one),
            _("This code opens its thread, and nothing else does. Keep it:"),
            grouped(envelope.code),
            _there(),
            _("You can also answer this letter, and it goes into the thread; but mail can be read on its way."),
        ]
    )


def _which(one: OutgoingLetter, envelope: Envelope) -> tuple[str, str]:
    return _("Which article do you mean?"), "\n\n".join(
        [
            _(
                "Your letter to %(newsroom)s arrived, but a program that sorts letters did not find which article it is about."
            )
            % _names(one),
            _("Answer this letter with the article’s address or its headline, and leave your own words below it."),
            _("Or report it on the page itself, where you can mark the very words and need no name: %(address)s")
            % {"address": _address("/")},
        ]
    )


def _news(one: OutgoingLetter, envelope: Envelope) -> tuple[str, str]:
    return _("There is news in your thread"), "\n\n".join(
        [
            _("The corrections desk of %(newsroom)s wrote in the thread of your report.") % _names(one),
            _there(),
            _("What it says stands only there: letters can be read on their way."),
        ]
    )


def _there() -> str:
    return _("Open the page and enter your code: %(address)s") % {"address": _address("/receipt")}


def _names(one: OutgoingLetter) -> dict[str, str]:
    return {"newsroom": one.newsroom.name}


def _address(path: str) -> str:
    return f"{settings.PUBLIC_ADDRESS or 'http://127.0.0.1'}{path}"


_WRITE = {Letter.RECEIVED: _received, Letter.WHICH_ARTICLE: _which, Letter.NEWS: _news}
