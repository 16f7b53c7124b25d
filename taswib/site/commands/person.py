"""`taswib person`: who of the staff may sign in, and as what."""

import argparse
import getpass
import os
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from taswib.console.unlocking import open_key
from taswib.desk.desk_key import Purpose
from taswib.desk.key_giving import entitled
from taswib.desk.key_holder import KeyHolder, key_to_be, replace_key
from taswib.desk.refusals import Refused
from taswib.desk.staffing import change_roles, come_in
from taswib.people.desk_session import end_sessions
from taswib.people.membership import Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.people.person_event import PersonStep, tell_everywhere
from taswib.people.taking_away import take_away
from taswib.site.installation import bring_up_to_date, newsroom_or_new
from taswib.site.terminal import Failure, say

PASSWORD_VARIABLE = "TASWIB_PASSWORD"  # noqa: S105


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        choices=("add", "list", "password", "roles", "second-factor"),
        help=_(
            "add a person, list everyone, give somebody another password or other roles, "
            "take away the second factor of who lost phone and codes"
        ),
    )
    parser.add_argument("username", nargs="?", default="", help=_("the name to sign in with"))
    parser.add_argument("--role", action="append", choices=Role.values, help=_("may be given more than once"))
    parser.add_argument("--name-ar", default="", help=_("the person's name in Arabic"))
    parser.add_argument("--name-en", default="", help=_("the person's name in English"))


def run(arguments: argparse.Namespace) -> int:
    bring_up_to_date()
    return {"add": _add, "list": _list, "password": _new_password, "roles": _roles, "second-factor": _no_factor}[
        arguments.action
    ](arguments)


def _new_password(arguments: argparse.Namespace) -> int:
    """For who forgot theirs. Their old key can't be opened any more by anybody, so they get another."""
    person, now = _person(arguments.username), timezone.now()
    password = _password(person.username)
    person.set_password(password)
    key = key_to_be(person, password, now=now)[0] if _needs_key(person) else None
    with transaction.atomic():
        person.save(update_fields=["password"])
        if key is not None:
            replace_key(key)
        end_sessions(person)
        tell_everywhere(person, PersonStep.PASSWORD, by=None, now=now)
    say(_("%(person)s has another password.") % {"person": person.name})
    _give_key(person, password)
    return 0


def _needs_key(person: Person) -> bool:
    """Whether they have one, or a role somewhere on this installation that reads."""
    return KeyHolder.objects.filter(person=person).exists() or any(entitled(person, one) for one in _theirs(person))


def _theirs(person: Person) -> QuerySet[Newsroom]:
    return Newsroom.objects.filter(memberships__person=person).distinct().order_by("pk")


def _roles(arguments: argparse.Namespace) -> int:
    """Exactly those of `--role`; also for somebody who had left, or who belongs to another newsroom."""
    person, (newsroom, _made) = _person(arguments.username), newsroom_or_new()
    if not arguments.role:
        raise Failure(_("Say what the person does: --role %(roles)s") % {"roles": " | ".join(Role.values)}, code=2)
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(is_active=True)
        try:
            change_roles(_person(person.username), newsroom, map(Role, arguments.role), by=None, now=timezone.now())
        except Refused as refused:
            raise Failure(str(refused)) from None
    say(_("%(person)s: %(roles)s") % {"person": person.name, "roles": ", ".join(dict.fromkeys(arguments.role))})
    return 0


def _no_factor(arguments: argparse.Namespace) -> int:
    """For who lost phone and recovery codes, once somebody has made sure that it is they who ask."""
    person = _person(arguments.username)
    if not take_away(person, by=None, now=timezone.now()):
        raise Failure(_("%(person)s has no second factor.") % {"person": person.name})
    say(_("%(person)s signs in with the password alone now, and their sessions have ended.") % {"person": person.name})
    return 0


def _person(username: str) -> Person:
    person = Person.objects.filter(username=username).first()
    if person is None:
        raise Failure(_("There is no person “%(username)s”.") % {"username": username})
    return person


def _list(arguments: argparse.Namespace) -> int:
    here, _made = newsroom_or_new()
    for person in Person.objects.filter(memberships__newsroom=here).distinct().order_by("username"):
        roles = ", ".join(sorted(person.memberships.filter(newsroom=here).values_list("role", flat=True)))
        say(f"{person.username:<20} {roles:<20} {person.name}")
    return 0


def _add(arguments: argparse.Namespace) -> int:
    _refuse_incomplete(arguments)
    if Person.objects.filter(username=arguments.username).exists():
        raise _taken(arguments.username)
    password = _password(arguments.username)
    person = _join(arguments, password)
    say(_("%(person)s can sign in as %(username)s at /desk/.") % {"person": person.name, "username": person.username})
    _give_key(person, password)
    return 0


def _give_key(person: Person, password: str) -> None:
    """Their own key, and the desk's where nobody has it yet; otherwise somebody who reads has to give it."""
    reading = [newsroom for newsroom in _theirs(person) if entitled(person, newsroom)]
    if not all(open_key(person, newsroom, password).holds(Purpose.WORDS) for newsroom in reading):
        say(_("Before they can read reports, an editor who reads gives them access at /desk/keys/."))


def _join(arguments: argparse.Namespace, password: str) -> Person:
    newsroom, _made = newsroom_or_new()
    names = {"name_ar": arguments.name_ar or arguments.name_en, "name_en": arguments.name_en}
    person = Person.objects.to_be(arguments.username, password, **names)
    try:
        come_in(person, newsroom, map(Role, arguments.role), by=None, now=timezone.now())
    except IntegrityError:
        raise _taken(arguments.username) from None
    return person


def _refuse_incomplete(arguments: argparse.Namespace) -> None:
    name = arguments.username
    if not name or len(name) > 60 or not name.isprintable() or any(char.isspace() for char in name):
        raise Failure(_("Give a username of at most 60 characters without spaces: taswib person add hala …"), code=2)
    if not arguments.role:
        raise Failure(_("Say what the person does: --role %(roles)s") % {"roles": " | ".join(Role.values)}, code=2)
    if not (arguments.name_ar or arguments.name_en):
        raise Failure(_("Give the person's name: --name-ar, --name-en or both."), code=2)
    if max(len(arguments.name_ar), len(arguments.name_en)) > 120:
        raise Failure(_("A name has at most 120 characters."), code=2)


def _taken(username: str) -> Failure:
    return Failure(_("There is a person “%(username)s” already. Choose another username.") % {"username": username})


def _password(username: str) -> str:
    password = os.environ.get(PASSWORD_VARIABLE) or _typed()
    try:
        validate_password(password)
    except ValidationError as refused:
        raise Failure(" ".join(refused.messages)) from None
    return password


def _typed() -> str:
    if not sys.stdin.isatty():
        raise Failure(
            _("There is no terminal to ask for the password: set %(variable)s.") % {"variable": PASSWORD_VARIABLE}
        )
    password = getpass.getpass(_("Password: "))
    if getpass.getpass(_("Once more: ")) != password:
        raise Failure(_("The two passwords differ. Nobody was added."))
    return password
