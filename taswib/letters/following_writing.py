"""What followers' letters say: the question whether they want them, notices, and checkpoints."""

from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taswib.design.dates import written_day
from taswib.design.differences import Pieces, pieces
from taswib.desk.concern import reply_from
from taswib.desk.notice import Notice, Severity
from taswib.following.choice import NAMED_BY_WORDS
from taswib.following.models import Follower, Wish
from taswib.ledger.models import SignedCheckpoint
from taswib.letters.mail_host import mail_host
from taswib.letters.outgoing import Envelope, Letter, OutgoingLetter
from taswib.letters.page import Page, address_of

MOST = 60
"""Notices whose words stand in one letter; of more, the letter says how many there are and where."""
_FIRST = [Severity.SUBSTANTIVE, Severity.LIMITED, Severity.MINOR]


class NothingToSay(ValueError):
    """What the letter was about is no longer there."""


@dataclass(frozen=True)
class Told:
    """A notice as it stands now; `kind` and `severity` in the follower's language. `changed`: why it says something else by
    now than when it was published; "" where this is not what the letter tells.
    """

    kind: str
    severity: str
    day: str
    headline: str
    was: str
    now: str
    words: str
    changes_was: Pieces
    changes_now: Pieces
    is_withdrawn: bool
    changed: str
    reply: str
    reply_from: str
    apology: bool
    address: str


def confirmation(one: OutgoingLetter, envelope: Envelope) -> Page:
    """Nobody but who reads this mailbox can say yes; saying nothing is no."""
    wish = Wish.objects.filter(pk=envelope.about).first()
    if wish is None:
        raise NothingToSay
    # A stranger's words are not sent to somebody's mailbox: the page says what they were.
    what = wish.get_subject_display() if wish.subject in NAMED_BY_WORDS else str(wish.choice)
    names = {"newsroom": one.newsroom.name, "what": what, "rhythm": wish.get_rhythm_display()}
    return Page.of(
        _("Do you want letters from %(newsroom)s?") % names,
        [
            _("Somebody asked that this address be sent: %(what)s. How often: %(rhythm)s.") % names,
            _("If that was you, open this page within a week and press the button on it:"),
            address_of(f"/follow/confirm/{envelope.code}", one.newsroom),
            _("If it was not you, do nothing: no more letters come, and the address is forgotten."),
        ],
    )


def notices(one: OutgoingLetter, _envelope: Envelope) -> Page:
    """A notice, or a digest of several, the gravest first."""
    about = [telling.record for telling in one.tellings.select_related("record__notice__article__current")]
    every = sorted({record.notice_id: record.notice for record in about}.values(), key=_gravest)
    changed = {record.notice_id: record.why for record in sorted(about, key=lambda record: record.pk)}
    if not every or one.follower is None:
        raise NothingToSay
    told = [_told(notice, one, changed[notice.pk]) for notice in every[:MOST]]
    context = {
        "told": told,
        "more": len(every) - len(told),
        "log": address_of("/corrections", one.newsroom),
        "newsroom": one.newsroom,
        "language": one.language,
        "direction": "rtl" if one.language == "ar" else "ltr",
        "mine": _mine(one.follower),
        "stop": _stop(one.follower),
    }
    return Page(
        _subject(one, told, len(every)),
        render_to_string("letters/notices.txt", context).strip() + "\n",
        render_to_string("letters/notices.html", context),
        _headers(one.follower),
    )


def checkpoint(one: OutgoingLetter, envelope: Envelope) -> Page:
    """The signed note word for word, in the letter and as a file: whoever keeps it can prove that the log was rewritten."""
    note = SignedCheckpoint.objects.filter(pk=envelope.about).first()
    if note is None or one.follower is None:
        raise NothingToSay
    names = {"newsroom": one.newsroom.name, "size": note.size, "verify": address_of("/ledger/verify", one.newsroom)}
    paragraphs = [
        _("The ledger of %(newsroom)s held %(size)d entries when this was signed:") % names,
        note.note.strip("\n"),
        _("Keep this letter. If the ledger is ever rewritten, no proof leads from this checkpoint to the new one."),
        _("Verify it at %(verify)s") % names,
        *_ways_out(one.follower),
    ]
    subject = _("Checkpoint of the ledger: %(size)d entries") % names
    return Page(
        subject,
        "\n\n".join(paragraphs) + "\n",
        headers=_headers(one.follower),
        enclosed={f"checkpoint-{note.size}.txt": note.note},
    )


def _gravest(notice: Notice) -> tuple[int, int]:
    return _FIRST.index(Severity(notice.severity)), -(notice.number or 0)


def _subject(one: OutgoingLetter, told: list[Told], count: int) -> str:
    if one.letter == Letter.NOTICE or count == 1:
        first = told[0]
        subject = f"{first.kind}: {first.headline}"
    else:
        subject = ngettext("%(newsroom)s: %(count)d notice", "%(newsroom)s: %(count)d notices", count) % {
            "newsroom": one.newsroom.name,
            "count": count,
        }
    return " ".join(subject.split())[:150]


def _told(notice: Notice, one: OutgoingLetter, changed: str) -> Told:
    was, now = (notice.was, notice.now) if not notice.is_withdrawn else ("", "")
    changes = pieces(was, now) if was and now else ([], [])
    return Told(
        kind=_kind(notice, changed),
        severity=notice.get_severity_display(),
        day=_day(notice.published_at, one),
        headline=notice.article.headline,
        was=was,
        now=now,
        words=notice.withdrawal if notice.is_withdrawn else notice.words,
        changes_was=changes[0],
        changes_now=changes[1],
        is_withdrawn=notice.is_withdrawn,
        changed="" if notice.is_withdrawn else changed,
        reply="" if notice.is_withdrawn else notice.reply,
        reply_from=reply_from(notice.reply_by, notice.reply_of),
        apology=notice.apology and not notice.is_withdrawn,
        address=address_of(f"/corrections/{notice.number}", notice.newsroom),
    )


def _kind(notice: Notice, changed: str) -> str:
    kind = notice.get_kind_display()
    if notice.is_withdrawn:
        return _("%(kind)s, withdrawn") % {"kind": kind}
    return _("%(kind)s, changed") % {"kind": kind} if changed else kind


def _day(at: datetime | None, one: OutgoingLetter) -> str:
    return written_day(one.newsroom.day_of(at), one.language, one.newsroom.months) if at else ""


def _ways_out(follower: Follower) -> list[str]:
    return [
        _("What you follow, and how often: %(address)s") % {"address": _mine(follower)},
        _("No more letters: %(address)s") % {"address": _stop(follower)},
    ]


def _mine(follower: Follower) -> str:
    return address_of(f"/follow/mine/{follower.secret}", follower.newsroom)


def _stop(follower: Follower) -> str:
    return address_of(f"/follow/mine/{follower.secret}/stop", follower.newsroom)


def _headers(follower: Follower) -> dict[str, str]:
    """One press in the mail program stops it all (RFC 2369, RFC 8058); programs that answer mail keep silent."""
    return {
        "List-Id": f"<corrections.{mail_host(follower.newsroom.address)}>",
        "List-Unsubscribe": f"<{_stop(follower)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Precedence": "bulk",
    }
