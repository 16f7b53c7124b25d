"""All pictures of a period, in the order in which they hang."""

from datetime import datetime

from taswib.desk.pictures.answers import answers, promise, waiting
from taswib.desk.pictures.clauses import clauses
from taswib.desk.pictures.corrections import again, again_by, copies, corrections, sections
from taswib.desk.pictures.counting import Asked, promises, published, received
from taswib.desk.pictures.outcomes import outcomes
from taswib.desk.pictures.period import Period, finished
from taswib.desk.pictures.picture import Picture
from taswib.people.newsroom import Newsroom


def pictures_of(newsroom: Newsroom, period: Period, now: datetime, *, public: bool) -> list[Picture]:
    """In the page's language. In public: of finished months alone, reports in fives, and nobody's name ranked."""
    period = finished(period, newsroom.day_of(now)) if public else period
    asked = Asked(newsroom, period, now, public)
    reports, notices, kept = received(asked), published(asked), promises(asked)
    hung = [
        answers(asked, reports, kept),
        promise(asked, kept),
        waiting(asked),
        corrections(asked, notices),
        outcomes(asked),
        clauses(asked),
        sections(asked, notices, reports),
        again(notices),
        again_by(notices, byline=False),
        copies(asked),
    ]
    return hung if public else [*hung, again_by(notices, byline=True)]
