"""An article: one thing that was published, and each text it ever had."""

from django.conf import settings
from django.db import models

from taswib.people.newsroom import Newsroom


class Precision(models.TextChoices):
    """How much of `published_at` is known."""

    DAY = "day"
    MINUTE = "minute"


class Article(models.Model):
    """`identity` is what makes two intakes the same article: its address, or the file or id it came from."""

    newsroom = models.ForeignKey(Newsroom, on_delete=models.PROTECT, related_name="articles")
    slug = models.CharField(max_length=20, unique=True)
    identity = models.CharField(max_length=600)
    given_id = models.CharField(max_length=300, blank=True, help_text="what its publisher calls it, as intake was told")
    address = models.URLField(max_length=500, blank=True)
    outlet = models.CharField(max_length=200, blank=True)
    section = models.CharField(max_length=120, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=2, default="ar")
    published_at = models.DateTimeField(null=True, blank=True)
    published_precision = models.CharField(max_length=6, choices=Precision.choices, default=Precision.MINUTE)
    current = models.ForeignKey(
        "archive.Revision", null=True, on_delete=models.PROTECT, related_name="+", help_text="the latest text"
    )
    searchable = models.TextField(blank=True, editable=False, help_text="the latest headline, folded")
    authors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="articles", blank=True)
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="edited_articles",
        blank=True,
        help_text="who handled it before it came out",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newsroom", "identity"], name="one_article_an_identity")]
        indexes = [models.Index(fields=["newsroom", "-published_at"])]

    def __str__(self) -> str:
        return self.headline

    @property
    def headline(self) -> str:
        return self.current.headline if self.current else self.slug
