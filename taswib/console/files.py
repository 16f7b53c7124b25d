"""Files that readers sent: to be saved, never shown. What is opened on an editor's own machine is theirs to judge."""

from typing import cast
from urllib.parse import quote

from django.http import Http404, HttpResponse, StreamingHttpResponse

from taswib.console.desk_request import DeskRequest
from taswib.console.door import for_staff
from taswib.console.loading import case_for, report_in
from taswib.desk.attachment import OpenedFile
from taswib.desk.permissions import Act
from taswib.desk.report import Report

_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


@for_staff
def file(request: DeskRequest, case_id: int, report_id: int, file_id: int) -> HttpResponse:
    """The file's content, opened while it is sent; 404 for a key that does not open it."""
    case = case_for(request, case_id, Act.SEE_REPORT)
    report = report_in(case, report_id)
    for _report, opened in request.keyring.opened_among(Report.objects.filter(pk=report.pk)):
        for one in opened.files:
            if one.attachment.pk == file_id:
                return cast(HttpResponse, _sent(one))
    raise Http404


def _sent(one: OpenedFile) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(one.pieces(), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(one.name, safe='')}"
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["Content-Length"] = str(one.attachment.size)
    return answer
