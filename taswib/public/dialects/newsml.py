"""A news item as IPTC's NewsML-G2 2.35."""

from xml.etree.ElementTree import Element, SubElement, tostring

from taswib.public.atom import moment
from taswib.public.dialects.item import Item
from taswib.public.xml_words import xml_words

CONTENT_TYPE = "application/vnd.iptc.g2.newsitem+xml; charset=utf-8"
_NAR = "http://iptc.org/std/nar/2006-10-01/"
_XHTML = "http://www.w3.org/1999/xhtml"
_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def newsml(item: Item) -> bytes:
    """The whole document, one <newsItem>."""
    root = Element(
        "newsItem",
        {
            "xmlns": _NAR,
            "guid": item.uri,
            "version": str(item.version),
            "standard": "NewsML-G2",
            "standardversion": "2.35",
            "conformance": "power",
            _LANG: item.language,
        },
    )
    SubElement(root, "catalogRef", {"href": _CATALOG})
    _about_item(SubElement(root, "itemMeta"), item)
    _about_content(SubElement(root, "contentMeta"), item)
    if item.paragraphs:
        _content(SubElement(root, "contentSet"), item)
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _about_item(meta: Element, item: Item) -> None:
    """In the schema's order."""
    SubElement(meta, "itemClass", {"qcode": "ninat:text"})
    _named(meta, "provider", item.outlet)
    _words(meta, "versionCreated", moment(item.version_created))
    _words(meta, "firstCreated", moment(item.first_created))
    SubElement(meta, "pubStatus", {"qcode": f"stat:{item.status}"})
    _words(meta, "edNote", item.note, {_LANG: item.notice_language})
    if item.signal:
        SubElement(meta, "signal", {"qcode": f"sig:{item.signal}"})
    link = {"rel": "irel:seeAlso", "residref": item.notice_uri, "href": item.notice_address}
    title = SubElement(SubElement(meta, "link", link), "title", {_LANG: item.notice_language})
    title.text = xml_words(item.notice_title)


def _about_content(meta: Element, item: Item) -> None:
    if item.byline:
        _named(meta, "creator", item.byline)
    SubElement(meta, "altId").text = xml_words(item.address)
    SubElement(meta, "language", {"tag": item.language})
    if item.section:
        _named(meta, "subject", item.section)
    _words(meta, "headline", item.headline)
    if item.byline:
        _words(meta, "by", item.byline)


def _content(content: Element, item: Item) -> None:
    inline = SubElement(content, "inlineXML", {"contenttype": "application/xhtml+xml"})
    page = SubElement(inline, "html", {"xmlns": _XHTML, "lang": item.language})
    _words(SubElement(page, "head"), "title", item.headline)
    body = SubElement(page, "body")
    for one in item.paragraphs:
        _words(body, "p", one)


def _named(parent: Element, tag: str, name: str) -> None:
    """Someone or something without a code of IPTC's: by name, the name as its literal too."""
    _words(SubElement(parent, tag, {"literal": xml_words(name)}), "name", name)


def _words(parent: Element, tag: str, words: str, attributes: dict[str, str] | None = None) -> None:
    SubElement(parent, tag, attributes or {}).text = xml_words(words)
