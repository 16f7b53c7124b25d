"""A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

import json

from taswib.public.atom import moment
from taswib.public.feed import Entry, Feed

CONTENT_TYPE = "application/feed+json"


def json_feed(feed: Feed, address: str) -> bytes:
    """The whole document; `address` is the one at which it stands."""
    author = {"name": feed.author, "url": feed.author_home}
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": address,
        "description": feed.description,
        "language": feed.language,
        "authors": [author],
        "hubs": [{"type": "WebSub", "url": hub} for hub in feed.hubs],
        "items": [_item(entry, author) for entry in feed.entries],
        "_taswib": {"checkpoint": feed.checkpoint},
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _item(entry: Entry, author: dict[str, str]) -> dict[str, object]:
    """`_taswib` says in single fields what the content says in words, for programs."""
    return {
        "id": entry.id,
        "url": entry.address,
        "external_url": entry.about,
        "title": entry.title,
        "content_html": entry.html,
        "summary": entry.summary,
        "date_published": moment(entry.published),
        "date_modified": moment(entry.updated),
        "language": entry.language,
        "tags": [term for term, _label in entry.tags],
        "authors": [author],
        "_taswib": {
            "number": entry.number,
            "kind": entry.tags[0][0],
            "severity": entry.tags[1][0],
            "state": entry.state,
            "was": entry.was,
            "now": entry.now,
            "entry": entry.entry,
            **({"reply": entry.reply} if entry.reply else {}),
            **({"findings": dict(entry.findings)} if entry.findings else {}),
        },
    }
