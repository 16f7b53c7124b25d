"""The notices: drafts that wait, and what was published."""

from django.http import HttpResponse
from django.shortcuts import render

from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_desk
from taswib.console.paging import page_of
from taswib.desk.notice import Notice
from taswib.desk.permissions import Act
from taswib.desk.spread import with_tallies


@for_desk
def notices(request: DeskRequest) -> HttpResponse:
    ours = Notice.objects.of(request.newsroom).handled_by(request.user)
    public = with_tallies(ours.public().with_articles())
    drafts = ours.drafts().with_articles().select_related("drafted_by")
    context = {
        "drafts": drafts if Act.DRAFT in request.parts else (),
        "may_withdraw": Act.PUBLISH in request.parts,
        "page": page_of(request, public),
    }
    return render(request, "console/notices.html", context)
