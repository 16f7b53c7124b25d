"""A revision: one text that an article had, never changed after it was stored (what is read in it may be)."""

from django.db import models

from taswib.archive.article import Article
from taswib.text.passages import Passage, passages


class Revision(models.Model):
    """Offsets everywhere are code points into `text`: headline, newline, paragraphs joined by newlines."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    headline = models.CharField(max_length=500)
    digest = models.CharField(max_length=64)
    seen_at = models.DateTimeField()
    seen_from = models.CharField(max_length=600)
    read_by = models.CharField(max_length=12, blank=True, help_text="which reader found its statements; none yet")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="one_revision_a_number")]
        indexes = [models.Index(fields=["digest"]), models.Index(fields=["read_by"])]

    def __str__(self) -> str:
        return f"{self.headline} · {self.number}"

    @property
    def passages(self) -> list[Passage]:
        """The headline (position 0) and the paragraphs, with their places in `text`."""
        return passages(self.text)

    def words_of(self, passage: Passage) -> str:
        return self.text[passage.start : passage.end]

    def passage_at(self, start: int) -> Passage | None:
        """The passage in which the code point `start` lies."""
        return next((one for one in self.passages if one.start <= start < one.end), None)
