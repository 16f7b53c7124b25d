"""The demo's texts and its plot, read from the data files beside this module."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Event:
    """One thing that happens in a story, at its moment. `step` is None for the report itself."""

    at: datetime
    story: Row
    step: Row | None


@cache
def table(name: str) -> Row:
    """The parsed `<name>.toml`."""
    return tomllib.loads(text(f"{name}.toml"))


def text(path: str) -> str:
    """A file of the demo, without the newline at its end."""
    return files("taswib.site.demo").joinpath(path).read_text("utf-8").rstrip("\n")


def plot(now: datetime) -> list[Event]:
    """Every event of every story in the order in which it happened, none after `now`."""
    events: list[Event] = []
    for story in table("stories")["story"]:
        began = _began(story, now)
        events.append(Event(began, story, None))
        events.extend(Event(_moment(step, began, now), story, step) for step in story.get("step", []))
    return sorted(events, key=lambda event: event.at)


def _began(story: Row, now: datetime) -> datetime:
    return story["at"] if "at" in story else now - timedelta(hours=story["hours_ago"])


def _moment(step: Row, began: datetime, now: datetime) -> datetime:
    moment = step["at"] if "at" in step else began + timedelta(hours=step["hours_after"])
    return min(moment, now)
