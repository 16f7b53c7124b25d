"""What other servers send. Here it is only looked at; what follows from it is done by the watcher (taking_in.py)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from taswib.fediverse.activity import LARGEST, Activity, Unreadable, host_of, read_activity
from taswib.fediverse.names import site_of
from taswib.fediverse.received import Received
from taswib.fediverse.signature import BadSignature, Signed, read_signature
from taswib.fediverse.subscriber import Subscriber, key_of
from taswib.people.newsroom import Newsroom

_HOUR = "3600"


@csrf_exempt
@require_POST
def inbox(request: HttpRequest) -> HttpResponse:
    """202 for what will be looked at or is none of our business, 400 and 401 with the reason, 503 where too much waits.

    Exempt from the CSRF check: there is no session here, the sender's signature says who it is.
    """
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    if not newsroom or not newsroom.address:
        raise Http404
    if len(request.body) > LARGEST:
        return _says(413, "too large")
    try:
        told = read_activity(request.body)
        if not _concerns(newsroom, told):
            return _says(202)
        signed = _signed(request, told)
    except Unreadable as wrong:
        return _says(400, str(wrong))
    except BadSignature as wrong:
        return _says(401, str(wrong))
    return _kept(request, told, signed)


def _concerns(newsroom: Newsroom, told: Activity) -> bool:
    """A Follow of our actor, and what whoever follows takes back; likes and answers are heard elsewhere."""
    me = site_of(newsroom).actor
    if told.type == "Follow":
        return told.object == me
    takes_back = told.type == "Undo" and told.undone == "Follow" and told.undone_object in ("", me)
    is_gone = told.type == "Delete" and told.object == told.actor
    return (takes_back or is_gone) and _is_known(newsroom, told.actor)


def _is_known(newsroom: Newsroom, actor: str) -> bool:
    """Whether they follow, or asked to and nobody has looked at it yet."""
    waiting = Received.objects.waiting().filter(newsroom=newsroom, actor_key=key_of(actor))
    return waiting.exists() or Subscriber.objects.known(newsroom, actor).exists()


def _signed(request: HttpRequest, told: Activity) -> Signed:
    headers = {name.lower(): value for name, value in request.headers.items()}
    signed = read_signature("POST", request.get_full_path(), headers, request.body, timezone.now())
    if len(signed.key_id) > 500 or host_of(signed.key_id) != host_of(told.actor):
        raise BadSignature("the key is not its actor's")
    return signed


def _kept(request: HttpRequest, told: Activity, signed: Signed) -> HttpResponse:
    now, host, newsroom = timezone.now(), host_of(told.actor)[:255], request.newsroom  # type: ignore[attr-defined]
    if not Received.objects.has_room_for(host):
        response = _says(503, "too much waits")
        response.headers["Retry-After"] = _HOUR
        return response
    fields = {
        "newsroom": newsroom,
        "actor_key": key_of(told.actor),
        "host": host,
        "body": request.body.decode("utf-8", "replace").replace("\0", ""),
        "key_id": signed.key_id,
        "text": signed.text,
        "signature": signed.signature,
        "received_at": now,
        "next_at": now,
    }
    Received.objects.get_or_create(activity_key=signed.key_in(newsroom.pk), defaults=fields)
    return _says(202)


def _says(status: int, why: str = "") -> HttpResponse:
    return HttpResponse(why, content_type="text/plain", status=status)
