"""What every agency dialect says of a notice: the article as a news item, with what became of it.

One item an article, whichever of its notices is asked for: the same identifier, a version that only rises.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _
from django.utils.translation import override

from taswib.archive.article import Article
from taswib.desk.notice import Notice, NoticeKind, NoticeQuerySet
from taswib.desk.notice_name import NEVER, permanent_id
from taswib.desk.notice_record import changes_of
from taswib.public.notice_box import NoticeBox, box

Absolute = Callable[[str], str]
CORRECTION, UPDATE, NO_SIGNAL = "correction", "update", ""
USABLE, CANCELED = "usable", "canceled"

# This project's own reading (shared/design/standards.md); no standard gives it.
_TAKES_BACK = {NoticeKind.RETRACTION, NoticeKind.REMOVAL}
_ADDS = {NoticeKind.UPDATE, NoticeKind.REPLY, NoticeKind.DECISION}


@dataclass(frozen=True)
class Item:
    """`signal` is correction, update or "" (nothing to tell beside the status); `note` begins with the kind's word.

    A canceled item has no paragraphs: what was taken back is not sent again.
    """

    uri: str
    address: str
    version: int
    status: str
    signal: str
    note: str
    language: str
    headline: str
    paragraphs: tuple[str, ...]
    byline: str
    outlet: str
    section: str
    first_created: datetime
    version_created: datetime
    notice_uri: str
    notice_address: str
    notice_title: str
    notice_language: str


def item(notice: Notice, absolute: Absolute) -> Item:
    """The article of a public notice as that notice leaves it."""
    article = notice.article
    own = absolute(reverse("article", args=[article.slug]))
    theirs = Notice.objects.public().filter(article=article)
    is_canceled = theirs.standing().filter(kind__in=_TAKES_BACK).exists()
    with override(notice.language):
        shown = box(notice)
        note = _note(shown)
    return Item(
        uri=_uri(article),
        address=iri_to_uri(article.address or own),
        version=_version(article, theirs),
        status=CANCELED if is_canceled else USABLE,
        signal=NO_SIGNAL if is_canceled else _signal(notice),
        note=note,
        language=article.language,
        headline=article.headline,
        paragraphs=() if is_canceled else _paragraphs(article),
        byline=article.byline,
        outlet=article.outlet or notice.newsroom.name,
        section=article.section,
        first_created=article.published_at or _first_seen(article),
        version_created=max([*_moments(theirs), article.current.seen_at] if article.current else [NEVER]),
        notice_uri=permanent_id(notice),
        notice_address=absolute(shown.address),
        notice_title=shown.kind_label,
        notice_language=notice.language,
    )


def _uri(article: Article) -> str:
    """Its address, which agencies know it by; a name of ours where it has none."""
    if article.address:
        return iri_to_uri(article.address)
    return uuid5(NAMESPACE_URL, f"taswib:{article.newsroom.slug}/a/{article.slug}").urn


def _version(article: Article, theirs: NoticeQuerySet) -> int:
    """Rises with each text, each notice, each change of one and each withdrawal, and with nothing else."""
    texts, every = article.current.number if article.current else 0, list(theirs)
    return texts + len(every) + len(changes_of(every)) + sum(one.is_withdrawn for one in every)


def _signal(notice: Notice) -> str:
    return UPDATE if notice.is_withdrawn or notice.kind in _ADDS else CORRECTION


def _note(shown: NoticeBox) -> str:
    """The kind's word first, as agencies ask; then what is said, what stood there and what stands there."""
    said = [f"{shown.kind_label}: {shown.text}"]
    if shown.was:
        said.append(f"{_('It said')}: {shown.was}")
    if shown.now:
        said.append(f"{_('It now says')}: {shown.now}")
    if shown.reply:
        said.append(f"{shown.reply_from or _('The reply in its own words')}: {shown.reply}")
    said += [f"{one.title}: {one.result.label}" for one in shown.ruling.findings]
    return "\n".join(said)


def _paragraphs(article: Article) -> tuple[str, ...]:
    current = article.current
    return tuple(current.words_of(one) for one in current.passages if one.position > 0) if current else ()


def _first_seen(article: Article) -> datetime:
    first = article.revisions.order_by("number").values_list("seen_at", flat=True).first()
    return first or NEVER


def _moments(theirs: NoticeQuerySet) -> list[datetime]:
    return [moment for moment in theirs.values_list("updated_at", flat=True) if moment]
