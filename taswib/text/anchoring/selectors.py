"""An anchor in the shape of the W3C Web Annotation model: two selectors, and the version of what made them."""

from collections.abc import Iterable, Mapping
from typing import Any

from taswib.text.anchoring.quote import VERSION, Quote

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"algorithm": "urn:taswib:anchoring:algorithm"}]
_UNKNOWN = -1


class NotAnAnchor(ValueError):
    """What was given holds no TextQuoteSelector that can be read; the message names what is wrong."""


def target(quote: Quote, source: str) -> dict[str, Any]:
    """A SpecificResource of the page at `source`: a TextQuoteSelector, and a TextPositionSelector where the place is known.

    Offsets are code points. `algorithm` is the version of `describe` that chose prefix and suffix.
    """
    words = {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    place = {"type": "TextPositionSelector", "start": quote.start, "end": quote.end}
    return {
        "@context": _CONTEXT,
        "type": "SpecificResource",
        "source": source,
        "selector": [words, place] if quote.start >= 0 else [words],
        "algorithm": VERSION,
    }


def quote_of(told: Mapping[str, Any]) -> Quote:
    """The quote of a target or annotation of anybody's making, refined selectors too. Raises NotAnAnchor."""
    inner = told.get("target", told)
    found = {one.get("type"): one for one in _selectors(inner.get("selector") if isinstance(inner, Mapping) else None)}
    words, place = found.get("TextQuoteSelector"), found.get("TextPositionSelector", {})
    if words is None or not isinstance(words.get("exact"), str) or not words["exact"]:
        raise NotAnAnchor("no TextQuoteSelector with the exact words")
    prefix, suffix = words.get("prefix", ""), words.get("suffix", "")
    if not isinstance(prefix, str) or not isinstance(suffix, str):
        raise NotAnAnchor("prefix and suffix are text")
    start, end = place.get("start", _UNKNOWN), place.get("end", _UNKNOWN)
    if not _is_place(start, end):
        raise NotAnAnchor("start and end are places in the text, one after the other")
    return Quote(words["exact"], prefix, suffix, start, end)


def _selectors(told: object) -> Iterable[Mapping[str, Any]]:
    """Each selector, and what refines it, two deep at most."""
    for one in told if isinstance(told, list) else [told]:
        if isinstance(one, Mapping):
            yield one
            if isinstance(refined := one.get("refinedBy"), Mapping):
                yield refined


def _is_place(start: object, end: object) -> bool:
    if type(start) is not int or type(end) is not int:
        return False
    return start == end == _UNKNOWN or 0 <= start <= end
