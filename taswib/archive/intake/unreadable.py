"""Why something that was brought could not be taken in. The faces turn the reasons into sentences."""

from enum import Enum


class Reason(Enum):
    """`detail` of Unreadable holds what is named behind the reason, or is empty."""

    MISSING = "missing"  # no such file or folder
    FORBIDDEN = "forbidden"  # may not be read; the system's words
    DAMAGED = "damaged"  # a read error, or compressed bytes that are cut or broken; the system's words
    NO_FILES = "no_files"  # a folder without files of a known kind
    NOT_LINES = "not_lines"  # an address was given for lines that carry their own
    EMPTY = "empty"
    TOO_LARGE = "too_large"  # the limit in megabytes
    BINARY = "binary"
    BROKEN_TEXT = "broken_text"  # Unicode that is cut or damaged
    UNDECIDABLE = "undecidable"  # in no encoding that is known
    NOT_NEWS = "not_news"  # an agency's picture, graphic or plan
    NOT_NEWSML = "not_newsml"
    NOT_NINJS = "not_ninjs"
    WITHHELD = "withheld"  # the status that its sender gave it
    NOT_A_FEED = "not_a_feed"
    NOT_A_SITEMAP = "not_a_sitemap"
    NOT_JSON = "not_json"
    FIELD = "field"  # the name of the field that is missing or not what it should be
    NO_IDENTITY = "no_identity"  # a line with neither url nor id
    NO_ARTICLE = "no_article"  # a page without an article
    NO_HEADLINE = "no_headline"
    LONG_HEADLINE = "long_headline"  # its length in characters
    NO_PARAGRAPHS = "no_paragraphs"
    LONG_TEXT = "long_text"  # its length in characters
    NUL = "nul"  # its offset in the text
    SURROGATE = "surrogate"  # its offset in the text
    MARKS = "marks"  # how many combining marks stand in a row
    DATE = "date"  # the date as given
    FUTURE = "future"  # the date as given
    ADDRESS = "address"  # the address as given


class Unreadable(Exception):
    """Raised before anything is stored."""

    def __init__(self, reason: Reason, detail: object = "") -> None:
        super().__init__(f"{reason.value} {detail}")
        self.reason, self.detail = reason, str(detail)

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[Reason, str]]:
        return Unreadable, (self.reason, self.detail)
