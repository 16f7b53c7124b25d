"""Countersigning the logs of other sites: `add-checkpoint` as C2SP's `tlog-witness` has it; their signature lets them in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from taswib.ledger.witnessed import countersign
from taswib.proof.witnessing import LONGEST, Declined, Why

_SIZE = "text/x.tlog.size"


@csrf_exempt
@require_POST
def add_checkpoint(request: HttpRequest) -> HttpResponse:
    """Exempt from the CSRF check: programs ask, without a session."""
    newsroom = request.newsroom  # type: ignore[attr-defined]
    if newsroom is None:
        raise Http404
    body = request.read(LONGEST + 1)
    if len(body) > LONGEST:
        return _said("too long", 413)
    try:
        return _said(countersign(newsroom, body, timezone.now()), 200)
    except Declined as declined:
        if declined.why is Why.CONFLICT:
            return HttpResponse(f"{declined.size}\n", content_type=_SIZE, status=409)
        return _said(f"{declined}\n", declined.why.value)


def _said(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, content_type="text/plain; charset=utf-8", status=status)
