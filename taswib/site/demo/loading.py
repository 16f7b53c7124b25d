"""Playing the demo: the newsroom, its articles, and every story through the verbs that the pages call too."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.taking_in import take_in
from taswib.console.unlocking import open_key
from taswib.desk.arrivals import arrived
from taswib.desk.desk_key import Purpose
from taswib.desk.key_giving import entitled, give, waiting
from taswib.desk.profile_library import library
from taswib.people.membership import Membership
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.site.demo.copies import play_copies
from taswib.site.demo.partners import play_partners
from taswib.site.demo.script import Row, plot, table, text
from taswib.site.demo.stage import PASSWORD, Stage


@dataclass
class Loaded:
    """What the demo put into the installation. `receipts` opens threads: (receipt, language, state) by story id."""

    newsroom: Newsroom
    people: dict[str, Person]
    articles: dict[str, Article]
    receipts: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def load(now: datetime) -> Loaded:
    """Play the whole demo as if it had happened until `now`; all of it or nothing."""
    newsroom = _newsroom()
    people = {row["username"]: _person(newsroom, row) for row in table("newsroom")["people"]}
    _give_keys(newsroom, people, now)
    articles = {row["slug"]: _article(newsroom, people, row, row["file"], row["published"]) for row in _articles()}
    stage = Stage(articles, people)
    later = sorted(
        ((min(one["seen"], now), row, one) for row in _articles() for one in row.get("revision", [])), key=_at
    )
    for event in plot(now):
        while later and later[0][0] <= event.at:
            _again(newsroom, stage, *later.pop(0))
        stage.play(event)
    for one in later:
        _again(newsroom, stage, *one)
    play_copies(stage.notices(), people, now)
    play_partners(newsroom, stage.notices(), people["salma"], now)
    return Loaded(newsroom, people, articles, stage.receipts)


def _newsroom() -> Newsroom:
    row = table("newsroom")
    names = ("slug", "name_ar", "name_en", "tagline_ar", "tagline_en", "home", "time_zone", "months")
    newsroom = Newsroom.objects.create(
        **{name: row[name] for name in names}, promise_days=row["policy"]["answer_working_days"]
    )
    library()[row["policy"]["deadlines"]].taken_by(newsroom).save()
    return newsroom


def _person(newsroom: Newsroom, row: Row) -> Person:
    names = {name: row[name] for name in ("name_ar", "name_en", "email")}
    person = Person.objects.join(row["username"], PASSWORD, **names)
    Membership.objects.bulk_create(Membership(newsroom=newsroom, person=person, role=role) for role in row["roles"])
    return person


def _give_keys(newsroom: Newsroom, people: dict[str, Person], now: datetime) -> None:
    """The first of the desk takes the keys and lets the others read, as they would on the page."""
    rings = [open_key(person, newsroom, PASSWORD) for person in people.values() if entitled(person, newsroom)]
    first = next(ring for ring in rings if all(ring.again().holds(purpose) for purpose in Purpose)).again()
    for holder in waiting(newsroom):
        give(holder, first, now=now)


def _articles() -> list[Row]:
    rows: list[Row] = table("articles")["article"]
    return rows


def _at(later: tuple[datetime, Row, Row]) -> datetime:
    return later[0]


def _again(newsroom: Newsroom, stage: Stage, at: datetime, row: Row, version: Row) -> None:
    """A later text of an article comes in, at its own moment among the stories."""
    stage.articles[row["slug"]] = _article(newsroom, stage.people, row, version["file"], at)


def _article(newsroom: Newsroom, people: dict[str, Person], row: Row, file: str, at: datetime) -> Article:
    authors = tuple(people[name] for name in row["authors"])
    taken = take_in(newsroom, _incoming(row, authors, file), now=at)
    arrived(taken, at)
    return taken.article


def _incoming(row: Row, authors: tuple[Person, ...], file: str) -> Incoming:
    english = row["language"] == "en"
    names = [person.name_en if english else person.name_ar for person in authors]
    return Incoming(
        identity=row["address"],
        address=row["address"],
        text=text(file),
        seen_from=row["address"],
        outlet=row["outlet"],
        section=row.get("section", ""),
        byline=row.get("byline") or (", " if english else "، ").join(names),
        language=row["language"],
        published_at=row["published"],
        authors=authors,
    )
