"""A notice as the design's partial draws it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from taswib.design.differences import Pieces, pieces
from taswib.desk.concern import reply_from
from taswib.desk.notice import Notice, Severity
from taswib.desk.published_ruling import NOTHING_FOUND, ShownRuling, shown_ruling


@dataclass(frozen=True)
class NoticeBox:
    """What partials/notice_box.html takes; `published_on` is a day of the newsroom's calendar.

    `reply` are the words of a person concerned, `reply_from` who they are, `ruling` what was found of a complaint.
    """

    number: int
    severity: str
    kind_label: str
    address: str
    published_on: date
    text: str
    was: str
    now: str
    changes_was: Pieces
    changes_now: Pieces
    reply: str = ""
    reply_from: str = ""
    ruling: ShownRuling = NOTHING_FOUND


@dataclass(frozen=True)
class NoticesOfArticle:
    """Each where its severity puts it; a withdrawn notice is one line, whatever it was."""

    on_top: list[NoticeBox]
    at_foot: list[NoticeBox]
    in_a_line: list[NoticeBox]


def notices_of(notices: Iterable[Notice]) -> NoticesOfArticle:
    """Sort public notices into the places of the article page, each group in the order given."""
    boxes = [box(notice) for notice in notices]
    return NoticesOfArticle(
        on_top=[one for one in boxes if one.severity == Severity.SUBSTANTIVE],
        at_foot=[one for one in boxes if one.severity == Severity.LIMITED],
        in_a_line=[one for one in boxes if one.severity == Severity.MINOR],
    )


def box(notice: Notice) -> NoticeBox:
    """The box of a public notice. Raises ValueError for a draft."""
    if notice.number is None or notice.published_at is None:
        raise ValueError("a draft is shown to nobody")
    was, now = ("", "") if notice.is_withdrawn else (notice.was, notice.now)
    changes_was, changes_now = pieces(was, now) if was and now else ([], [])
    return NoticeBox(
        number=notice.number,
        severity=Severity.MINOR if notice.is_withdrawn else notice.severity,
        kind_label=_label(notice),
        address=f"/corrections/{notice.number}",
        published_on=notice.newsroom.day_of(notice.published_at),
        text=notice.withdrawal if notice.is_withdrawn else notice.words,
        was=was,
        now=now,
        changes_was=changes_was,
        changes_now=changes_now,
        **({} if notice.is_withdrawn else _from_its_case(notice)),
    )


def _from_its_case(notice: Notice) -> dict[str, Any]:
    return {
        "reply": notice.reply,
        "reply_from": reply_from(notice.reply_by, notice.reply_of),
        "ruling": shown_ruling(notice.ruling),
    }


def _label(notice: Notice) -> str:
    kind = notice.get_kind_display()
    if notice.is_withdrawn:
        return _("%(kind)s, withdrawn") % {"kind": kind}
    return _("%(kind)s and apology") % {"kind": kind} if notice.apology else kind
