"""An article as plain text: the first line is the headline, each further line a paragraph."""

from taswib.archive.article import Precision
from taswib.archive.incoming import Incoming
from taswib.archive.intake.admission import admitted
from taswib.archive.intake.given import Given
from taswib.text.furniture import without_furniture
from taswib.text.passages import joined


def read_plain(text: str, origin: str, given: Given) -> Incoming:
    """Blank lines and page furniture are no text. `origin` is the file's identity. Raises Unreadable."""
    headline, *paragraphs = own_lines(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")) or [""]
    published = given.published
    return Incoming(
        identity=given.address or origin,
        text=admitted(joined(headline, paragraphs)),
        seen_from=given.address or origin,
        address=given.address,
        outlet=given.outlet,
        published_at=published.at if published else None,
        published_precision=published.precision if published else Precision.MINUTE,
    )


def own_lines(lines: list[str]) -> list[str]:
    """The article's own lines, without the blanks around each."""
    return [lines[index].strip() for index in without_furniture(lines)]
