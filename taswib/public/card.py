"""The picture of a notice, for whoever passes its address on."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from taswib.design.dates import written_day
from taswib.design.differences import pieces
from taswib.desk.notice import Notice
from taswib.public.card_drawing import Card, can_draw, draw
from taswib.public.conditional import HOUR, conditional
from taswib.public.notice_box import box
from taswib.public.notice_dialects import public_notice


@require_safe
def card(request: HttpRequest, number: int) -> HttpResponse:
    """Speaks the notice's language, whoever asks. 404 on a machine that can't join Arabic letters."""
    if not can_draw():
        raise Http404
    notice = public_notice(request, number)
    shown = card_of(notice)
    return conditional(request, shown, notice.updated_at, lambda: draw(shown), "image/png", HOUR)


def card_of(notice: Notice) -> Card:
    """What is drawn of a public notice."""
    newsroom = notice.newsroom
    with override(notice.language):
        shown = box(notice)
        was, now = shown.changes_was, shown.changes_now
        if not (was and now):
            was, now = pieces(shown.was, "")[0], pieces("", shown.now)[1]
            was, now = [(False, text) for _changed, text in was], [(False, text) for _changed, text in now]
        day = written_day(shown.published_on, notice.language, newsroom.months)
        return Card(
            kind=shown.kind_label,
            newsroom=newsroom.name,
            headline=notice.article.headline,
            was_label=_("It said"),
            was=was,
            now_label=_("It now says"),
            now=now,
            words=shown.text,
            foot=_("Notice %(number)s · %(day)s") % {"number": notice.number, "day": day},
            way="rtl" if notice.language == "ar" else "ltr",
        )
