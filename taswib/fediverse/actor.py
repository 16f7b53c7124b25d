"""The actor: who the newsroom is among servers. Who follows it is nobody's business; how many do is told."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import override

from taswib.design.negotiation import prefers_page
from taswib.fediverse.actor_key import ActorKey
from taswib.fediverse.answer import CONTEXT, answer, where_it_is_found
from taswib.fediverse.names import site_of
from taswib.fediverse.subscriber import Subscriber
from taswib.people.newsroom import Newsroom

_LANGUAGES = ("ar", "en")


@where_it_is_found
def actor(request: HttpRequest) -> HttpResponse:
    """The document; people are sent to the page that says how to follow."""
    return redirect("follow") if prefers_page(request) else answer(document(request.newsroom))  # type: ignore[attr-defined]


@where_it_is_found
def followers(request: HttpRequest) -> HttpResponse:
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    count = Subscriber.objects.filter(newsroom=newsroom).count()
    said = {
        "@context": CONTEXT,
        "id": site_of(newsroom).place("followers"),
        "type": "OrderedCollection",
        "totalItems": count,
    }
    return answer(said)


def document(newsroom: Newsroom) -> dict[str, object]:
    """What other servers keep of the actor."""
    site, names, about = site_of(newsroom), {}, {}
    for language in _LANGUAGES:
        with override(language):
            names[language] = _("%(newsroom)s: corrections") % {"newsroom": newsroom.name}
            about[language] = f"<p>{_('What we published wrongly or unclearly, what stands there now, and why.')}</p>"
    return {
        "@context": [CONTEXT, "https://w3id.org/security/v1"],
        "id": site.actor,
        "type": "Organization",
        "preferredUsername": newsroom.slug,
        "name": names["ar"],
        "nameMap": names,
        "summary": about["ar"],
        "summaryMap": about,
        "url": f"{site.base}/corrections",
        "inbox": site.place("inbox"),
        "outbox": site.place("outbox"),
        "followers": site.place("followers"),
        "endpoints": {"sharedInbox": site.place("inbox")},
        "manuallyApprovesFollowers": False,
        "discoverable": True,
        "publicKey": {"id": site.key, "owner": site.actor, "publicKeyPem": ActorKey.objects.of(newsroom).public},
    }
