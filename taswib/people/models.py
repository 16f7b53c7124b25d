"""The tables of this package, each in the module of its noun."""

from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Months, Newsroom
from taswib.people.person import Person

__all__ = ["Membership", "Months", "Newsroom", "Person", "Role"]
