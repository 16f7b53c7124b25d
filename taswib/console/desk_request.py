"""A request that the desk's door let in."""

from django.http import HttpRequest

from taswib.desk.keyring import Keyring
from taswib.desk.permissions import Act
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person


class DeskRequest(HttpRequest):
    """From somebody of the staff, who is signed in and has a part in the newsroom's work: door.py sees to it.

    `parts` is what their roles allow on one article or another; `handles` and `explains` are what it comes to; an
    editor explains what they wrote themselves.
    `keyring` opens what readers entrusted, as far as this person may read it.
    """

    user: Person
    newsroom: Newsroom
    parts: frozenset[Act]
    handles: bool
    keyring: Keyring
    explains: bool
    keeps_sources: bool
    keeps_rules: bool
    keeps_people: bool
