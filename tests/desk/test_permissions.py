"""One table says who may do what; here it stands a second time, so that no change to it goes unseen."""

import pytest

from taswib.archive.article import Article
from taswib.desk.authors_view import authors_view
from taswib.desk.case import Case
from taswib.desk.permissions import Act, acts_of, on_desk, parts_of, require
from taswib.desk.refusals import NotPermitted, Recused
from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast

HANDLING = {
    Act.SEE_CASE,
    Act.SEE_REPORT,
    Act.SEE_CONTACT,
    Act.TAKE,
    Act.WRITE_TO_READER,
    Act.BRIEF_AUTHOR,
    Act.DECIDE,
    Act.DRAFT,
    Act.PUBLISH,
    Act.CLOSE,
    Act.REPAIR,
    Act.RECUSE,
    Act.AGREE,
}
AUTHORS_PART = {Act.SEE_AUTHORS_VIEW, Act.EXPLAIN}
MAY: dict[Role, set[Act]] = {
    Role.EDITOR: HANDLING,
    Role.STANDARDS: HANDLING,
    Role.REVIEWER: {Act.SEE_CASE, Act.SEE_REPORT, Act.DECIDE, Act.AGREE},
    Role.ADMINISTRATOR: set(),
    Role.AUTHOR: set(),
}


@pytest.fixture
def person(newsroom: Newsroom) -> Person:
    return Person.objects.join("samih", None, name_ar="سميح الراعي")


def give(newsroom: Newsroom, person: Person, *roles: Role) -> None:
    for role in roles:
        Membership.objects.create(newsroom=newsroom, person=person, role=role)


def test_every_act_is_in_this_table() -> None:
    assert set(Act) == HANDLING | AUTHORS_PART


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_do_what_the_table_says_on_articles_of_others(
    newsroom: Newsroom, article: Article, person: Person, role: Role, act: Act
) -> None:
    give(newsroom, person, role)
    if act in MAY[role]:
        require(person, act, newsroom, article)
    else:
        with pytest.raises(NotPermitted):
            require(person, act, newsroom, article)


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("role", list(Role))
def test_whoever_wrote_the_article_has_the_authors_part_alone(
    newsroom: Newsroom, person: Person, role: Role, act: Act
) -> None:
    give(newsroom, person, role)
    own = cast.publish_article(newsroom, person)
    if act in AUTHORS_PART:
        require(person, act, newsroom, own)
    else:
        with pytest.raises(Recused):
            require(person, act, newsroom, own)


def test_all_roles_together_do_not_undo_a_recusal(newsroom: Newsroom, person: Person) -> None:
    give(newsroom, person, *Role)
    assert acts_of(person, newsroom, cast.publish_article(newsroom, person)) == AUTHORS_PART


def test_roles_add_up(newsroom: Newsroom, article: Article, person: Person) -> None:
    give(newsroom, person, Role.ADMINISTRATOR, Role.REVIEWER, Role.AUTHOR)
    assert acts_of(person, newsroom, article) == MAY[Role.REVIEWER]


def test_no_role_no_act_even_on_ones_own_article(newsroom: Newsroom, person: Person) -> None:
    assert acts_of(person, newsroom, cast.publish_article(newsroom, person)) == frozenset()


def test_a_role_elsewhere_counts_for_nothing_here(newsroom: Newsroom, article: Article, person: Person) -> None:
    elsewhere = Newsroom.objects.create(slug="other", name_ar="أخرى", name_en="Other")
    give(elsewhere, person, Role.EDITOR)
    assert acts_of(person, newsroom, article) == frozenset()
    assert parts_of(person, newsroom) == frozenset()


def test_who_left_may_do_nothing(newsroom: Newsroom, article: Article, person: Person) -> None:
    give(newsroom, person, Role.EDITOR)
    person.is_active = False
    assert acts_of(person, newsroom, article) == frozenset()


@pytest.mark.parametrize(
    ("role", "handles"),
    [
        (Role.EDITOR, True),
        (Role.STANDARDS, True),
        (Role.REVIEWER, True),
        (Role.AUTHOR, False),
        (Role.ADMINISTRATOR, False),
    ],
)
def test_who_is_on_the_desk(newsroom: Newsroom, person: Person, role: Role, handles: bool) -> None:
    give(newsroom, person, role)
    assert on_desk(person, newsroom) is handles


@pytest.mark.parametrize("who", ["editor", "standards", "administrator"])
def test_the_authors_view_is_for_the_author_alone(
    case: Case, request: pytest.FixtureRequest, author: Person, who: str
) -> None:
    assert authors_view(case, author).id == case.pk
    with pytest.raises(NotPermitted):
        authors_view(case, request.getfixturevalue(who))
