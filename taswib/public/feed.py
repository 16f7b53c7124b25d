"""What both feeds say: a feed and its entries, as values that either dialect writes down."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from taswib.archive.article import Article
from taswib.desk.notice import Notice
from taswib.desk.notice_name import NEVER, permanent_id
from taswib.desk.notice_record import checkpoint_over, latest_entries
from taswib.people.newsroom import Newsroom
from taswib.public.chosen import Chosen
from taswib.public.notice_box import box

WHOLE = Chosen()

Absolute = Callable[[str], str]
"""Makes a path of ours a whole address."""


@dataclass(frozen=True)
class Entry:
    """One notice, in the notice's own language. `tags` are (word of the code, word of the language)."""

    id: str
    number: int
    address: str
    about: str
    title: str
    html: str
    summary: str
    language: str
    published: datetime
    updated: datetime
    tags: tuple[tuple[str, str], ...]
    was: str
    now: str
    state: str
    entry: int | None
    """The index of the ledger's entry that holds it."""
    reply: str = ""
    findings: tuple[tuple[str, str], ...] = ()
    """Clause and result in the ledger's words."""


@dataclass(frozen=True)
class Feed:
    """`home` is the page that says the same to people, `author_home` the newsroom's own site."""

    title: str
    description: str
    home: str
    language: str
    author: str
    author_home: str
    entries: tuple[Entry, ...]
    checkpoint: str
    """The signed note under which the newest of the entries stands in the ledger; "" where there is none."""
    hubs: tuple[str, ...] = ()
    """Where a subscriber can have it sent (WebSub)."""

    @property
    def updated(self) -> datetime:
        """NEVER for a feed without an entry: Atom asks for a moment, and "now" would be another at each look."""
        return max((entry.updated for entry in self.entries), default=NEVER)


def log_feed(newsroom: Newsroom, notices: Iterable[Notice], absolute: Absolute, choice: Chosen = WHOLE) -> Feed:
    """Of the whole log, or of what was chosen from it."""
    title = _("%(newsroom)s: corrections log") % {"newsroom": newsroom.name}
    if not choice.query:
        return _feed(newsroom, notices, absolute, title, reverse("corrections"))
    return _feed(newsroom, notices, absolute, f"{title} · {choice.title}", f"{reverse('corrections')}?{choice.query}")


def article_feed(article: Article, notices: Iterable[Notice], absolute: Absolute) -> Feed:
    """Of one article."""
    title = _("Corrections to: %(headline)s") % {"headline": article.headline}
    return _feed(article.newsroom, notices, absolute, title, reverse("article", args=[article.slug]))


def _feed(newsroom: Newsroom, notices: Iterable[Notice], absolute: Absolute, title: str, home: str) -> Feed:
    shown = list(notices)
    indexes = latest_entries(shown)
    return Feed(
        title=title,
        description=_("What we published wrongly or unclearly, what stands there now, and why."),
        home=absolute(home),
        language=(get_language() or "ar")[:2],
        author=newsroom.name,
        author_home=newsroom.home or absolute(reverse("home")),
        entries=tuple(_entry(notice, absolute, indexes.get(notice.pk)) for notice in shown),
        checkpoint=checkpoint_over(shown),
    )


def _entry(notice: Notice, absolute: Absolute, entry: int | None) -> Entry:
    with override(notice.language):
        shown = box(notice)
        return Entry(
            id=permanent_id(notice),
            number=shown.number,
            address=absolute(shown.address),
            about=notice.article.address or absolute(reverse("article", args=[notice.article.slug])),
            title=f"{shown.kind_label}: {notice.article.headline}",
            html=render_to_string("public/feed_entry.html", {"box": shown, "notice": notice}).strip(),
            summary=shown.text,
            language=notice.language,
            published=notice.published_at or NEVER,
            updated=notice.updated_at or notice.published_at or NEVER,
            tags=(
                (notice.kind, notice.get_kind_display()),
                (notice.severity, notice.get_severity_display()),
            ),
            was=notice.was,
            now=notice.now,
            state=notice.state,
            entry=entry,
            reply=shown.reply,
            findings=tuple((one.fragment, one.result.value) for one in shown.ruling.findings),
        )
