"""Which notices a feed is about: those on an author's articles, on a topic, or that name a person or body."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from taswib.desk.notice import NoticeQuerySet

_LONGEST = 100
AUTHOR, TOPIC, NAMED = "author", "topic", "named"


@dataclass(frozen=True)
class Chosen:
    """Words as they were typed; "" chooses nothing. More than one narrow each other."""

    author: str = ""
    topic: str = ""
    named: str = ""

    @property
    def query(self) -> str:
        """The same choice as the query of an address."""
        return urlencode({name: value for name, value in self.parts.items() if value})

    @property
    def title(self) -> str:
        """What the feed is about, after the newsroom's name; "" for the whole log."""
        told = {
            AUTHOR: _("articles by %(words)s"),
            TOPIC: _("on the topic %(words)s"),
            NAMED: _("that name %(words)s"),
        }
        return " · ".join(told[name] % {"words": words} for name, words in self.parts.items() if words)

    def among(self, notices: NoticeQuerySet) -> NoticeQuerySet:
        """Those that were chosen."""
        if self.author:
            notices = notices.on_articles_by(self.author)
        if self.topic:
            notices = notices.filter(article__section=self.topic)
        return notices.naming(self.named) if self.named else notices

    @property
    def parts(self) -> dict[str, str]:
        """The words by what they choose."""
        return {AUTHOR: self.author, TOPIC: self.topic, NAMED: self.named}


def chosen(query: QueryDict) -> Chosen:
    """The choice in an address."""
    return Chosen(*(_words(query.get(name, "")) for name in (AUTHOR, TOPIC, NAMED)))


def _words(typed: str) -> str:
    return " ".join(typed.replace("\0", " ").split())[:_LONGEST].strip()
