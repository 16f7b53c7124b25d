"""Appending to the ledger: the only way in, inside the transaction of what it records."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from django.db import transaction

from taswib.ledger.entry import Entry, canonical, hash_of
from taswib.ledger.log import Log
from taswib.ledger.signed import SignedCheckpoint
from taswib.ledger.tree import pieces
from taswib.people.newsroom import Newsroom
from taswib.proof import Checkpoint
from taswib.proof.merkle import node_hash

Says = Mapping[str, object]


@transaction.atomic
def append(newsroom: Newsroom, happened: Sequence[Says], *, now: datetime) -> list[Entry]:
    """Enter what happened, in this order, and sign the log as it stands then. Others wait until the caller commits.

    Nothing that names or describes a reader may be in it: it can never be taken out again.
    """
    if not happened:
        return []
    log = Log.objects.select_for_update(no_key=True).get(pk=Log.objects.of(newsroom).pk)
    growth = _Growth(log)
    entries = Entry.objects.bulk_create([growth.grow(canonical(says)) for says in happened])
    checkpoint = Checkpoint(log.origin, growth.size, growth.root)
    SignedCheckpoint.objects.create(
        log=log, size=growth.size, root=growth.root, note=checkpoint.sign(log.key), signed_at=now
    )
    return entries


def moment(at: datetime) -> str:
    """A moment as entries write it: UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class _Growth:
    """The right edge of a log's tree, and what is set against it."""

    def __init__(self, log: Log) -> None:
        self._log = log
        last = log.entries.order_by("-index").values_list("index", flat=True).first()
        self.size = 0 if last is None else last + 1
        edge = {end - 1: level for level, end in pieces(0, self.size)}
        rows = log.entries.filter(index__in=edge).only("log", "index", "leaf", "complete")
        self._edge = {edge[row.index]: row.root(edge[row.index]) for row in rows}

    def grow(self, body: str) -> Entry:
        leaf = node = hash_of(body)
        level, complete = 0, b""
        while level in self._edge:
            node = node_hash(self._edge.pop(level), node)
            complete += node
            level += 1
        self._edge[level] = node
        self.size += 1
        return Entry(log=self._log, index=self.size - 1, body=body, leaf=leaf, complete=complete)

    @property
    def root(self) -> bytes:
        levels = sorted(self._edge)
        found = self._edge[levels[0]]
        for level in levels[1:]:
            found = node_hash(self._edge[level], found)
        return found
