"""An article's badge for whoever republishes it: how the original stands today, as an image that needs no script."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_safe

from taswib.archive.article import Article
from taswib.desk.notice import Notice, NoticeKind
from taswib.desk.site_message import BADGE
from taswib.public.embed_answer import for_every_site
from taswib.public.published import published

_KEPT = "public, max-age=600, stale-while-revalidate=3600"
_NAME = 24
"""Characters of the newsroom's name for which there is room."""


@require_safe
def article_badge(request: HttpRequest, slug: str) -> HttpResponse:
    """`?lang=en` for English."""
    article = published(request, slug)
    language = "en" if request.GET.get("lang") == "en" else "ar"
    notices = list(article.notices.standing())
    width, height = BADGE
    with override(language):
        context = {
            "words": badge_words(article, notices),
            "told": bool(notices),
            "width": width,
            "height": height,
            "language": language,
        }
        image = render_to_string("public/badge.svg", context)
    return for_every_site(request, image.encode(), "image/svg+xml", kept=_KEPT)


def badge_words(article: Article, notices: list[Notice]) -> str:
    """How the article stands, in the language that is on."""
    name = article.newsroom.name
    newsroom = name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
    if any(one.kind == NoticeKind.RETRACTION for one in notices):
        return _("%(newsroom)s: this article was retracted") % {"newsroom": newsroom}
    if not notices:
        return _("%(newsroom)s: no corrections") % {"newsroom": newsroom}
    counted = ngettext("%(newsroom)s: %(count)s notice", "%(newsroom)s: %(count)s notices", len(notices))
    return counted % {"newsroom": newsroom, "count": len(notices)}
