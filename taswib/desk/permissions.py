"""Who may do what: one table, asked by every verb and every page."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.db.models import Exists, Q

from taswib.archive.article import Article
from taswib.desk.recusal import Ground, grounds_of
from taswib.desk.refusals import NotPermitted, Recused
from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person

if TYPE_CHECKING:
    from taswib.desk.case import Case


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
    RECUSE = "say who has a conflict of interest"
    AGREE = "agree as the second person"


_HANDLING = frozenset(Act) - {Act.EXPLAIN, Act.SEE_AUTHORS_VIEW}

TABLE: dict[Role, frozenset[Act]] = {
    Role.EDITOR: _HANDLING,
    Role.STANDARDS: _HANDLING,
    Role.REVIEWER: frozenset({Act.SEE_CASE, Act.SEE_REPORT, Act.DECIDE, Act.AGREE}),
    # An administrator runs the installation; readers' words are none of their business.
    Role.ADMINISTRATOR: frozenset(),
    Role.AUTHOR: frozenset({Act.SEE_AUTHORS_VIEW, Act.EXPLAIN}),
}


# What a reviewer from outside may do besides where nobody of the house is free of conflict: all but reach the reader
# outside the thread, for which they hold no key either.
STEPPING_IN = _HANDLING - {Act.SEE_CONTACT}


# What concerns no case: where articles come from, for whoever edits them and whoever runs the server.
SOURCE_KEEPERS = frozenset({Role.EDITOR, Role.STANDARDS, Role.ADMINISTRATOR})


# The rules by which the desk is measured: deadlines, holidays, codes. Whoever is measured by them does not set them alone.
RULE_KEEPERS = frozenset({Role.STANDARDS, Role.ADMINISTRATOR})

# Who invites, gives roles and ends sessions. Nobody gives themselves a part in the cases unseen: each change leaves a row.
PEOPLE_KEEPERS = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True)
class Standing:
    """What somebody may do in a newsroom, apart from any one article: `parts` is what their roles allow on one or another.

    `explains` is whether it can be theirs to explain: whoever has a role and wrote or edited an article explains it.
    """

    parts: frozenset[Act] = frozenset()
    keeps_sources: bool = False
    keeps_rules: bool = False
    keeps_people: bool = False
    explains: bool = False


def standing_of(person: Person, newsroom: Newsroom) -> Standing:
    """Asked in one query."""
    if not person.is_active:
        return Standing()
    held = Membership.objects.filter(person_id=person.pk, newsroom_id=newsroom.pk)
    rows = list(held.annotate(has=_has_articles(person, newsroom)).values_list("role", "has"))
    roles = [Role(role) for role, _has in rows]
    parts = frozenset[Act]().union(*(TABLE[role] for role in roles))
    sources, rules, people = (
        not keepers.isdisjoint(roles) for keepers in (SOURCE_KEEPERS, RULE_KEEPERS, PEOPLE_KEEPERS)
    )
    return Standing(parts, sources, rules, people, Act.EXPLAIN in parts or any(has for _role, has in rows))


def _has_articles(person: Person, newsroom: Newsroom) -> Q:
    """The condition that they wrote or edited one here."""
    mine = {"person": person.pk, "article__newsroom": newsroom.pk}
    wrote, edited = (Article.authors.through.objects, Article.editors.through.objects)
    return Exists(wrote.filter(**mine)) | Exists(edited.filter(**mine))


def acts_of(person: Person, newsroom: Newsroom, article: Article, case: "Case | None" = None) -> frozenset[Act]:
    """What `person` may do with `case` on `article`; without a case, with whatever concerns the article.

    Whoever has a conflict of interest gets what an author sees at most, whatever their roles.
    """
    held = _roles(person, newsroom)
    if not held or not person.is_active:
        return frozenset()
    grounds = grounds_of(person, article, case)
    if grounds:
        return _of_recused(held, grounds)
    acts = frozenset[Act]().union(*(TABLE[role] for role in held if role != Role.AUTHOR))
    steps_in = case is not None and Role.REVIEWER in held and case.referred_to == Role.REVIEWER
    return acts | STEPPING_IN if steps_in else acts


def _of_recused(held: list[Role], grounds: frozenset[Ground]) -> frozenset[Act]:
    """Who wrote or edited the text explains it; somebody of the desk sees besides that the case is there."""
    if grounds & {Ground.WROTE, Ground.EDITED}:
        return TABLE[Role.AUTHOR]
    seen = any(Act.SEE_CASE in TABLE[role] for role in held)
    return frozenset({Act.SEE_AUTHORS_VIEW}) if seen else frozenset()


def parts_of(person: Person, newsroom: Newsroom) -> frozenset[Act]:
    """What their roles allow on one article or another; nothing for whoever has no part in the desk's work."""
    return frozenset[Act]().union(*(TABLE[role] for role in _roles(person, newsroom)))


def on_desk(person: Person, newsroom: Newsroom) -> bool:
    """Whether this person handles cases at all."""
    return any(Act.SEE_CASE in TABLE[role] for role in _roles(person, newsroom))


def require(person: Person, act: Act, newsroom: Newsroom, article: Article, case: "Case | None" = None) -> None:
    """Raises Recused for whoever has a conflict of interest, NotPermitted for everybody else who may not."""
    if act in acts_of(person, newsroom, article, case):
        return
    raise Recused if grounds_of(person, article, case) else NotPermitted


def _roles(person: Person, newsroom: Newsroom) -> list[Role]:
    rows = Membership.objects.filter(person_id=person.pk, newsroom_id=newsroom.pk).values_list("role", flat=True)
    return [Role(row) for row in rows]
