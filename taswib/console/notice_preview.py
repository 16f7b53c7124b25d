"""A notice as the public will see it, before it has a number."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taswib.design.differences import Pieces, pieces
from taswib.desk.notice import Notice, Severity
from taswib.people.newsroom import Newsroom

NO_NUMBER = "…"

PLACES = {
    Severity.SUBSTANTIVE: gettext_lazy("On top of the article"),
    Severity.LIMITED: gettext_lazy("At the foot of the article"),
    Severity.MINOR: gettext_lazy("A line under the article"),
}


@dataclass(frozen=True)
class Preview:
    """What partials/notice_box.html takes, and `place`: where on the article it will stand."""

    number: str
    severity: str
    severity_label: str
    place: str | Promise
    kind_label: str
    address: str
    published_on: date
    headline: str
    text: str
    was: str
    now: str
    changes_was: Pieces
    changes_now: Pieces


def preview_of(notice: Notice, newsroom: Newsroom) -> Preview:
    """The preview of a draft, stored or not, as if it were published today."""
    was, now = pieces(notice.was, notice.now) if notice.was and notice.now else ([], [])
    kind = notice.get_kind_display()
    return Preview(
        number=NO_NUMBER,
        severity=notice.severity,
        severity_label=notice.get_severity_display(),
        place=PLACES[Severity(notice.severity)],
        kind_label=_("%(kind)s and apology") % {"kind": kind} if notice.apology else kind,
        address="#preview",
        published_on=newsroom.day_of(timezone.now()),
        headline=notice.article.headline,
        text=notice.words,
        was=notice.was,
        now=notice.now,
        changes_was=was,
        changes_now=now,
    )
