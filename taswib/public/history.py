"""An article's life: when it came out, each text that it had, and what the newsroom said of them. Never a report."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from taswib.archive.article import Article
from taswib.archive.revision import Revision
from taswib.desk.notice import Notice
from taswib.desk.notice_record import changes_of
from taswib.desk.silent_edit import Answer, SilentEdit, answered_edits
from taswib.public.published import published


@dataclass(frozen=True)
class Moment:
    """Something that happened, in a sentence; `address` shows more of it. `whole_day`: the time of day is not told."""

    at: datetime
    text: str
    address: str = ""
    more: str = ""
    whole_day: bool = False


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """The timeline, oldest first."""
    article = published(request, slug)
    context = {"article": article, "moments": sorted(moments(article), key=lambda one: one.at)}
    return render(request, "public/history.html", context)


def moments(article: Article) -> Iterator[Moment]:
    """All that the public may know of the article's way."""
    if article.published_at:
        yield Moment(
            article.published_at, _("The article was published"), whole_day=article.published_precision == "day"
        )
    yield from (_of_revision(article, one) for one in article.revisions.defer("text"))
    notices = list(article.notices.public())
    yield from _of_changes(notices)
    for notice in notices:
        address = reverse("notice", args=[notice.number])
        said = _("Notice %(number)s: %(kind)s") % {"number": notice.number, "kind": notice.get_kind_display()}
        if notice.published_at:
            yield Moment(notice.published_at, said, address, _("Read the notice"))
        if notice.is_withdrawn and notice.updated_at:
            yield Moment(
                notice.updated_at,
                _("Notice %(number)s withdrawn") % {"number": notice.number},
                address,
                _("Read the notice"),
            )
    yield from (_of_edit(article, edit) for edit in answered_edits(article) if edit.answer != Answer.NOTICE)


def _of_changes(notices: list[Notice]) -> Iterator[Moment]:
    numbers = {one.pk: one.number for one in notices}
    for change in changes_of(notices):
        number = numbers[change.notice]
        said = _("Notice %(number)s changed") % {"number": number}
        yield Moment(change.at, said, reverse("notice", args=[number]), _("Read the notice"))


def _of_revision(article: Article, revision: Revision) -> Moment:
    said = _("Revision %(number)s seen") % {"number": revision.number}
    if revision.number == 1:
        return Moment(revision.seen_at, said, reverse("article-revision", args=[article.slug, 1]), _("Read it"))
    return Moment(
        revision.seen_at, said, reverse("article-changes", args=[article.slug, revision.number]), _("What changed")
    )


def _of_edit(article: Article, edit: SilentEdit) -> Moment:
    """What the desk said of a change that no notice told of; the reasons stay at the desk."""
    told = {
        Answer.UPDATE: _("The desk looked at what changed in revision %(number)s: it is an update."),
        Answer.DISMISSED: _("The desk looked at what changed in revision %(number)s: no notice is needed."),
    }
    said = told[Answer(edit.answer)] % {"number": edit.after.number}
    address = reverse("article-changes", args=[article.slug, edit.after.number])
    return Moment(edit.answered_at or edit.after.seen_at, said, address, _("What changed"))
