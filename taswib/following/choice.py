"""What can be followed by letter, and how often."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taswib.archive.article import Article
from taswib.desk.notice import NoticeQuerySet

LONGEST = 100
"""Code points of a name or a topic."""


class Subject(models.TextChoices):
    """What is followed."""

    ALL = "all", gettext_lazy("All corrections")
    ARTICLE = "article", gettext_lazy("One article")
    AUTHOR = "author", gettext_lazy("An author")
    TOPIC = "topic", gettext_lazy("A topic")
    NAMED = "named", gettext_lazy("A person or body")
    CHECKPOINTS = "checkpoints", gettext_lazy("Checkpoints of the ledger")


NAMED_BY_WORDS = {Subject.AUTHOR, Subject.TOPIC, Subject.NAMED}
"""What needs words to say which."""


class Rhythm(models.TextChoices):
    """How often letters come, the most often first."""

    ONCE = "once", gettext_lazy("At once")
    DAILY = "daily", gettext_lazy("Daily")
    WEEKLY = "weekly", gettext_lazy("Weekly")


OFTEN = {rhythm: place for place, rhythm in enumerate(Rhythm)}
"""The lower, the more often."""


@dataclass(frozen=True)
class Choice:
    """`words` names the author, topic, person or body, or is the article's slug; "" for what needs none."""

    subject: Subject
    words: str = ""

    def among(self, notices: NoticeQuerySet) -> NoticeQuerySet:
        """Those that were chosen; none of them where checkpoints were."""
        match self.subject:
            case Subject.ALL:
                return notices
            case Subject.ARTICLE:
                return notices.filter(article__slug=self.words)
            case Subject.AUTHOR:
                return notices.on_articles_by(self.words)
            case Subject.TOPIC:
                return notices.filter(article__section=self.words)
            case Subject.NAMED:
                return notices.naming(self.words)
        return notices.none()

    def __str__(self) -> str:
        """In a few words, for whoever follows it."""
        told = {
            Subject.ALL: _("every correction"),
            Subject.ARTICLE: _("corrections to “%(words)s”"),
            Subject.AUTHOR: _("corrections to articles by %(words)s"),
            Subject.TOPIC: _("corrections on the topic %(words)s"),
            Subject.NAMED: _("corrections that name %(words)s"),
            Subject.CHECKPOINTS: _("checkpoints of the ledger"),
        }
        return told[self.subject] % {"words": self._shown}

    @property
    def _shown(self) -> str:
        if self.subject != Subject.ARTICLE:
            return self.words
        found = Article.objects.select_related("current").filter(slug=self.words).first()
        return found.headline if found else self.words


def fastest(rhythms: "list[str]") -> Rhythm:
    """The one that comes most often of at least one."""
    return min(map(Rhythm, rhythms), key=OFTEN.__getitem__)
