"""An article as ninjs, IPTC's news in JSON: versions 1.6, 2.2 and 3.1, told apart by the names of their fields."""

import json
from typing import Any

from taswib.archive.article import Precision
from taswib.archive.incoming import Incoming
from taswib.archive.intake.addresses import normalised
from taswib.archive.intake.admission import admitted, brief
from taswib.archive.intake.given import BYLINE, OUTLET, SECTION, Given
from taswib.archive.intake.markup import paragraphs_of, words_of
from taswib.archive.intake.plain import own_lines
from taswib.archive.intake.published import Published, read_published
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.text.passages import joined

_ID = 300
_MARKUP_1 = ("body_xhtml", "body_html", "body_text")  # 1.6: the name says what is in it; the first that is there
_MARKUP = ("html", "xml")
Item = dict[str, Any]


def read_ninjs(words: str, given: Given) -> Incoming:
    """Raises Unreadable: NOT_NINJS, NOT_NEWS for what is no text, WITHHELD for what its sender took back, and others."""
    item = _item(words)
    if item.get("type", "text") not in ("text", "composite"):
        raise Unreadable(Reason.NOT_NEWS)
    status = item.get("pubstatus", item.get("pubStatus", "usable"))
    if status != "usable":
        raise Unreadable(Reason.WITHHELD, brief(str(status), "pubstatus", 40))
    outlet = brief(_outlet(item), "source", OUTLET) or given.outlet
    address = given.address or _address(item)
    identity = address or f"id:{outlet}/{_id(item)}"
    published = given.published or _published(item, given)
    return Incoming(
        identity=identity,
        text=admitted(joined(brief(_headline(item), "headline", 10_000), _paragraphs(item))),
        seen_from=identity,
        address=address,
        outlet=outlet,
        section=brief(_first(item, "name", "subject", "subjects"), "subject", SECTION),
        byline=brief(_words(item, "byline", "by"), "by", BYLINE),
        language=_language(item),
        published_at=published.at if published else None,
        published_precision=published.precision if published else Precision.MINUTE,
    )


def _item(words: str) -> Item:
    try:
        item = json.loads(words)
    except (ValueError, RecursionError):
        raise Unreadable(Reason.NOT_NINJS) from None
    if not isinstance(item, dict) or not isinstance(item.get("uri"), str) or not item["uri"].strip():
        raise Unreadable(Reason.NOT_NINJS)
    return item


def _headline(item: Item) -> str:
    return words_of(_words(item, "headline") or _first(item, "value", "headlines") or _words(item, "title"))


def _paragraphs(item: Item) -> list[str]:
    name = next((one for one in _MARKUP_1 if isinstance(item.get(one), str)), "")
    if name:
        return _read(item[name], is_markup=name != "body_text")
    bodies = [one for one in _list(item, "bodies") if isinstance(one.get("value"), str)]
    marked = [one for one in bodies if _is_markup(one)]
    return _read((marked or bodies)[0]["value"], is_markup=bool(marked)) if bodies else []


def _is_markup(body: Item) -> bool:
    kind = str(body.get("contenttype", body.get("contentType", "")))
    return any(one in kind for one in _MARKUP) or (not kind and body["value"].lstrip().startswith("<"))


def _read(words: str, *, is_markup: bool) -> list[str]:
    if is_markup:
        return paragraphs_of(words)
    _, *paragraphs = own_lines(["-", *words.replace("\r\n", "\n").split("\n")])
    return paragraphs


def _outlet(item: Item) -> str:
    return _first(item, "name", "infosource", "infosources", "infoSources") or _words(
        item, "copyrightholder", "copyrightHolder"
    )


def _address(item: Item) -> str:
    """Its `uri`, where that is a web address; agencies' are often tags or URNs."""
    try:
        return normalised(item["uri"])
    except Unreadable:
        return ""


def _id(item: Item) -> str:
    found = brief(item["uri"], "uri", _ID)
    if found != item["uri"].strip():
        raise Unreadable(Reason.FIELD, "uri")
    return found


def _published(item: Item, given: Given) -> Published | None:
    raw = _words(item, "firstcreated", "firstCreated", "versioncreated", "versionCreated")
    return read_published(raw, zone=given.zone, now=given.now) if raw else None


def _language(item: Item) -> str:
    code = _words(item, "language")[:2].lower()
    return code if code in ("ar", "en") else ""


def _words(item: Item, *names: str) -> str:
    return next((value for name in names if isinstance(value := item.get(name), str) and value.strip()), "")


def _first(item: Item, field: str, *names: str) -> str:
    """The field of the first object in the first of these lists."""
    for name in names:
        for one in _list(item, name):
            if isinstance(one.get(field), str):
                return str(one[field])
    return ""


def _list(item: Item, name: str) -> list[Item]:
    found = item.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
