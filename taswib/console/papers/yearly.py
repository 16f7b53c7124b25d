"""The yearly report: what the public may know of the desk's work, from its sentences to each notice."""

from datetime import datetime

from django.utils.translation import gettext as _

from taswib.console.papers.paper import Paper
from taswib.desk.notice import Notice, NoticeQuerySet
from taswib.desk.pictures import Period, finished, pictures_of
from taswib.people.newsroom import Newsroom


def yearly(newsroom: Newsroom, period: Period, now: datetime) -> Paper:
    """Told as the public page tells it, for the report is made to be passed on."""
    period = finished(period, newsroom.day_of(now))
    paper = Paper(newsroom, _("Corrections: a report"), period)
    pictures = pictures_of(newsroom, period, now, public=True)
    paper.head(_("In short"))
    for picture in pictures:
        paper.text(picture.says)
    paper.head(_("In figures"))
    for picture in pictures:
        paper.picture(picture)
    notices = published_in(newsroom, period)
    paper.head(_("Every notice of the period"))
    if notices:
        paper.notices(notice_head(), notices)
    else:
        paper.text(_("No notice was published in this period."))
    paper.head(_("How this is counted"))
    paper.text(how_counted())
    return paper


def published_in(newsroom: Newsroom, period: Period) -> list[Notice]:
    """The period's notices, withdrawn ones among them, in the order of their numbers."""
    first, after = period.bounds(newsroom.zone)
    found: NoticeQuerySet = Notice.objects.of(newsroom).public().filter(published_at__gte=first, published_at__lt=after)
    return list(found.with_articles().order_by("number"))


def notice_head() -> tuple[str, ...]:
    return (_("Number"), _("Published on"), _("Kind"), _("Severity"), _("Article"), _("Address"))


def how_counted() -> str:
    return _(
        "Only months that are over are counted, and what readers sent is told in fives: “5–9” is between five and nine, so "
        "that no figure tells who wrote or when. Medians are told from five answers on. Decisions and notices are public one "
        "by one, and counted exactly. Withdrawn notices are not counted as corrections."
    )
