"""Articles as NewsML-G2: a news item, or a message that holds several. Read without entities and without network."""

from collections.abc import Iterator

from lxml import etree

from taswib.archive.article import Precision
from taswib.archive.incoming import Incoming
from taswib.archive.intake.admission import admitted, brief
from taswib.archive.intake.given import BYLINE, OUTLET, SECTION, Given
from taswib.archive.intake.markup import paragraphs_of
from taswib.archive.intake.plain import own_lines
from taswib.archive.intake.published import Published, read_published
from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.text.passages import joined

_NAR = "http://iptc.org/std/nar/2006-10-01/"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ID = 300
_MOST_ITEMS = 1_000
_ABOVE_TEXT = {"head", "title", "body.head", "hedline", "h1", "hl1"}  # of XHTML and NITF: told elsewhere in the item


def looks_like_newsml(words: str) -> bool:
    """Whether its namespace stands at the beginning; pages may be inside."""
    return _NAR in words[:5_000]


def read_newsml(words: str, given: Given) -> Iterator[Incoming | Unreadable]:
    """Each item, or why it could not be read. Raises Unreadable (NOT_NEWSML) for what is none."""
    items = _items(words)
    if given.address and len(items) > 1:
        raise Unreadable(Reason.NOT_LINES)
    for item in items[:_MOST_ITEMS]:
        try:
            yield _article(item, given)
        except Unreadable as refusal:
            yield refusal


def _items(words: str) -> "list[etree._Element]":
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(words.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable(Reason.NOT_NEWSML) from None
    if root.getroottree().docinfo.doctype:  # no item has one: it is where entities are declared
        raise Unreadable(Reason.NOT_NEWSML)
    found = [root] if root.tag == _name("newsItem") else list(root.iter(_name("newsItem")))
    if not found or root.tag not in (_name("newsItem"), _name("newsMessage")):
        raise Unreadable(Reason.NOT_NEWSML)
    return found


def _article(item: "etree._Element", given: Given) -> Incoming:
    kind = _code(item, "itemMeta", "itemClass")
    if kind and kind != "text" and kind != "composite":
        raise Unreadable(Reason.NOT_NEWS)
    status = _code(item, "itemMeta", "pubStatus") or "usable"
    if status != "usable":
        raise Unreadable(Reason.WITHHELD, brief(status, "pubStatus", 40))
    outlet = brief(_outlet(item), "provider", OUTLET) or given.outlet
    identity = given.address or f"id:{outlet}/{_guid(item)}"
    published = given.published or _published(item, given)
    return Incoming(
        identity=identity,
        text=admitted(joined(brief(_words(item, "contentMeta", "headline"), "headline", 10_000), _paragraphs(item))),
        seen_from=identity,
        address=given.address,
        outlet=outlet,
        section=brief(_words(item, "contentMeta", "subject", "name"), "subject", SECTION),
        byline=brief(_byline(item), "by", BYLINE),
        language=_language(item),
        published_at=published.at if published else None,
        published_precision=published.precision if published else Precision.MINUTE,
    )


def _guid(item: "etree._Element") -> str:
    raw = (item.get("guid") or "").strip()
    if not raw or brief(raw, "guid", _ID) != raw:
        raise Unreadable(Reason.FIELD, "guid")
    return raw


def _outlet(item: "etree._Element") -> str:
    provider = item.find(_path("itemMeta", "provider"))
    named = _words(item, "itemMeta", "provider", "name")
    return named or (provider.get("literal") or "" if provider is not None else "")


def _byline(item: "etree._Element") -> str:
    creators = item.findall(_path("contentMeta", "creator", "name"))
    return _words(item, "contentMeta", "by") or "، ".join(_own_words(one) for one in creators)


def _published(item: "etree._Element", given: Given) -> Published | None:
    raw = _words(item, "itemMeta", "firstCreated") or _words(item, "itemMeta", "versionCreated")
    return read_published(raw, zone=given.zone, now=given.now) if raw else None


def _language(item: "etree._Element") -> str:
    tagged = item.find(_path("contentMeta", "language"))
    code = (tagged.get("tag") if tagged is not None else item.get(_LANGUAGE)) or ""
    return code[:2].lower() if code[:2].lower() in ("ar", "en") else ""


def _paragraphs(item: "etree._Element") -> list[str]:
    marked = item.find(_path("contentSet", "inlineXML"))
    if marked is not None:
        return _of_markup(marked)
    plain = item.find(_path("contentSet", "inlineData"))
    if plain is None or plain.get("encoding"):
        return []
    if "html" in (plain.get("contenttype") or ""):
        return paragraphs_of(_own_words(plain))
    _, *paragraphs = own_lines(["-", *_own_words(plain).split("\n")])
    return paragraphs


def _of_markup(marked: "etree._Element") -> list[str]:
    """XHTML or NITF, without the headline that it repeats; namespaces are taken off so that one reader reads both."""
    for element in list(marked.iter()):
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
        parent = element.getparent()
        if element.tag in _ABOVE_TEXT and parent is not None:
            parent.remove(element)
    return paragraphs_of("".join(etree.tostring(one, encoding="unicode") for one in marked))


def _code(item: "etree._Element", *names: str) -> str:
    """What stands behind the colon of a qcode."""
    found = item.find(_path(*names))
    return (found.get("qcode") or "").rpartition(":")[2] if found is not None else ""


def _words(item: "etree._Element", *names: str) -> str:
    found = item.find(_path(*names))
    return " ".join(_own_words(found).split()) if found is not None else ""


def _own_words(element: "etree._Element") -> str:
    return "".join(str(one) for one in element.itertext())


def _path(*names: str) -> str:
    return "/".join(map(_name, names))


def _name(name: str) -> str:
    return f"{{{_NAR}}}{name}"
