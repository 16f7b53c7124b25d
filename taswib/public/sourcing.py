"""The picture of an article's sourcing: who speaks in it, how much, named or not, through whom, and what they say."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from taswib.archive.sourcing import sourcing
from taswib.public.published import published, text_of


@require_safe
def sourcing_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Of the current text."""
    article = published(request, slug)
    revision = text_of(article)
    context = {"article": article, "revision": revision, "sourcing": sourcing(revision)}
    return render(request, "public/sourcing.html", context)
