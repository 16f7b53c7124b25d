"""A notice as the public will see it before it has a number: on its article, in both its places, and in the log."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taswib.archive.marked import Marked, surroundings
from taswib.design.differences import Pieces, pieces
from taswib.desk.notice import Notice, Severity
from taswib.desk.published_ruling import NOTHING_FOUND, ShownRuling, ruling_of, shown_ruling
from taswib.desk.reply import ReplyWords, who_replies
from taswib.people.newsroom import Newsroom

NO_NUMBER = "…"
BEGINNING = 2
"""Paragraphs of the article that are shown where no passage is meant."""

PLACES = {
    Severity.SUBSTANTIVE: gettext_lazy("On top of the article"),
    Severity.LIMITED: gettext_lazy("At the foot of the article"),
    Severity.MINOR: gettext_lazy("A line under the article"),
}


@dataclass(frozen=True)
class Box:
    """What partials/notice_box.html takes; `key` tells two boxes on one page apart."""

    key: str
    severity: str
    kind_label: str
    published_on: date
    text: str
    was: str
    now: str
    changes_was: Pieces
    changes_now: Pieces
    number: str = NO_NUMBER
    address: str = "#preview"
    reply: str = ""
    reply_from: str = ""
    ruling: ShownRuling = NOTHING_FOUND


@dataclass(frozen=True)
class Place:
    """The article with the notice in one of its two places; `is_chosen` where the draft's severity puts it."""

    name: str | Promise
    box: Box
    is_on_top: bool
    is_chosen: bool


@dataclass(frozen=True)
class Preview:
    """`places` begins with the chosen one; `around` is what of the article stands near the words."""

    places: list[Place]
    notice: Notice
    around: list[Marked]
    severity_label: str

    @property
    def box(self) -> Box:
        return self.places[0].box

    @property
    def place(self) -> str | Promise:
        return self.places[0].name


def preview_of(notice: Notice, newsroom: Newsroom, reply: ReplyWords | None = None) -> Preview:
    """The preview of a draft, stored or not, as if it were published today; `reply` are the words that it would take in."""
    chosen = Severity(notice.severity)
    other = Severity.LIMITED if chosen == Severity.SUBSTANTIVE else Severity.SUBSTANTIVE
    day = newsroom.day_of(notice.published_at or timezone.now())
    along = _along(notice, reply)
    places = [_place(notice, severity, day, severity == chosen, along) for severity in (chosen, other)]
    return Preview(places, notice, _around(notice), notice.get_severity_display())


def _along(notice: Notice, reply: ReplyWords | None) -> dict[str, Any]:
    """What its case gives to the notice: findings, a reply's own words."""
    told: dict[str, Any] = {"ruling": shown_ruling(ruling_of(notice.case))}
    if reply and notice.case and notice.carries_reply:
        who = who_replies(notice.case)
        told |= {
            "reply": reply.words,
            "reply_from": " · ".join(filter(None, (reply.by, str(who.label) if who else ""))),
        }
    return told


def _place(notice: Notice, severity: Severity, day: date, is_chosen: bool, along: dict[str, Any]) -> Place:
    was, now = pieces(notice.was, notice.now) if notice.was and notice.now else ([], [])
    kind = notice.get_kind_display()
    box = Box(
        key=f"preview-{severity.value}",
        severity=severity.value,
        kind_label=_("%(kind)s and apology") % {"kind": kind} if notice.apology else kind,
        published_on=day,
        text=notice.words,
        was=notice.was,
        now=notice.now,
        changes_was=was,
        changes_now=now,
        number=str(notice.number or NO_NUMBER),
        **along,
    )
    return Place(PLACES[severity], box, severity == Severity.SUBSTANTIVE, is_chosen)


def _around(notice: Notice) -> list[Marked]:
    near = surroundings(notice.revision, notice.span)
    if near:
        return [one for one in near if one.position]
    first = [one for one in notice.revision.passages if one.position][:BEGINNING]
    return [Marked(one.position, notice.revision.words_of(one), "", "") for one in first]
