"""Every text that an article had is in the ledger, by its digest."""

from hashlib import sha256

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.taking_in import take_in, take_in_many
from taswib.ledger.log import Log
from taswib.people.newsroom import Newsroom
from tests import cast


def incoming(text: str = cast.TEXT, name: str = "bridge") -> Incoming:
    address = f"https://nahr.example/{name}"
    return Incoming(identity=address, address=address, text=text, seen_from=address)


def test_each_text_is_entered_once(newsroom: Newsroom) -> None:
    for text in (cast.TEXT, cast.TEXT, cast.TEXT + "\nفقرة أخيرة.", cast.TEXT):
        take_in(newsroom, incoming(text=text), now=cast.NOW)
    article = Article.objects.get()
    entries = [entry.says for entry in Log.objects.of(newsroom).entries.all()]
    assert [(one["article"], one["number"]) for one in entries] == [(article.slug, number) for number in (1, 2, 3)]
    assert entries[0]["text"] == f"sha256:{sha256(cast.TEXT.encode()).hexdigest()}" == entries[2]["text"]


def test_many_that_come_in_together_share_one_checkpoint(newsroom: Newsroom) -> None:
    many = [incoming(name=str(number)) for number in range(20)]
    take_in_many(newsroom, many, now=cast.NOW)
    log = Log.objects.of(newsroom)
    assert (log.entries.count(), log.checkpoints.count()) == (20, 1)
