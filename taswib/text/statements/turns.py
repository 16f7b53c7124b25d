"""Who has spoken so far, one turn after the other."""

from typing import NamedTuple

from taswib.text.statements.reading import Draft
from taswib.text.statements.speakers import Speaker

_KEPT = 40


class Turn(NamedTuple):
    """Who spoke at a token, and how the verb agreed."""

    at: int
    speaker: Speaker
    feminine: bool
    plural: bool


class Turns:
    """The last turns of an article, up to the present draft."""

    def __init__(self) -> None:
        self.kept: list[Turn] = []
        self.until = 0
        """The token behind everything that was said so far."""

    def add(self, draft: Draft, speaker: Speaker) -> None:
        """Somebody has spoken."""
        feminine, plural = agreement(draft)
        self.until = max(self.until, draft.content[-1][1], draft.start)
        self.kept.append(Turn(draft.start, speaker, feminine, plural))
        del self.kept[:-_KEPT]

    @property
    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self.kept[-1].speaker if self.kept else None

    def people(self) -> list[Speaker]:
        """The people by name who spoke, the last one first."""
        return [turn.speaker for turn in reversed(self.kept) if turn.speaker.kind == "person"]

    def only_person(self) -> Speaker | None:
        """The one person who has spoken so far; none where there are two."""
        people = {id(one): one for one in self.people()}
        return next(iter(people.values())) if len(people) == 1 else None

    def places(self) -> dict[int, int]:
        """Where each spoke last, by identity."""
        return {id(turn.speaker): turn.at for turn in self.kept}

    def fitting(self, draft: Draft) -> Speaker | None:
        """Who spoke last of those with whom a draft's verb agrees."""
        return next((turn.speaker for turn in reversed(self.kept) if _fits(turn, draft)), None)


def agreement(draft: Draft) -> tuple[bool, bool]:
    """Whether a draft's verb is feminine, and whether it is dual or plural."""
    form = draft.cue.form if draft.cue else None
    return (form.feminine, form.number > 1) if form else (False, False)


def _fits(turn: Turn, draft: Draft) -> bool:
    if draft.cue is None or draft.cue.form is None or draft.cue.form.tense == "masdar":
        return True
    feminine, plural = agreement(draft)
    spoke_feminine = turn.speaker.feminine or (turn.feminine and turn.speaker.kind != "person")
    return spoke_feminine == feminine and (not plural or turn.plural or turn.speaker.plural)
