"""Who may do what: one table, asked by every verb and every page."""

from dataclasses import dataclass
from enum import Enum

from taswib.archive.article import Article
from taswib.desk.refusals import NotPermitted, Recused
from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person


class Act(Enum):
    """What can be done with a case, or seen of it."""

    SEE_CASE = "see case"
    SEE_REPORT = "see the reader's words and thread"
    SEE_CONTACT = "see how to reach the reader"
    SEE_AUTHORS_VIEW = "see what the author sees"
    TAKE = "take the case"
    WRITE_TO_READER = "write to the reader"
    BRIEF_AUTHOR = "ask the author"
    EXPLAIN = "explain"
    DECIDE = "decide"
    DRAFT = "draft the notice"
    PUBLISH = "publish the notice"
    CLOSE = "close or join cases"
    REPAIR = "say what is a copy, ask its site, follow its repair"


_HANDLING = frozenset(Act) - {Act.EXPLAIN, Act.SEE_AUTHORS_VIEW}

TABLE: dict[Role, frozenset[Act]] = {
    Role.EDITOR: _HANDLING,
    Role.STANDARDS: _HANDLING,
    Role.REVIEWER: frozenset({Act.SEE_CASE, Act.SEE_REPORT, Act.DECIDE}),
    # An administrator runs the installation; readers' words are none of their business.
    Role.ADMINISTRATOR: frozenset(),
    Role.AUTHOR: frozenset({Act.SEE_AUTHORS_VIEW, Act.EXPLAIN}),
}


# What concerns no case: where articles come from, for whoever edits them and whoever runs the server.
SOURCE_KEEPERS = frozenset({Role.EDITOR, Role.STANDARDS, Role.ADMINISTRATOR})


# The rules by which the desk is measured: deadlines, holidays, codes. Whoever is measured by them does not set them alone.
RULE_KEEPERS = frozenset({Role.STANDARDS, Role.ADMINISTRATOR})


@dataclass(frozen=True)
class Standing:
    """What somebody may do in a newsroom, apart from any one article: `parts` is what their roles allow on one or another."""

    parts: frozenset[Act] = frozenset()
    keeps_sources: bool = False
    keeps_rules: bool = False


def standing_of(person: Person, newsroom: Newsroom) -> Standing:
    """Asked in one query."""
    roles = _roles(person, newsroom) if person.is_active else []
    parts = frozenset[Act]().union(*(TABLE[role] for role in roles))
    return Standing(parts, not SOURCE_KEEPERS.isdisjoint(roles), not RULE_KEEPERS.isdisjoint(roles))


def acts_of(person: Person, newsroom: Newsroom, article: Article) -> frozenset[Act]:
    """What `person` may do with a case on `article`. Who wrote it has the author's part alone, whatever their roles."""
    held = _roles(person, newsroom)
    if not held or not person.is_active:
        return frozenset()
    if wrote(person, article):
        return TABLE[Role.AUTHOR]
    return frozenset[Act]().union(*(TABLE[role] for role in held if role != Role.AUTHOR))


def wrote(person: Person, article: Article) -> bool:
    """Whether the article carries this person's name."""
    return article.authors.filter(pk=person.pk).exists()


def parts_of(person: Person, newsroom: Newsroom) -> frozenset[Act]:
    """What their roles allow on one article or another; nothing for whoever has no part in the desk's work."""
    return frozenset[Act]().union(*(TABLE[role] for role in _roles(person, newsroom)))


def on_desk(person: Person, newsroom: Newsroom) -> bool:
    """Whether this person handles cases at all."""
    return any(Act.SEE_CASE in TABLE[role] for role in _roles(person, newsroom))


def require(person: Person, act: Act, newsroom: Newsroom, article: Article) -> None:
    """Raises Recused for the article's author, NotPermitted for everybody else who may not."""
    if act in acts_of(person, newsroom, article):
        return
    raise Recused if wrote(person, article) else NotPermitted


def _roles(person: Person, newsroom: Newsroom) -> list[Role]:
    rows = Membership.objects.filter(person_id=person.pk, newsroom_id=newsroom.pk).values_list("role", flat=True)
    return [Role(row) for row in rows]
