"""The addresses of the console, under /desk/."""

from django.urls import URLPattern, URLResolver, include, path

from taswib.console import (
    appeal,
    author,
    brief,
    case,
    closure,
    contact,
    deadlines,
    decision,
    draft_check,
    files,
    holder,
    holidays,
    joining,
    judgement,
    keys,
    lanes,
    messages,
    notice,
    notices,
    presence,
    publication,
    queue,
    repair,
    repairs,
    replies,
    sign_in,
    silent_edit,
    sources,
    withdrawal,
)

app_name = "console"

_of_report: list[URLPattern | URLResolver] = [
    path("messages/", messages.messages, name="messages"),
    path("contact/", contact.contact, name="contact"),
    path("appeal/", appeal.appeal, name="appeal"),
    path("files/<int:file_id>/", files.file, name="file"),
    path("split/", joining.split, name="split"),
]

_of_case: list[URLPattern | URLResolver] = [
    path("", case.case, name="case"),
    path("holder/", holder.holder, name="holder"),
    path("lane/", lanes.case_lane, name="case-lane"),
    path("presence/", presence.presence, name="presence"),
    path("brief/", brief.brief, name="brief"),
    path("explanation/", author.explanation, name="explanation"),
    path("decision/", decision.decision, name="decision"),
    path("closure/", closure.closure, name="closure"),
    path("joins/", joining.joins, name="joins"),
    path("gathering/", joining.gathering, name="gathering"),
    path("reports/<int:report_id>/", include(_of_report)),
    path("edit/announcement/", silent_edit.announcement, name="edit-announcement"),
    path("edit/update/", silent_edit.update, name="edit-update"),
    path("edit/dismissal/", silent_edit.dismissal, name="edit-dismissal"),
    path("notice/", notice.notice, name="notice"),
    path("notice/preview/", notice.preview, name="preview"),
    path("notice/publication/", publication.publication, name="publication"),
]

_of_notice: list[URLPattern | URLResolver] = [
    path("withdrawal/", withdrawal.withdrawal, name="withdrawal"),
    path("repairs/", repairs.repairs, name="repairs"),
    path("copies/", judgement.copies, name="copies"),
    path("judgements/", judgement.judgements, name="judgements"),
    path("tracing/", judgement.tracing, name="tracing"),
    path("fixes/", judgement.fixes, name="fixes"),
]

_of_repair: list[URLPattern | URLResolver] = [
    path("", repair.repair, name="repair"),
    path("holder/", repair.holder, name="repair-holder"),
    path("request/", repair.request_to_site, name="repair-request"),
    path("answer/", repair.answer, name="repair-answer"),
    path("reading/", repair.reading, name="repair-reading"),
    path("dismissal/", repair.dismissal, name="repair-dismissal"),
]

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("", queue.queue, name="queue"),
    path("deadlines/", deadlines.deadlines, name="deadlines"),
    path("deadlines/new/", deadlines.new_profile, name="new-profile"),
    path("deadlines/house/", deadlines.house, name="house"),
    path("deadlines/<int:profile_id>/", deadlines.profile, name="profile"),
    path("holidays/", holidays.holidays, name="holidays"),
    path("holidays/proposal/", holidays.proposal, name="holiday-proposal"),
    path("holidays/<int:holiday_id>/", holidays.holiday, name="holiday"),
    path("lanes/<str:kind>/", lanes.lane, name="lane"),
    path("replies/", replies.replies, name="replies"),
    path("replies/new/", replies.new_reply, name="new-reply"),
    path("replies/<int:reply_id>/", replies.reply, name="reply"),
    path("draft/", draft_check.draft_check, name="draft-check"),
    path("my-articles/", author.my_articles, name="my-articles"),
    path("cases/<int:case_id>/", include(_of_case)),
    path("sources/", sources.sources, name="sources"),
    path("sources/<int:source_id>/", sources.source, name="source"),
    path("sources/<int:source_id>/reading/", sources.reading, name="source-reading"),
    path("sources/<int:source_id>/pause/", sources.pause, name="source-pause"),
    path("keys/", keys.keys, name="keys"),
    path("keys/paper/", keys.paper, name="key-paper"),
    path("keys/change/", keys.change, name="key-change"),
    path("keys/<int:holder_id>/access/", keys.access, name="key-access"),
    path("keys/<int:holder_id>/removal/", keys.removal, name="key-removal"),
    path("notices/", notices.notices, name="notices"),
    path("notices/<int:notice_id>/", include(_of_notice)),
    path("repairs/", repairs.due_repairs, name="repairs-due"),
    path("repairs/<int:repair_id>/", include(_of_repair)),
]
