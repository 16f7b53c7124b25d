"""A post as WordPress tells it over REST: what is asked for, and the article in the answer."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from taswib.archive.incoming import Incoming
from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.admission import admitted, brief
from taswib.archive.intake.given import BYLINE, SECTION
from taswib.archive.intake.markup import paragraphs_of, words_of
from taswib.archive.intake.published import read_published
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.archive.source import Source
from taswib.text.passages import joined

_FIELDS = "id,link,status,date_gmt,modified_gmt,title,content,_links,_embedded"
_EMBEDDED = "author,wp:term,wp:featuredmedia"
_STATES = "publish,future,draft,pending,private,trash"
"""Asked of a site that let us in: what was taken off it shows as another state. A stranger sees `publish` alone."""


@dataclass(frozen=True)
class Post:
    """`modified` is in UTC; `raw` is the answer's object."""

    remote_id: str
    is_public: bool
    modified: datetime
    raw: Mapping[str, Any]


def address_of_posts(source: Source, **asked: object) -> str:
    states = _STATES if source.username else "publish"
    query = {"status": states, "_fields": _FIELDS, "_embed": _EMBEDDED, **asked}
    return f"{source.address.rstrip('/')}/wp-json/wp/v2/posts?{urlencode(query)}"


def address_of_ids(source: Source, page: int, size: int) -> str:
    """The ids of everything that is public now."""
    query = {"status": "publish", "_fields": "id", "orderby": "id", "order": "asc", "per_page": size, "page": page}
    return f"{source.address.rstrip('/')}/wp-json/wp/v2/posts?{urlencode(query)}"


def authorization(source: Source) -> str:
    """The application password, as the header has it; empty for a stranger."""
    if not source.username:
        return ""
    return "Basic " + base64.b64encode(f"{source.username}:{source.password}".encode()).decode()


def posts_in(body: bytes) -> list[Post]:
    """Raises Unreadable (NOT_JSON)."""
    try:
        found = json.loads(body)
        return [_post(one) for one in found if isinstance(one, dict)]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Unreadable(Reason.NOT_JSON) from None


def ids_in(body: bytes) -> list[str]:
    """Raises Unreadable (NOT_JSON)."""
    try:
        return [str(int(one["id"])) for one in json.loads(body)]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Unreadable(Reason.NOT_JSON) from None


def _post(raw: Mapping[str, Any]) -> Post:
    modified = datetime.fromisoformat(raw["modified_gmt"]).replace(tzinfo=UTC)
    return Post(str(int(raw["id"])), raw.get("status") == "publish", modified, raw)


def article_of(post: Post, source: Source, now: datetime, *, identity: str = "") -> Incoming:
    """The article; `identity` is what it was known by before, whatever address it has now. Raises Unreadable."""
    raw = post.raw
    address = normalised(str(raw.get("link", "")))
    paragraphs = paragraphs_of(_rendered(raw, "content"))
    captions = [line for line in paragraphs_of(_caption(raw)) if line not in paragraphs]
    text = joined(words_of(_rendered(raw, "title")), [*paragraphs, *captions])
    published = _published(raw, source, now)
    return Incoming(
        identity=identity or address,
        text=admitted(text),
        seen_from=address,
        address=address,
        outlet=source.outlet,
        section=brief("، ".join(_categories(raw)), "section", SECTION),
        byline=brief("، ".join(_authors(raw)), "author", BYLINE),
        published_at=published,
    )


def _rendered(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name)
    return str(value.get("rendered") or "") if isinstance(value, dict) else ""


def _published(raw: Mapping[str, Any], source: Source, now: datetime) -> datetime | None:
    """None where there is none that can be: a date that lies ahead is WordPress's for what is not out yet."""
    try:
        return read_published(f"{raw.get('date_gmt')}+00:00", zone=source.newsroom.zone, now=now).at
    except Unreadable:
        return None


def _embedded(raw: Mapping[str, Any], name: str) -> list[Any]:
    embedded = raw.get("_embedded")
    found = embedded.get(name) if isinstance(embedded, dict) else None
    return found if isinstance(found, list) else []


def _authors(raw: Mapping[str, Any]) -> list[str]:
    named = (one.get("name") for one in _embedded(raw, "author") if isinstance(one, dict))
    return [words_of(name) for name in named if isinstance(name, str) and name]


def _categories(raw: Mapping[str, Any]) -> list[str]:
    terms = [term for group in _embedded(raw, "wp:term") if isinstance(group, list) for term in group]
    ours = (one for one in terms if isinstance(one, dict) and one.get("taxonomy") == "category")
    return [words_of(str(one.get("name", ""))) for one in ours]


def _caption(raw: Mapping[str, Any]) -> str:
    media = next((one for one in _embedded(raw, "wp:featuredmedia") if isinstance(one, dict)), {})
    return _rendered(media, "caption")
