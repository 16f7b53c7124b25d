"""Before publication: paste a draft, read what of it was corrected or retracted before."""

from dataclasses import dataclass
from itertools import pairwise

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_staff
from taswib.design.differences import Pieces, pieces
from taswib.design.fields import WordsField
from taswib.desk.draft_check import LONGEST, Remark, Why, check_draft

SAYS = {
    Why.REPEATED: _("says again what was corrected"),
    Why.REWORDED: _("may say it again in other words"),
    Why.FIGURE: _("a figure that was corrected"),
}
WHOLE = _("repeats an article that was retracted")


class DraftForm(forms.Form):
    draft = WordsField(
        label=_("The draft"),
        help_text=_("Headline first, then a paragraph a line. It is compared and forgotten: nothing of it is kept."),
        limit=LONGEST,
        lines=14,
    )


@dataclass(frozen=True)
class Point:
    """A remark on the page; `changes` are the notice's two wordings, cut where they part."""

    number: int
    remark: Remark
    says: str | Promise
    changes: tuple[Pieces, Pieces]


@dataclass(frozen=True)
class Stretch:
    """Words of the draft, and the numbers of the points about them."""

    words: str
    points: tuple[int, ...]


@for_staff
def draft_check(request: DeskRequest) -> HttpResponse:
    form = DraftForm(request.POST) if request.method == "POST" else DraftForm()
    if not form.is_bound:
        return render(request, "console/draft_check.html", {"form": form})
    if not form.is_valid():
        return render(request, "console/draft_check.html", {"form": form}, status=422)
    draft = form.cleaned_data["draft"]
    remarks = check_draft(request.newsroom, draft)
    context = {
        "form": form,
        "checked": True,
        "points": [_point(number, remark) for number, remark in enumerate(remarks, 1)],
        "lines": lines_of(draft, remarks),
    }
    return render(request, "console/draft_check.html", context)


def _point(number: int, remark: Remark) -> Point:
    was, now = remark.notice.was, remark.notice.now
    changes = pieces(was, now) if was and now else ([], [])
    return Point(number, remark, SAYS[remark.why] if was.strip() else WHOLE, changes)


def lines_of(draft: str, remarks: list[Remark]) -> list[list[Stretch]]:
    """The draft line by line, cut wherever a remark begins or ends; lines without words are left out."""
    lines, place = [], 0
    for line in draft.split("\n"):
        if line.strip():
            lines.append(_stretches(draft, place, place + len(line), remarks))
        place += len(line) + 1
    return lines


def _stretches(draft: str, start: int, end: int, remarks: list[Remark]) -> list[Stretch]:
    edges = {edge for one in remarks for edge in (one.start, one.end) if start < edge < end}
    cuts = [start, *sorted(edges), end]
    return [Stretch(draft[a:b], _points(remarks, a, b)) for a, b in pairwise(cuts)]


def _points(remarks: list[Remark], start: int, end: int) -> tuple[int, ...]:
    return tuple(number for number, one in enumerate(remarks, 1) if one.start < end and start < one.end)
