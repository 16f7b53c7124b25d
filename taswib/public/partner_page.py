"""The page of a partner that got a message: whoever has its address answers, without an account.

As on the page of a site that was asked (site_repair.py): the address holds a secret, and opening it changes nothing.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from taswib.desk.partners.hearing import hear
from taswib.desk.partners.message import PartnerMessage
from taswib.desk.partners.repairs import repairs_of
from taswib.desk.receipt import as_typed
from taswib.desk.refusals import Refused
from taswib.desk.repair_state import UNMENDED
from taswib.desk.transition import Step
from taswib.public.notice_box import box
from taswib.public.site_answer import ANSWERS, SiteAnswerForm
from taswib.public.untraced import untraced

_WHERE = _("On one of your sites. Without it we read the pages that are listed above.")
_ID = "answer-%s"


@csrf_exempt
@untraced
@require_http_methods(["GET", "HEAD", "POST"])
def partner_page(request: HttpRequest, secret: str) -> HttpResponse:
    """Exempt from the CSRF check, which needs a cookie: whoever can post here knows the secret, and there is no session."""
    message = PartnerMessage.objects.opened_by(as_typed(secret))
    newsroom = request.newsroom  # type: ignore[attr-defined]
    if message is None or message.notice is None or not newsroom or message.partner.newsroom_id != newsroom.pk:
        raise Http404
    if request.method != "POST":
        return _page(request, message, SiteAnswerForm(_WHERE, auto_id=_ID))
    form = SiteAnswerForm(_WHERE, request.POST, _ID)
    if not form.is_valid():
        return _page(request, message, form, status=422)
    given = form.cleaned_data
    try:
        hear(message, Step(given["answer"]), given["words"], given["address"], now=timezone.now())
    except Refused as refused:
        return _page(request, message, form, refusal=refused, status=409)
    return HttpResponseRedirect(f"{reverse('partner-page', args=[secret])}#answer", status=303)


def _page(
    request: HttpRequest,
    message: PartnerMessage,
    form: SiteAnswerForm,
    *,
    refusal: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    repairs = repairs_of(message)
    context = {
        "message": message,
        "notice": message.notice,
        "box": box(message.notice) if message.notice else None,
        "repairs": [(one, one.latest) for one in repairs],
        "waits": any(one.state in UNMENDED for one in repairs),
        "told": next((said.name for step, said in ANSWERS if step == message.answer), ""),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "public/partner_page.html", context, status=status)
