"""A notice as other sites show it: in both languages, with the neighbours by which its words are found there."""

from django.utils.text import Truncator
from django.utils.translation import override

from taswib.design.dates import written_day
from taswib.desk.notice import Notice
from taswib.public.notice_box import box
from taswib.public.notice_places import stood
from taswib.text.anchoring import describe

_WORDS, _REPLY, _CONTEXT = 600, 2000, 32
"""Code points of each text that are shown elsewhere; the notice's page has all of them."""


def notice_for_sites(notice: Notice) -> dict[str, object]:
    """`notice` with its newsroom and revision."""
    shown = box(notice)
    span = stood(notice)
    place = describe(notice.revision.text, *span, context=_CONTEXT) if span else None
    return {
        "number": shown.number,
        "severity": shown.severity,
        "stands": not notice.is_withdrawn,
        "kind": {language: _label(notice, language) for language in ("ar", "en")},
        "on": {
            language: written_day(shown.published_on, language, notice.newsroom.months) for language in ("ar", "en")
        },
        "language": notice.language,
        "text": "\n\n".join(filter(None, (Truncator(shown.text).chars(_WORDS), shown.reply[:_REPLY]))),
        "was": shown.was[:_WORDS],
        "now": shown.now[:_WORDS],
        "prefix": place.prefix if place else "",
        "suffix": place.suffix if place else "",
    }


def _label(notice: Notice, language: str) -> str:
    with override(language):
        return box(notice).kind_label
