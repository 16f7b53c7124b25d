"""Who belongs to the desk: invited, come, with other roles, gone. Each leaves a row, and nobody is locked out for good.

Roles and keys go together: who may no longer read loses their shares in the same transaction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import get_language

from taswib.desk.case import Case
from taswib.desk.key_giving import withdraw
from taswib.desk.key_holder import KeyHolder
from taswib.desk.permissions import Act, acts_of, on_desk
from taswib.desk.refusals import InvitationOver, LastAdministrator, NoSuccessor
from taswib.desk.repair import Repair
from taswib.desk.state import State
from taswib.people.desk_session import end_sessions
from taswib.people.invitation import Invitation, make_invitation
from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.people.person_event import PersonStep, tell


@dataclass(frozen=True)
class Handed:
    """How many cases and repairs went to the successor, and how many wait for anybody: the successor wrote the article."""

    taken: int
    left: int


@transaction.atomic
def invite(
    newsroom: Newsroom, roles: Sequence[Role], for_whom: str, *, to: str = "", by: Person, now: datetime
) -> tuple[Invitation, str]:
    """The invitation, and the secret of its link, which is kept nowhere but in the letter `to` whom it is sent."""
    made, secret = make_invitation(newsroom, list(roles), for_whom, by=by, now=now)
    if to:
        made.address_letter(to, secret, get_language() or "ar")
    tell(newsroom, PersonStep.INVITED, by=by, now=now, detail=_named(roles))
    return made, secret


@transaction.atomic
def take_back(invitation: Invitation, *, by: Person | None, now: datetime) -> None:
    """The link opens nothing any more. Raises InvitationOver."""
    if not invitation.use(now):
        raise InvitationOver
    tell(invitation.newsroom, PersonStep.UNINVITED, by=by, now=now, detail=_named(map(Role, invitation.roles)))


@transaction.atomic
def accept(invitation: Invitation, person: Person, *, now: datetime) -> None:
    """The person comes in, with the roles that were meant for them, if whoever invited them still may invite.

    Somebody who is not stored yet is stored. Raises InvitationOver, and IntegrityError where the name was taken meanwhile.
    """
    newsroom = invitation.newsroom
    newsroom.hold()
    keepers = Membership.objects.of(newsroom).administrators()
    if not keepers.filter(person=invitation.by_id).exists() or not invitation.use(now):
        raise InvitationOver
    come_in(person, newsroom, map(Role, invitation.roles), by=invitation.by, now=now)


@transaction.atomic
def come_in(person: Person, newsroom: Newsroom, roles: Iterable[Role], *, by: Person | None, now: datetime) -> None:
    """With these roles; who is not stored yet is stored. Raises IntegrityError where the name was taken meanwhile."""
    if person.pk is None:
        person.save()
    given = sorted(set(roles))
    for role in given:
        Membership.objects.get_or_create(newsroom=newsroom, person=person, role=role)
    tell(newsroom, PersonStep.JOINED, person=person, by=by, now=now, detail=_named(given))


@transaction.atomic
def change_roles(
    person: Person, newsroom: Newsroom, roles: Iterable[Role], *, by: Person | None, now: datetime
) -> bool:
    """Exactly these roles from now on; whether anything changed. `by` is empty where a command does it.

    Raises LastAdministrator, LastReader.
    """
    newsroom.hold()
    held, wanted = _roles_of(person, newsroom), set(roles)
    if held == wanted:
        return False
    Membership.objects.of(newsroom).filter(person=person, role__in=held - wanted).delete()
    for role in wanted - held:
        Membership.objects.create(newsroom=newsroom, person=person, role=role)
    if Role.ADMINISTRATOR in held - wanted:
        _require_administrator(newsroom)
        _take_back_theirs(person, newsroom, by, now)
    _take_keys(person, newsroom, by, now)
    tell(newsroom, PersonStep.ROLES, person=person, by=by, now=now, detail=_named(wanted))
    return True


@transaction.atomic
def hand_over(person: Person, newsroom: Newsroom, successor: Person | None, *, by: Person, now: datetime) -> Handed:
    """Somebody leaves: what they hold goes on, their keys and sessions end, and their name stays on what they did.

    Raises NoSuccessor, LastAdministrator, LastReader.
    """
    held = _held_by(person, newsroom)
    newsroom.hold()
    was_administrator = Role.ADMINISTRATOR in _roles_of(person, newsroom)
    if successor is None and held:
        raise NoSuccessor
    if successor and (successor.pk == person.pk or not on_desk(successor, newsroom)):
        raise NoSuccessor
    handed = _hand(held, newsroom, successor, by, now)
    Membership.objects.of(newsroom).filter(person=person).delete()
    if was_administrator:
        _require_administrator(newsroom)
    _take_back_theirs(person, newsroom, by, now)
    _take_keys(person, newsroom, by, now)
    end_sessions(person)
    if not person.memberships.exists():
        Person.objects.filter(pk=person.pk).update(is_active=False)
    tell(newsroom, PersonStep.LEFT, person=person, by=by, now=now, detail=successor.name if successor else "")
    return handed


def _held_by(person: Person, newsroom: Newsroom) -> list[Case | Repair]:
    """Open cases, then repairs, each row locked in the order of its number: as publishing does, before the newsroom's."""
    cases = Case.objects.of(newsroom).filter(holder=person).exclude(state=State.CLOSED).select_related("article")
    repairs = Repair.objects.of(newsroom).filter(holder=person).with_copies()
    return [
        *cases.select_for_update(of=("self",)).order_by("pk"),
        *repairs.select_for_update(of=("self",)).order_by("pk"),
    ]


def _hand(held: Sequence[Case | Repair], newsroom: Newsroom, to: Person | None, by: Person, now: datetime) -> Handed:
    """What the successor wrote themselves goes to nobody, so that it is seen."""
    taken = 0
    for one in held:
        case = one if isinstance(one, Case) else None
        article = case.article if case else one.copy.notice.article  # type: ignore[union-attr]
        may = to is not None and Act.TAKE in acts_of(to, newsroom, article, case)
        one.hand_to(to if may else None, by=by, now=now)
        taken += may
    return Handed(taken, len(held) - taken)


def _roles_of(person: Person, newsroom: Newsroom) -> set[Role]:
    """With the newsroom held before, so that two administrators can't take the role from each other at once."""
    return {Role(one.role) for one in Membership.objects.of(newsroom).filter(person=person)}


def _require_administrator(newsroom: Newsroom) -> None:
    if not Membership.objects.of(newsroom).administrators().exists():
        raise LastAdministrator


def _take_back_theirs(person: Person, newsroom: Newsroom, by: Person | None, now: datetime) -> None:
    """What they invited to, and nobody came yet, goes with the right to invite."""
    for one in Invitation.objects.of(newsroom).open(now).filter(by=person):
        take_back(one, by=by, now=now)


def _take_keys(person: Person, newsroom: Newsroom, by: Person | None, now: datetime) -> None:
    holder = KeyHolder.objects.select_related("person").filter(person=person).first()
    if holder is not None:
        withdraw(holder, newsroom, by=by, now=now)


def _named(roles: Iterable[Role]) -> str:
    """Their codes: the row is read in either language."""
    return " ".join(sorted(role.value for role in roles))
