"""People come, get other roles and leave; keys and cases go with it, and nobody is locked out for good."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taswib.archive.article import Article
from taswib.console.unlocking import open_key
from taswib.desk.bylines import sign_as
from taswib.desk.case import Case
from taswib.desk.desk_key import DeskKey
from taswib.desk.key_event import KeyEvent
from taswib.desk.key_giving import owes_change
from taswib.desk.key_share import KeyShare
from taswib.desk.refusals import InvitationOver, LastAdministrator, LastReader, NoSuccessor
from taswib.desk.report import Report
from taswib.desk.staffing import accept, change_roles, hand_over, invite, take_back
from taswib.desk.transition import Step
from taswib.people.desk_session import DeskSession, begin_session
from taswib.people.invitation import LASTS, Invitation
from taswib.people.membership import Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.people.person_event import PersonEvent, PersonStep
from tests import cast


def steps() -> list[str]:
    return list(PersonEvent.objects.order_by("pk").values_list("step", flat=True))


def newcomer() -> Person:
    return Person.objects.join("jamila", cast.PASSWORD, name_ar="جميلة نصر")


def test_an_invitation_lets_one_person_in_once_with_its_roles(newsroom: Newsroom, administrator: Person) -> None:
    made, secret = invite(newsroom, [Role.EDITOR, Role.AUTHOR], "جميلة", by=administrator, now=cast.NOW)
    opened = Invitation.objects.opened_by(secret, newsroom, cast.NOW)
    assert opened == made and secret not in str(Invitation.objects.values().get())
    jamila = newcomer()
    accept(opened, jamila, now=cast.NOW)
    assert {one.role for one in jamila.memberships.all()} == {"editor", "author"}
    with pytest.raises(InvitationOver):
        accept(opened, jamila, now=cast.NOW)
    assert steps() == [PersonStep.INVITED, PersonStep.JOINED]
    assert Invitation.objects.get().for_whom == ""


def test_a_link_that_is_old_taken_back_or_of_another_newsroom_opens_nothing(
    newsroom: Newsroom, administrator: Person
) -> None:
    made, secret = invite(newsroom, [Role.EDITOR], "جميلة", by=administrator, now=cast.NOW)
    other = Newsroom.objects.create(slug="sahl", name_ar="سهل", host="sahl.example")
    assert Invitation.objects.opened_by(secret, other, cast.NOW) is None
    assert Invitation.objects.opened_by(secret, newsroom, cast.NOW + LASTS) is None
    take_back(made, by=administrator, now=cast.NOW)
    assert Invitation.objects.opened_by(secret, newsroom, cast.NOW) is None
    with pytest.raises(InvitationOver):
        take_back(made, by=administrator, now=cast.NOW)


def test_an_invitation_opens_nothing_once_whoever_wrote_it_may_not_invite_any_more(
    newsroom: Newsroom, administrator: Person, editor: Person, second_editor: Person
) -> None:
    change_roles(editor, newsroom, [Role.EDITOR, Role.ADMINISTRATOR], by=administrator, now=cast.NOW)
    lesser, secret = invite(newsroom, [Role.ADMINISTRATOR], "جميلة", by=editor, now=cast.NOW)
    change_roles(editor, newsroom, [Role.EDITOR], by=administrator, now=cast.NOW)
    assert Invitation.objects.opened_by(secret, newsroom, cast.NOW) is None
    assert PersonEvent.objects.get(step=PersonStep.UNINVITED).by == administrator
    other, _secret = invite(newsroom, [Role.ADMINISTRATOR], "جميلة", by=second_editor, now=cast.NOW)
    for one in (lesser, other):
        with pytest.raises(InvitationOver):
            accept(one, editor, now=cast.NOW)
    assert newsroom.memberships.filter(role=Role.ADMINISTRATOR).count() == 1


def test_what_somebody_who_leaves_invited_to_goes_with_them(
    newsroom: Newsroom, administrator: Person, standards: Person
) -> None:
    change_roles(standards, newsroom, [Role.STANDARDS, Role.ADMINISTRATOR], by=administrator, now=cast.NOW)
    _made, secret = invite(newsroom, [Role.EDITOR], "جميلة", by=administrator, now=cast.NOW)
    hand_over(administrator, newsroom, None, by=standards, now=cast.NOW)
    assert Invitation.objects.opened_by(secret, newsroom, cast.NOW) is None


def test_who_leaves_has_their_cases_held_before_the_newsroom_as_publishing_holds_them(
    newsroom: Newsroom, administrator: Person, editor: Person, second_editor: Person, case: Case
) -> None:
    """In the other order the two would wait for each other."""
    case.take(by=editor, now=cast.NOW)
    with CaptureQueriesContext(connection) as asked:
        hand_over(editor, newsroom, second_editor, by=administrator, now=cast.NOW)
    order = [re.search(r'FROM "(\w+)"', one["sql"]) for one in asked if one["sql"].startswith("SELECT")]
    tables = [found[1] for found in order if found]
    assert tables.index("desk_case") < tables.index("desk_repair") < tables.index("people_newsroom")
    held = [one["sql"].rpartition("FOR ")[2] for one in asked if " FOR " in one["sql"]]
    if connection.vendor == "postgresql":
        assert held[0] == 'UPDATE OF "desk_case"' and "NO KEY UPDATE" in held and "UPDATE" not in held


def test_the_last_administrator_stays_one(newsroom: Newsroom, administrator: Person, editor: Person) -> None:
    with pytest.raises(LastAdministrator):
        change_roles(administrator, newsroom, [Role.EDITOR], by=administrator, now=cast.NOW)
    with pytest.raises(LastAdministrator):
        hand_over(administrator, newsroom, editor, by=administrator, now=cast.NOW)
    change_roles(editor, newsroom, [Role.EDITOR, Role.ADMINISTRATOR], by=administrator, now=cast.NOW)
    hand_over(administrator, newsroom, editor, by=editor, now=cast.NOW)
    assert steps() == [PersonStep.ROLES, PersonStep.LEFT]


def test_the_last_who_reads_is_not_locked_out(newsroom: Newsroom, administrator: Person, editor: Person) -> None:
    with pytest.raises(LastReader):
        change_roles(editor, newsroom, [Role.AUTHOR], by=administrator, now=cast.NOW)
    assert KeyShare.objects.filter(holder__person=editor).count() == 2 and not steps()


def test_who_gets_a_lesser_role_loses_the_shares_at_once_and_the_keys_at_the_next_sign_in(
    newsroom: Newsroom, administrator: Person, editor: Person, second_editor: Person, report: Report
) -> None:
    before = set(DeskKey.objects.values_list("public", flat=True))
    change_roles(second_editor, newsroom, [Role.REVIEWER], by=administrator, now=cast.NOW)
    held = KeyShare.objects.filter(holder__person=second_editor).values_list("desk_key__purpose", flat=True)
    assert list(held) == ["words"] and owes_change(newsroom)
    ring = open_key(editor, newsroom, cast.PASSWORD)
    assert before.isdisjoint(DeskKey.objects.values_list("public", flat=True)) and not owes_change(newsroom)
    assert [one for one, _opened in ring.opened_among(Report.objects.all())] == [report]
    assert KeyShare.objects.filter(holder__person=second_editor).count() == 1, "who still reads goes on reading"


def test_who_leaves_hands_over_what_they_hold_and_opens_nothing_more(
    newsroom: Newsroom, administrator: Person, editor: Person, second_editor: Person, case: Case
) -> None:
    case.take(by=editor, now=cast.NOW)
    begin_session(editor, "", cast.NOW)
    with pytest.raises(NoSuccessor):
        hand_over(editor, newsroom, None, by=administrator, now=cast.NOW)
    with pytest.raises(NoSuccessor):
        hand_over(editor, newsroom, administrator, by=administrator, now=cast.NOW)
    handed = hand_over(editor, newsroom, second_editor, by=administrator, now=cast.NOW)
    case.refresh_from_db()
    row = case.transitions.latest("pk")
    assert (handed.taken, handed.left, case.holder) == (1, 0, second_editor)
    assert (row.step, row.by, row.why) == (Step.HANDED, administrator, second_editor.name)
    editor.refresh_from_db()
    assert not editor.is_active and not editor.memberships.exists() and not DeskSession.objects.exists()
    assert not KeyShare.objects.filter(holder__person=editor).exists()
    assert KeyEvent.objects.first().step == "removed" and owes_change(newsroom)
    assert case.transitions.get(step=Step.TAKEN).by == editor, "their name stays"


def test_a_case_on_the_successors_own_article_goes_to_nobody(
    newsroom: Newsroom, administrator: Person, editor: Person, writing_editor: Person
) -> None:
    case = cast.write_report(cast.publish_article(newsroom, writing_editor)).report.case
    case.take(by=editor, now=cast.NOW)
    handed = hand_over(editor, newsroom, writing_editor, by=administrator, now=cast.NOW)
    case.refresh_from_db()
    assert (handed.taken, handed.left, case.holder) == (0, 1, None)


def test_who_works_for_another_newsroom_too_stays_there(
    newsroom: Newsroom, administrator: Person, author: Person
) -> None:
    other = Newsroom.objects.create(slug="sahl", name_ar="سهل", host="sahl.example")
    change_roles(author, other, [Role.AUTHOR], by=None, now=cast.NOW)
    hand_over(author, newsroom, None, by=administrator, now=cast.NOW)
    author.refresh_from_db()
    assert author.is_active and author.memberships.get().newsroom == other


def test_another_name_in_bylines_makes_articles_theirs_those_that_are_here_and_those_to_come(
    newsroom: Newsroom, administrator: Person, editor: Person
) -> None:
    old = Article.objects.create(newsroom=newsroom, slug="old", identity="old", byline="أم سالم، من وادي السرو")
    assert sign_as(editor, newsroom, ["أم سالم", "", "أم سالم"], by=administrator, now=cast.NOW) == 1
    assert list(old.authors.all()) == [editor] and editor.bylines == "أم سالم"


def test_rows_of_what_was_done_to_people_are_never_changed_nor_deleted(
    newsroom: Newsroom, administrator: Person
) -> None:
    invite(newsroom, [Role.EDITOR], "جميلة", by=administrator, now=cast.NOW)
    with pytest.raises(TypeError):
        PersonEvent.objects.update(detail="")
    with pytest.raises(TypeError):
        PersonEvent.objects.all().delete()
