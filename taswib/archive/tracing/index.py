"""The index of a newsroom's articles by their fingerprints: which there is, which is being made."""

from django.db import models

from taswib.archive.article import Article
from taswib.people.newsroom import Newsroom
from taswib.text.fingerprints import VERSION


class IndexState(models.TextChoices):
    """Of a newsroom's indexes one answers; another may be in the making, and takes in what arrives meanwhile."""

    ANSWERING = "answering"
    MAKING = "making"


class IndexQuerySet(models.QuerySet["Index"]):
    def outdated(self) -> "IndexQuerySet":
        """Those that should answer, but were made by another version: they say nothing until they are made anew."""
        return self.filter(state=IndexState.ANSWERING).exclude(version=VERSION)


class Index(models.Model):
    """`version` is that of the fingerprints in it. A stem that `common` holds (numbers of 32 bits, rising) is in too many
    articles to tell them apart, and in no posting; `size` is how many articles there were when that was decided.
    `parts` are those whose postings are written.
    """

    newsroom = models.ForeignKey(Newsroom, on_delete=models.CASCADE, related_name="indexes")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=IndexState.choices)
    common = models.BinaryField(default=b"")
    size = models.PositiveIntegerField(default=0)
    parts = models.JSONField(default=list)
    leased_until = models.DateTimeField(null=True, help_text="while somebody makes it")

    objects = IndexQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["newsroom", "state"], name="one_index_of_a_newsroom_in_each_state")
        ]


class Entry(models.Model):
    """An article's current text in an index. The postings know it by its number, `id`; a new revision gets a new one, so
    that postings of a superseded text lead nowhere.
    """

    id = models.BigAutoField(primary_key=True)
    index = models.ForeignKey(Index, on_delete=models.CASCADE, db_index=False, related_name="entries")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, db_index=False, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "index"], name="one_entry_an_article")]


class Postings(models.Model):
    """A stretch of hashes and the entries that have them (`postings` packs them); `key` says which stretch it is."""

    key = models.BigAutoField(primary_key=True)
    packed = models.BinaryField()


class Fresh(models.Model):
    """A hash of an entry that came in since the postings were packed: both are in `key`."""

    key = models.BigAutoField(primary_key=True)
