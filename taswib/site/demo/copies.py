"""The demo's copies of an error: each step is one call of the desk's verb, each reading the rule over an invented page."""

from datetime import datetime

from taswib.archive.incoming import Incoming
from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.intake.given import Given
from taswib.archive.intake.page_reading import PageReading
from taswib.archive.taking_in import take_in
from taswib.desk.arrivals import arrived
from taswib.desk.confirming import add_by_hand, confirm
from taswib.desk.finding_copies import place_by_hand, trace_untraced
from taswib.desk.notice import Notice
from taswib.desk.reading_copies import read_copy
from taswib.desk.repair import Repair
from taswib.desk.transition import Step
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.site.demo.script import Row, table

_ANSWERS = {"heard": Step.HEARD, "says_fixed": Step.SAYS_FIXED, "refused": Step.REFUSED}


def play_copies(notices: dict[str, Notice], people: dict[str, Person], now: datetime) -> None:
    """Trace what was published, let other sites have carried one error, and do with each what its steps say, until `now`.

    Their sites don't exist, so afterwards nothing reads them again.
    """
    trace_untraced(now)
    for row in table("copies")["copy"]:
        _play(row, notices[row["story"]], people["hala"], now)
    for row in table("copies")["arrival"]:
        _arrive(next(iter(notices.values())).newsroom, row, now)
    for own in Notice.objects.get(pk=notices["water-loss"].pk).copies.filter(is_own=True, article__isnull=False):
        confirm(own, by=people["hala"], now=now)
    Repair.objects.update(read_next_at=None)


def _play(row: Row, notice: Notice, editor: Person, now: datetime) -> None:
    repair: Repair | None = None
    for step in row["step"]:
        at = min(step["at"], now)
        if step["do"] == "confirm":
            place = place_by_hand(notice, row["address"], row["outlet"])
            place.headline, place.published_at = row["headline"].format(a="62%", b="62%"), row["published"]
            repair = add_by_hand(notice, place, by=editor, now=at)
        elif repair is not None:
            _step(Repair.objects.with_copies().get(pk=repair.pk), row, step, editor, at)


def _step(repair: Repair, row: Row, step: Row, editor: Person, at: datetime) -> None:
    match step["do"]:
        case "ask":
            repair.ask(step.get("contact", ""), by=editor, now=at)
        case "remind":
            repair.remind(by=editor, now=at)
        case "read":
            read_copy(
                repair, now=at, reader=lambda address, given: _page(row, step, repair.copy.notice, address, given)
            )
        case answer:
            repair.hear(_ANSWERS[answer], step.get("words", ""), now=at)


def _page(row: Row, step: Row, notice: Notice, address: str, given: Given) -> PageReading:
    """The page as it stood then."""
    state = FetchState(step.get("state", "ok"))
    if state is not FetchState.OK:
        return PageReading(state, address)
    figures = {"a": step["a"], "b": step.get("b", "")}
    text = "\n".join(line.format(**figures) for line in (row["headline"], *row["text"]))
    shown = f"{notice.newsroom.home.rstrip('/')}/corrections/{notice.number}" if step.get("notice") else ""
    incoming = Incoming(identity=address, text=text, seen_from=address, language="ar")
    return PageReading(state, address, incoming, html=f"{text}\n{shown}")


def _arrive(newsroom: Newsroom, row: Row, now: datetime) -> None:
    """An article of another outlet comes in, and repeats what was corrected."""
    incoming = Incoming(
        identity=row["address"],
        address=row["address"],
        text="\n".join((row["headline"], *row["text"])),
        seen_from=row["address"],
        outlet=row["outlet"],
        language="ar",
        published_at=row["published"],
    )
    at = min(row["seen"], now)
    arrived(take_in(newsroom, incoming, now=at), at)
