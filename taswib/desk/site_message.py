"""What a site is told about a copy of an error, in its language: the words, the notice, a badge, and a page to answer on."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import override

from taswib.desk.notice import Notice
from taswib.desk.repair import Repair

BADGE = (300, 36)
"""Width and height of the badge in CSS pixels."""


@dataclass(frozen=True)
class SiteMessage:
    """`body` is whole; `mail` opens the editor's own mail program with a short form of it, for addresses have an end."""

    language: str
    subject: str
    body: str
    mail: str


def site_message(repair: Repair, language: str, *, base: str) -> SiteMessage:
    """The message in `ar` or `en`; `base` is our public address without a slash at its end."""
    with override(language):
        facts = _facts(repair, language, base)
        subject = _("A correction that concerns an article of yours: notice %(number)s of %(newsroom)s") % facts
        body = "\n\n".join(_paragraphs(repair, facts))
        short = "\n\n".join((_greeting(), _short() % facts, _signed() % facts))
    return SiteMessage(language, subject, body, f"mailto:{_mailbox(repair)}?{_query(subject, short)}")


def notice_address(notice: Notice, base: str) -> str:
    return f"{base}/corrections/{notice.number}"


def answering_address(repair: Repair, base: str, language: str) -> str:
    """The site's own page of this repair. It holds a secret: write it into no log."""
    return f"{base}/repairs/{repair.secret}" + ("?lang=en" if language == "en" else "")


def badge_markup(notice: Notice, base: str, language: str) -> str:
    """The line of HTML that shows the notice on another site."""
    address = notice_address(notice, base)
    width, height = BADGE
    return (
        f'<a href="{address}"><img src="{address}/badge.svg?lang={language}" width="{width}" height="{height}" '
        f'alt="{badge_words(notice, language)}"></a>'
    )


def badge_words(notice: Notice, language: str) -> str:
    with override(language):
        facts = {"kind": notice.get_kind_display(), "number": notice.number, "newsroom": notice.newsroom.name}
        return _("%(kind)s %(number)s of %(newsroom)s") % facts


def _facts(repair: Repair, language: str, base: str) -> dict[str, object]:
    copy, notice = repair.copy, repair.copy.notice
    place = copy.passages[0] if copy.places else None
    return {
        "number": notice.number,
        "newsroom": notice.newsroom.name,
        "kind": notice.get_kind_display(),
        "headline": notice.article.headline,
        "address": copy.address or copy.headline,
        "was": place.exact if place else notice.was,
        "now": (place.stands if place else "") or notice.now,
        "words": notice.words,
        "notice": notice_address(notice, base),
        "page": answering_address(repair, base, language),
        "badge": badge_markup(notice, base, language),
    }


def _paragraphs(repair: Repair, facts: dict[str, object]) -> list[str]:
    told = [
        _greeting(),
        _(
            "We published a notice (%(kind)s, number %(number)s) about our article “%(headline)s”. "
            "The words that it corrects also stand on your site:\n%(address)s"
        ),
        _("It says there:\n“%(was)s”"),
        _("Right is:\n“%(now)s”") if facts["now"] else _("What we say about it:\n%(words)s"),
        _("Please put your article right, or show our notice with it:\n%(notice)s"),
        _(
            "On this page, without an account, you can say that you have this message, where the corrected page stands, "
            "or why you will not change it:\n%(page)s"
        ),
        _(
            "We read your page again from time to time. As soon as the right words or the notice stand there, "
            "our public list says so, and you will hear no more of us."
        ),
        _("This line of HTML shows the notice:\n%(badge)s"),
        _signed(),
    ]
    return [one % facts for one in told]


def _greeting() -> str:
    return _("Dear colleagues,")


def _short() -> str:
    return _("A notice of ours concerns your article:\n%(address)s\n\nThe notice: %(notice)s\nYour answer: %(page)s")


def _signed() -> str:
    return _("The corrections desk of %(newsroom)s")


def _mailbox(repair: Repair) -> str:
    return repair.contact if "@" in repair.contact and not set(repair.contact) & set(" ?&<>,;\"'") else ""


def _query(subject: str, body: str) -> str:
    return urlencode({"subject": subject, "body": body}).replace("+", "%20")
