"""Handing a case out to a committee: who it is for, then one file that is made while it is sent."""

from collections.abc import Iterator
from typing import cast

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone, translation

from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_staff
from taswib.console.loading import case_for
from taswib.desk.case import Case
from taswib.desk.case_file import CaseFile, Member, hand_out, zipped
from taswib.desk.decision import Decision
from taswib.desk.permissions import Act
from taswib.desk.published_ruling import ShownRuling, of_decision, shown_ruling
from taswib.desk.refusals import CommitteeMissing, NoKey, Refused
from taswib.desk.transition import Step
from taswib.text.gate import TextRefused, admit

PAGES = {"index.html": "ar", "index-en.html": "en"}
FILES = ("case.json", "reports.jsonl", "manifest.json")


@for_staff
def case_file(request: DeskRequest, case_id: int) -> HttpResponse:
    case = case_for(request, case_id, Act.SEE_REPORT)
    if request.method != "POST":
        return _page(request, case)
    try:
        file = hand_out(
            case,
            _committee(request),
            keyring=request.keyring,
            by=request.user,
            now=timezone.now(),
            with_originals="originals" in request.POST,
        )
    except (CommitteeMissing, NoKey) as refused:
        return _page(request, case, refused, status=409 if isinstance(refused, NoKey) else 422)
    return cast(HttpResponse, _sent(file))


def _sent(file: CaseFile) -> StreamingHttpResponse:
    local = file.now.astimezone(file.case.newsroom.zone)
    made = (local.year, local.month, local.day, local.hour, local.minute, local.second)
    name = f"case-{file.case.pk}-{local:%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(zipped(_members(file), made), content_type="application/zip", headers=headers)


def _members(file: CaseFile) -> Iterator[Member]:
    """What the desk tells, then the same on a page in each language, to be read without us."""
    yield from file.members()
    for name, language in PAGES.items():
        with translation.override(language):
            context = {
                "file": file,
                "case": file.case,
                "newsroom": file.case.newsroom,
                "LANGUAGE_CODE": language,
                "way": "rtl" if language == "ar" else "ltr",
                "history": file.case.transitions.model.objects.told_of(file.case).order_by("pk"),
                "reports": file.gathered.shown,
                "notices": list(file.case.notices.public()),
                "decisions": _decisions(file.case),
                "deadlines": list(file.case.deadlines.of_profiles()),
                "files": FILES,
                "left_out": {what.value: count for what, count in file.gathered.left_out.items()},
            }
            page = render_to_string("console/case_file/index.html", context)
        yield Member(name, [page.encode()])


def _decisions(case: Case) -> list[tuple[Decision, ShownRuling]]:
    """What fell on appeal first, then what holds; each with what was found."""
    fell, holds = case.overturned_decisions.select_related("by").order_by("pk"), getattr(case, "decision", None)
    return [(one, shown_ruling(of_decision(one))) for one in [*fell, *([holds] if holds else [])]]


def _page(request: DeskRequest, case: Case, refusal: Refused | None = None, *, status: int = 200) -> HttpResponse:
    handed = case.transitions.filter(step=Step.EXPORTED).select_related("by").order_by("-pk")
    context = {"case": case, "refusal": refusal, "handed": handed, "unlocked": request.keyring.is_unlocked}
    return render(request, "console/case_file.html", context, status=status)


def _committee(request: DeskRequest) -> str:
    """Through the gate for text; what does not pass it names nobody."""
    try:
        return admit(request.POST.get("committee", ""), limit=300)
    except TextRefused:
        return ""
