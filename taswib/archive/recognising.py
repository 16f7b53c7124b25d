"""Recognising an article that comes in again: by its identity, or a file's story under another name or address."""

from collections.abc import Sequence

from django.db.models import QuerySet

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.people.newsroom import Newsroom

_FILE = "file:"


def known_article(newsroom: Newsroom, incoming: Incoming) -> Article | None:
    """The article that this is, locked; one that was known only by its file is known by the address from now on."""
    theirs = Article.objects.select_related("current").select_for_update(of=("self",)).filter(newsroom=newsroom)
    found = theirs.filter(identity=incoming.identity).first()
    if found or not _may_be_a_file(incoming):
        return found
    candidates = theirs.filter(identity__startswith=_FILE, current__headline=incoming.drawn.headline)[:20]
    found = next((one for one in candidates if one.current and _same_story(one.current.text, incoming.text)), None)
    if found and incoming.address:
        found.identity = incoming.identity
        found.save(update_fields=["identity"])
    return found


def never_seen(newsroom: Newsroom, incoming: Sequence[Incoming]) -> dict[int, Incoming]:
    """Those that can only be new, by index."""
    theirs = Article.objects.filter(newsroom=newsroom)
    known, told = _identities(theirs, incoming), _headlines_of_files(theirs, incoming)
    unseen: dict[int, Incoming] = {}
    for index, one in enumerate(incoming):
        is_new = one.identity not in known and not one.identity.startswith(_FILE)
        if is_new and one.drawn.headline not in told and not one.authors:
            known.add(one.identity)
            unseen[index] = one
    return unseen


def _identities(theirs: QuerySet[Article], incoming: Sequence[Incoming]) -> set[str]:
    asked = [one.identity for one in incoming]
    return set(theirs.filter(identity__in=asked).values_list("identity", flat=True))


def _headlines_of_files(theirs: QuerySet[Article], incoming: Sequence[Incoming]) -> set[str]:
    asked = [one.drawn.headline for one in incoming]
    files = theirs.filter(identity__startswith=_FILE, current__headline__in=asked)
    return set(files.values_list("current__headline", flat=True))


def _may_be_a_file(incoming: Incoming) -> bool:
    return incoming.identity.startswith(_FILE) or bool(incoming.address)


def _same_story(before: str, after: str) -> bool:
    """At least half of the passages stand in both: a file that was renamed and edited, not another article."""
    ours, theirs = set(before.split("\n")[1:]), set(after.split("\n")[1:])
    return 2 * len(ours & theirs) >= max(len(ours), len(theirs))
