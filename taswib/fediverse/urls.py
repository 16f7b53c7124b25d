"""The addresses that other servers ask."""

from django.urls import path

from taswib.fediverse import actor, finding, inbox, notices

urlpatterns = [
    path(".well-known/webfinger", finding.webfinger, name="webfinger"),
    path(".well-known/nodeinfo", finding.nodeinfo_links, name="nodeinfo-links"),
    path("nodeinfo/2.1", finding.nodeinfo, name="nodeinfo"),
    path("actor", actor.actor, name="actor"),
    path("actor/inbox", inbox.inbox, name="actor-inbox"),
    path("actor/outbox", notices.outbox, name="actor-outbox"),
    path("actor/followers", actor.followers, name="actor-followers"),
    path("corrections/<int:number>/activity", notices.notice_object, name="notice-activity"),
]
