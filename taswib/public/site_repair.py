"""The page of a site that was asked to mend a copy: whoever has its address answers, without an account.

The address holds a secret. So the page is opened by nobody's program (robots.txt), tells no other page of itself, and is
written into no log; opening it changes nothing, for mail programs open links before people do.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from taswib.design.differences import pieces
from taswib.desk.receipt import as_typed
from taswib.desk.refusals import Refused
from taswib.desk.repair import Repair
from taswib.desk.transition import Step
from taswib.public.notice_box import box
from taswib.public.site_answer import SiteAnswerForm
from taswib.public.untraced import untraced

_WHERE = _("Only if it is another than the one above; it has to be on the same site.")


@csrf_exempt
@untraced
@require_http_methods(["GET", "HEAD", "POST"])
def site_repair(request: HttpRequest, secret: str) -> HttpResponse:
    """Exempt from the CSRF check, which needs a cookie: whoever can post here knows the secret, and there is no session."""
    repair = Repair.objects.opened_by(as_typed(secret))
    newsroom = request.newsroom  # type: ignore[attr-defined]
    if repair is None or not newsroom or repair.newsroom_id != newsroom.pk:
        raise Http404
    if repair.copy.notice.is_withdrawn or repair.asked_at is None:
        raise Http404
    if request.method != "POST":
        return _page(request, repair, SiteAnswerForm(_WHERE))
    form = SiteAnswerForm(_WHERE, request.POST)
    if not form.is_valid():
        return _page(request, repair, form, status=422)
    try:
        given = form.cleaned_data
        repair.hear(Step(given["answer"]), given["words"], given["address"], now=timezone.now())
    except Refused as refused:
        return _page(request, repair, form, refusal=refused, status=409)
    return HttpResponseRedirect(f"{reverse('site-repair', args=[secret])}#answer", status=303)


def _page(
    request: HttpRequest,
    repair: Repair,
    form: SiteAnswerForm,
    *,
    refusal: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    copy, notice = repair.copy, repair.copy.notice
    passages = [_passage(one.exact, one.stands) for one in copy.passages]
    context = {
        "repair": repair,
        "copy": copy,
        "notice": notice,
        "box": box(notice),
        "passages": passages,
        "form": form,
        "refusal": refusal,
        "latest": repair.latest,
    }
    return render(request, "public/site_repair.html", context, status=status)


def _passage(stood: str, stands: str) -> dict[str, object]:
    was, now = pieces(stood, stands) if stood and stands else ([], [])
    return {"stood": stood, "stands": stands, "changes_was": was, "changes_now": now}
