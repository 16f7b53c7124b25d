"""The tables of this package, each in the module of its noun."""

from taswib.following.follower import Follower, Following
from taswib.following.wish import Wish

__all__ = ["Follower", "Following", "Wish"]
