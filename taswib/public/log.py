"""The corrections log: everything that was published about articles, searchable, the newest first."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from taswib.desk.notice import Notice, NoticeKind, NoticeQuerySet, Severity
from taswib.people.newsroom import Newsroom
from taswib.public.asked import Asked, asked
from taswib.public.opening import once_open

A_PAGE = 20


@dataclass(frozen=True)
class Wanted:
    """Which notices somebody wants to see; a filter that the log does not know is none."""

    search: Asked
    kind: str
    severity: str
    year: str

    @property
    def narrows(self) -> bool:
        return any((self.search.typed.strip(), self.kind, self.severity, self.year))

    @property
    def query(self) -> str:
        """The same wish as the query of an address."""
        parts = {"q": self.search.words, "kind": self.kind, "severity": self.severity, "year": self.year}
        return urlencode({name: value for name, value in parts.items() if value})


@once_open
def corrections(request: HttpRequest) -> HttpResponse:
    newsroom: Newsroom = request.newsroom  # type: ignore[attr-defined]
    years = _years(newsroom)
    wish = wanted(request.GET, years)
    page = Paginator(found(newsroom, wish), A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "public/log.html",
        {"wanted": wish, "page": page, "years": years, "kinds": NoticeKind.choices, "severities": Severity.choices},
    )


def wanted(query: QueryDict, years: list[str]) -> Wanted:
    """The wish in an address."""
    return Wanted(
        asked(query),
        _one_of(query.get("kind", ""), NoticeKind.values),
        _one_of(query.get("severity", ""), Severity.values),
        _one_of(query.get("year", ""), years),
    )


def found(newsroom: Newsroom, wish: Wanted) -> NoticeQuerySet:
    """The notices that fulfil the wish."""
    notices = Notice.objects.of(newsroom).public().with_articles()
    if wish.search.is_refused:
        return notices.none()
    if wish.kind:
        notices = notices.filter(kind=wish.kind)
    if wish.severity:
        notices = notices.filter(severity=wish.severity)
    if wish.year:
        notices = notices.in_year(int(wish.year), newsroom.zone)
    return notices.holding(wish.search.words)


def _years(newsroom: Newsroom) -> list[str]:
    """From this log's newest year to its oldest."""
    ends = Notice.objects.of(newsroom).published_between()
    if ends is None:
        return []
    first, last = (moment.astimezone(newsroom.zone).year for moment in ends)
    return [str(year) for year in range(last, first - 1, -1)]


def _one_of(value: str, known: list[str]) -> str:
    return value if value in known else ""
