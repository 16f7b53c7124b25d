"""How other servers find the actor by its handle (RFC 7033), and what this server is (NodeInfo)."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotFound

from taswib import __version__
from taswib.desk.notice import Notice
from taswib.fediverse.answer import answer, where_it_is_found
from taswib.fediverse.names import JSON, site_of
from taswib.people.newsroom import Newsroom

_JRD = "application/jrd+json"
_NODEINFO = "http://nodeinfo.diaspora.software/ns/schema/2.1"


@where_it_is_found
def webfinger(request: HttpRequest) -> HttpResponse:
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    resource = request.GET.get("resource", "")
    if not resource:
        return HttpResponseBadRequest(content_type="text/plain")
    site = site_of(newsroom)
    account = f"acct:{newsroom.slug}@{site.host}"
    if resource.lower() not in (account.lower(), site.actor.lower(), f"{site.base}/".lower()):
        return HttpResponseNotFound(content_type="text/plain")
    links = [
        {"rel": "self", "type": JSON, "href": site.actor},
        {"rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": f"{site.base}/follow"},
    ]
    return answer({"subject": account, "aliases": [site.actor], "links": links}, _JRD)


@where_it_is_found
def nodeinfo_links(request: HttpRequest) -> HttpResponse:
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    return answer({"links": [{"rel": _NODEINFO, "href": f"{newsroom.address}/nodeinfo/2.1"}]}, "application/json")


@where_it_is_found
def nodeinfo(request: HttpRequest) -> HttpResponse:
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    said = {
        "version": "2.1",
        "software": {"name": "taswib", "version": __version__},
        "protocols": ["activitypub"],
        "services": {"inbound": [], "outbound": ["atom1.0"]},
        "openRegistrations": False,
        "usage": {"users": {"total": 1}, "localPosts": Notice.objects.of(newsroom).standing().count()},
        "metadata": {},
    }
    return answer(said, f'application/json; profile="{_NODEINFO}#"')
