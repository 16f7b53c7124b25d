"""The form of the article at an address: what a plain link under an article leads to, where no script runs."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from taswib.archive.finding import article_at
from taswib.public.asked import words_of
from taswib.public.untraced import untraced

_HANDED_ON = ("kind", "lang")


@untraced
@require_safe
def report_on(request: HttpRequest) -> HttpResponse:
    """To the article's form; for an address that is not known, to the page that finds articles."""
    address = words_of(request.GET.get("address", ""))
    article = article_at(request.newsroom, address) if request.newsroom else None  # type: ignore[attr-defined]
    kept = {name: request.GET[name] for name in _HANDED_ON if name in request.GET}
    if article:
        return redirect(f"{reverse('report', args=[article.slug])}?{urlencode(kept)}")
    return redirect(f"{reverse('home')}?{urlencode(kept | {'q': address})}")
