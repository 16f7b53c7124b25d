"""One notice: what stood there, what stands now, why, and how it came about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taswib.archive.article import Precision
from taswib.design.differences import pieces
from taswib.design.negotiation import prefers_activity
from taswib.desk.decision import ENDING, Decision, Outcome
from taswib.desk.notice import Notice
from taswib.desk.notice_record import Change, changes_of
from taswib.public.card_drawing import can_draw
from taswib.public.notice_box import box
from taswib.public.notice_dialects import dialect_links
from taswib.public.notice_places import places
from taswib.public.opening import once_open
from taswib.public.told_copies import told_copies


@dataclass(frozen=True)
class Event:
    """A step on the way; `whole_day` when the time of day is not known or not anybody's business. `why`: the desk's words."""

    at: datetime
    text: str
    whole_day: bool = True
    why: str = ""


@once_open
def notice(request: HttpRequest, number: int) -> HttpResponse:
    """The page; servers of the fediverse that ask for what stands behind it are sent to that."""
    if request.newsroom.address and prefers_activity(request):  # type: ignore[attr-defined]
        answer = redirect("notice-activity", number)
        answer.headers["Vary"] = "Accept"
        return answer
    published = Notice.objects.of(request.newsroom).public()  # type: ignore[attr-defined]
    whole = published.select_related("newsroom", "article__current", "revision", "case__decision")
    one = get_object_or_404(whole, number=number)
    entries = list(one.records.values_list("entry__index", flat=True))
    changes = changes_of([one])
    page = render(
        request,
        "public/notice.html",
        {
            "notice": one,
            "proved": entries[-1] if entries else None,
            "first": entries[0] if entries else None,
            "box": box(one),
            "notice_kind": box(one).kind_label,
            "changes": pieces(one.was, one.now) if one.was and one.now else None,
            "events": sorted(events(one, changes), key=lambda event: event.at),
            "changed": changes[-1] if changes and not one.is_withdrawn else None,
            "how": how_decided(one),
            "permalink": request.build_absolute_uri(reverse("notice", args=[one.number])),
            "places": places(one),
            "current_number": one.article.current.number if one.article.current else 0,
            "card": request.build_absolute_uri(reverse("notice-card", args=[one.number])) if can_draw() else "",
            "copies": None if one.is_withdrawn else told_copies(one),
        },
    )
    links = dialect_links(number)
    if entries:
        links.insert(0, f'<{reverse("ledger-proof", args=[entries[-1]])}>; rel="describedby"')
    if one.newsroom.address:
        links.append(
            f'<{reverse("notice-activity", args=[number])}>; rel="alternate"; type="application/activity+json"'
        )
    page.headers["Link"] = ", ".join(links)
    patch_vary_headers(page, ["Accept"])
    return page


def events(notice: Notice, changes: Iterable[Change] = ()) -> Iterator[Event]:
    """What the public may know of the way. Not when a reader wrote: a day can name who did (safety.md)."""
    article, decision = notice.article, _decision(notice)
    if article.published_at:
        yield Event(article.published_at, _("Article published"), article.published_precision == Precision.DAY)
    if decision:
        yield Event(decision.decided_at, _("The desk decided"))
    if notice.published_at:
        yield Event(notice.published_at, _("Notice published"), whole_day=False)
    yield from (Event(one.at, _("Notice changed"), whole_day=False, why=one.why) for one in changes)
    if notice.is_withdrawn and notice.updated_at:
        yield Event(notice.updated_at, _("Notice withdrawn"), whole_day=False)


def how_decided(notice: Notice) -> str:
    """Why the desk acted, in a sentence; never on whose report."""
    decision = _decision(notice)
    if decision is None or notice.case is None:
        return _("The desk corrected this of its own accord.")
    count = notice.case.reports.count()
    if decision.outcome in ENDING:
        return _("The desk examined a complaint and publishes its decision.")
    if decision.outcome == Outcome.PARTLY:
        return ngettext(
            "A reader's report was partly upheld.", "%(count)s readers' reports were partly upheld.", count
        ) % {"count": count}
    return ngettext("A reader's report was upheld.", "%(count)s readers' reports were upheld.", count) % {
        "count": count
    }


def _decision(notice: Notice) -> Decision | None:
    return getattr(notice.case, "decision", None)
