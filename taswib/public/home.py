"""The newsroom's accountability page: how to report, what was published of late, and the desk's figures."""

from datetime import date
from operator import attrgetter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from taswib.archive.finding import find_articles, latest_articles
from taswib.design.charts import columns, shares
from taswib.design.dates import written_month
from taswib.desk.figures import Figures, figures_of
from taswib.desk.notice import Notice
from taswib.people.newsroom import Newsroom
from taswib.public.asked import asked
from taswib.public.opening import INGEST, once_open

FOUND, NOTICES, ARTICLES = 20, 4, 8


@once_open
def home(request: HttpRequest) -> HttpResponse:
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    search = asked(request.GET)
    figures = figures_of(newsroom, timezone.now())
    months = columns(_written_months(newsroom, figures))
    return render(
        request,
        "public/home.html",
        {
            "search": search,
            "ingest": INGEST,
            "found": find_articles(newsroom, search.words)[:FOUND],
            "notices": Notice.objects.of(newsroom).public().with_articles()[:NOTICES],
            "articles": latest_articles(newsroom)[:ARTICLES],
            "figures": figures,
            "outcomes": shares(figures.outcomes),
            "months": months,
            "peak": max(months, key=attrgetter("count")),
        },
    )


def _written_months(newsroom: Newsroom, figures: Figures) -> dict[str, int]:
    language = (get_language() or "ar")[:2]
    return {
        written_month(date(year, month, 1), language, newsroom.months): count
        for (year, month), count in figures.by_month.items()
    }
