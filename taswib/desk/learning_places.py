"""What a page that an editor named teaches when it is read for the first time: its own words, and how to know it again."""

from taswib.archive.incoming import Incoming
from taswib.desk.copy import Copy, Place
from taswib.desk.corrected_passages import Corrected, corrected_passages
from taswib.desk.finding_copies import marks_of, places_again
from taswib.text.anchoring import Quote, anchor, describe
from taswib.text.mending import carries, fitted


def learn_from(copy: Copy, page: Incoming) -> None:
    """Let the copy's places be the page's own words where the error stands there; nothing else is forgotten.

    A page on which it doesn't stand teaches nothing of it: it may have been mended already.
    """
    places = [place for one in corrected_passages(copy.notice) if (place := _place(page.text, one))]
    if not places:
        return
    places += places_again(copy.notice, page.text, places)
    copy.places = [list(place) for place in places]
    copy.marks = marks_of(page.text)
    copy.headline = copy.headline or page.text.split("\n", 1)[0].strip()[:500]
    copy.outlet = copy.outlet or page.outlet
    copy.language = page.language or copy.language
    copy.published_at = copy.published_at or page.published_at
    copy.save(update_fields=["places", "marks", "headline", "outlet", "language", "published_at"])


def is_unlearnt(copy: Copy) -> bool:
    """Whether its places are the notice's words still, and not yet its own."""
    return bool(copy.address) and all(place.start < 0 for place in copy.passages)


def _place(text: str, corrected: Corrected) -> Place | None:
    found = anchor(text, Quote(corrected.was, "", "", -1, -1))
    if found.start is None or found.end is None:
        return None
    quote = describe(text, found.start, found.end)
    if not carries(quote.exact, corrected.was, corrected.now):
        return None
    stands = fitted(quote.exact, corrected.was, corrected.now) if corrected.now else None
    return Place(*quote, stands=stands or "")
