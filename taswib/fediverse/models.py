"""The tables of this package, each in the module of its noun."""

from taswib.fediverse.actor_key import ActorKey
from taswib.fediverse.parcel import Parcel
from taswib.fediverse.received import Received
from taswib.fediverse.spreading import Spread
from taswib.fediverse.subscriber import Subscriber

__all__ = ["ActorKey", "Parcel", "Received", "Spread", "Subscriber"]
