"""The badge by which another site shows a notice of ours: an image that needs no script and tells nobody who looked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.translation import override
from django.views.decorators.http import require_safe

from taswib.desk.notice import Notice
from taswib.desk.site_message import BADGE, badge_words

_HOUR = "public, max-age=3600"


@require_safe
def badge(request: HttpRequest, number: int) -> HttpResponse:
    """`?lang=en` for English; a withdrawn notice says that it was."""
    notice = get_object_or_404(Notice.objects.of(request.newsroom).public(), number=number)  # type: ignore[attr-defined]
    language = "en" if request.GET.get("lang") == "en" else "ar"
    width, height = BADGE
    context = {
        "notice": notice,
        "words": badge_words(notice, language),
        "width": width,
        "height": height,
        "language": language,
    }
    with override(language):
        image = render_to_string("public/badge.svg", context)
    return HttpResponse(image, content_type="image/svg+xml", headers={"Cache-Control": _HOUR})
