"""What another site puts into its pages: the widget's line, the plain link beside it, and badges."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from taswib.archive.finding import article_at
from taswib.public.asked import asked
from taswib.public.embed_lines import badge_lines, widget_lines
from taswib.public.opening import once_open


@once_open
def embedding(request: HttpRequest) -> HttpResponse:
    """`?q=` an article's address, for the badge of that article."""
    search = asked(request.GET)
    article = article_at(request.newsroom, search.words)  # type: ignore[attr-defined]
    base = request.build_absolute_uri("/").rstrip("/")
    context = {
        "search": search,
        "article": article,
        "widget": widget_lines(base),
        "badges": badge_lines(base, article) if article else None,
        "picture": reverse("article-badge", args=[article.slug]) if article else "",
    }
    return render(request, "public/embedding.html", context)
