"""The notice editor: words on one side, what the public will see on the other."""

from dataclasses import asdict, replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_staff, posted_to_case, see_other
from taswib.console.forms import NoticeForm, renew
from taswib.console.loading import case_at, case_for
from taswib.console.notice_preview import Preview, preview_of
from taswib.console.offers import Offers
from taswib.console.reading import reading
from taswib.console.reply_words import reply_of
from taswib.desk.case import Case
from taswib.desk.notice import Notice, blank_notice, draft_notice
from taswib.desk.permissions import Act
from taswib.desk.refusals import NotPermitted, Recused, Refused
from taswib.desk.reply import may_carry

_FIELDS = ("kind", "severity", "was", "now", "words", "apology", "carries_reply", "language", "edition")


@for_staff
def notice(request: DeskRequest, case_id: int) -> HttpResponse:
    case = case_for(request, case_id, Act.DRAFT)
    draft = case.notices.drafts().first()
    if request.method == "POST":
        return _written(request, case, draft)
    if not Offers(case, request.user).draft:
        return redirect("console:case", case_id=case.pk)
    return _editor(request, case, draft)


@posted_to_case
def preview(request: DeskRequest, case_id: int) -> HttpResponse:
    """The fragment that the editor's script asks for while somebody types."""
    case, form = case_for(request, case_id, Act.DRAFT), NoticeForm(request.POST)
    shown = _preview(request, case, form) if form.is_valid() else None
    return render(request, "console/parts/preview.html", {"preview": shown, "form": form})


def _written(request: DeskRequest, case: Case, draft: Notice | None) -> HttpResponse:
    form = NoticeForm(request.POST)
    if not form.is_valid():
        return _editor(request, case, draft, form, status=422)
    if "preview" in request.POST:
        return _editor(request, case, draft, form)
    return _keep(request, case, form)


def _keep(request: DeskRequest, case: Case, form: NoticeForm) -> HttpResponse:
    edition = form.cleaned_data["edition"]
    try:
        draft_notice(case, form.wording, by=request.user, now=timezone.now(), edition=edition)
    except (NotPermitted, Recused):
        raise
    except Refused as refused:
        return _stale(request, case, form, refused)
    if "publish" in request.POST:
        return see_other("publication", case_id=case.pk)
    messages.success(request, _("The draft is kept. Nothing is public yet."))
    return see_other("notice", case_id=case.pk)


def _stale(request: DeskRequest, case: Case, form: NoticeForm, refused: Refused) -> HttpResponse:
    """Their words in the form, the other draft beside it; sent again, theirs stand."""
    now = case_at(request, case.pk)
    theirs = now.notices.drafts().first()
    renew(form, edition=theirs.edition if theirs else "")
    return _editor(request, now, theirs, form, refusal=refused, status=409)


def _editor(
    request: DeskRequest,
    case: Case,
    draft: Notice | None,
    form: NoticeForm | None = None,
    *,
    refusal: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    stored = draft or blank_notice(case, request.user)
    form = form or NoticeForm(initial={name: getattr(stored, name) for name in _FIELDS})
    reply = reply_of(request, case)
    shown = (
        _preview(request, case, form) if form.is_bound and form.is_valid() else preview_of(stored, case.newsroom, reply)
    )
    context = {
        "case": case,
        "form": form,
        "draft": draft,
        "preview": shown,
        "reply": reply,
        "may_carry": may_carry(case),
        "reading": reading(stored.revision, stored.span),
        "refusal": refusal,
        "theirs": replace(preview_of(draft, case.newsroom).box, key="theirs") if refusal and draft else None,
    }
    return render(request, "console/notice.html", context, status=status)


def _preview(request: DeskRequest, case: Case, form: NoticeForm) -> Preview:
    unsaved = blank_notice(case, request.user)
    for name, value in asdict(form.wording).items():
        setattr(unsaved, name, value)
    return preview_of(unsaved, case.newsroom, reply_of(request, case))
