"""A news item as IPTC's ninjs 1.6, 2.2 and 3.1. Unknown keys are invalid there, and there is no `signal`:
the kind of notice stands in the editor's note, and the notice is an association."""

import json
from html import escape
from typing import Any

from taswib.public.atom import moment
from taswib.public.dialects.item import Item

VERSIONS = ("1.6", "2.2", "3.1")
CONTENT_TYPE = "application/json"
_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_{}.json#"
Words = dict[str, Any]

# The same field under each version's name, where it holds the same.
_NAMES = {
    "1.6": {"by": "byline", "sources": "infosource", "subjects": "subject", "standard": "$standard"},
    "2.2": {"by": "by", "sources": "infosources", "subjects": "subjects", "standard": "standard"},
    "3.1": {
        "by": "by",
        "sources": "infoSources",
        "subjects": "subjects",
        "standard": "standard",
        "pubstatus": "pubStatus",
        "ednote": "edNote",
        "firstcreated": "firstCreated",
        "versioncreated": "versionCreated",
        "contenttype": "contentType",
        "altids": "altIds",
    },
}


def ninjs(item: Item, version: str) -> bytes:
    """The whole document. `version` is one of VERSIONS."""
    document = _common(item, version) | (_first(item) if version == "1.6" else _later(item, version))
    named = {_NAMES[version].get(name, name): value for name, value in document.items() if value}
    return json.dumps(named, ensure_ascii=False, indent=1).encode()


def _common(item: Item, version: str) -> Words:
    return {
        "standard": {"name": "ninjs", "version": version, "schema": _SCHEMA.format(version)},
        "uri": item.uri,
        "type": "text",
        "version": str(item.version),
        "firstcreated": moment(item.first_created),
        "versioncreated": moment(item.version_created),
        "pubstatus": item.status,
        "ednote": item.note,
        "language": item.language,
        "by": item.byline,
        "sources": [{"name": item.outlet}],
        "subjects": [{"name": item.section}] if item.section else [],
    }


def _first(item: Item) -> Words:
    return {
        "headline": item.headline,
        "body_xhtml": _markup(item),
        "altids": {"web": item.address},
        "associations": {"notice": _notice(item) | {"headline": item.notice_title, "altids": _at(item)}},
    }


def _later(item: Item, version: str) -> Words:
    names = _NAMES[version]
    kind = names.get("contenttype", "contenttype")
    altids = names.get("altids", "altids")
    notice = _notice(item) | {
        "name": "notice",
        "headlines": [{"role": "main", "value": item.notice_title}],
        altids: [{"role": "web", "value": item.notice_address}],
    }
    body = {"role": "main", kind: "application/xhtml+xml", "value": _markup(item)}
    return {
        "headlines": [{"role": "main", "value": item.headline}],
        "bodies": [body] if item.paragraphs else [],
        "altids": [{"role": "web", "value": item.address}],
        "associations": [notice | ({"rel": "correction"} if version == "3.1" else {})],
    }


def _notice(item: Item) -> Words:
    return {"uri": item.notice_uri, "type": "text", "language": item.notice_language}


def _at(item: Item) -> Words:
    return {"web": item.notice_address}


def _markup(item: Item) -> str:
    inside = "".join(f"<p>{escape(one)}</p>" for one in item.paragraphs)
    return f"<div>{inside}</div>" if inside else ""
