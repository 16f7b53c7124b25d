"""What is said of something that could not be taken in: what it is, why, and what to do."""

from django.utils.translation import gettext_lazy

from taswib.archive.due import Due
from taswib.archive.intake.admission import LONGEST_HEADLINE, LONGEST_TEXT
from taswib.archive.intake.fetch_state import FetchState
from taswib.archive.intake.unreadable import Reason, Unreadable

_SENTENCES = {
    Reason.MISSING: gettext_lazy("There is nothing at this path. Check its spelling."),
    Reason.FORBIDDEN: gettext_lazy("It may not be read (%(detail)s). Let this user read it: chmod u+r."),
    Reason.DAMAGED: gettext_lazy("It can't be read to its end (%(detail)s). Copy or compress it again."),
    Reason.NO_FILES: gettext_lazy("The folder holds no file of a known kind: .txt, .html, .jsonl, .json, .xml (.gz too)."),
    Reason.NOT_LINES: gettext_lazy("--address is for one article; JSON lines carry an address each. Leave it out."),
    Reason.EMPTY: gettext_lazy("It is empty. A headline and at least one paragraph are needed."),
    Reason.TOO_LARGE: gettext_lazy("It has more than %(detail)s MB. Bring one article a file or line."),
    Reason.BINARY: gettext_lazy("It is not text but an image, a document or a program. Save it as text or HTML."),
    Reason.BROKEN_TEXT: gettext_lazy("Its Unicode text is cut off or damaged. Copy it again from the original."),
    Reason.UNDECIDABLE: gettext_lazy("Its encoding can't be told with certainty. Save it as UTF-8."),
    Reason.NOT_NEWS: gettext_lazy("It is a picture, a graphic or a plan, not a text."),
    Reason.NOT_NEWSML: gettext_lazy("It is not a NewsML-G2 news item or message, or its XML is broken."),
    Reason.NOT_NINJS: gettext_lazy("It is not ninjs: a JSON object with a “uri” is needed."),
    Reason.WITHHELD: gettext_lazy("Its sender marked it “%(detail)s”, so it is not taken in."),
    Reason.NOT_A_FEED: gettext_lazy("It is neither RSS nor Atom, or its XML is broken."),
    Reason.NOT_A_SITEMAP: gettext_lazy("It is neither a sitemap nor a list of addresses, or its XML is broken."),
    Reason.NOT_JSON: gettext_lazy("This line is not a JSON object. Each line holds one, in UTF-8."),
    Reason.FIELD: gettext_lazy("The field “%(detail)s” is missing or not of its kind. See docs/operating.md."),
    Reason.NO_IDENTITY: gettext_lazy("It has neither url nor id, so it could not be known again. Add one."),
    Reason.NO_ARTICLE: gettext_lazy("No article was found in this page. Save its headline and text as a .txt file."),
    Reason.NO_HEADLINE: gettext_lazy("It has no headline. The first line, or “title”, is the headline."),
    Reason.LONG_HEADLINE: gettext_lazy(
        "Its first line has %(detail)s characters; a headline has at most %(headline)d. Put it on a line of its own."
    ),
    Reason.NO_PARAGRAPHS: gettext_lazy("It is a headline alone. At least one paragraph is needed."),
    Reason.LONG_TEXT: gettext_lazy("It has %(detail)s characters, and an article at most %(text)d. Divide it."),
    Reason.NUL: gettext_lazy("It holds a NUL character (at %(detail)s), which no text has. Remove it."),
    Reason.SURROGATE: gettext_lazy("It holds half a character (at %(detail)s). Copy it again from the original."),
    Reason.MARKS: gettext_lazy("It stacks %(detail)s diacritics on one letter; no spelling needs 30. Remove them."),
    Reason.DATE: gettext_lazy("“%(detail)s” is not a date. Write it as 2026-11-22 or 2026-11-22T14:30."),
    Reason.FUTURE: gettext_lazy("The date %(detail)s lies in the future. Correct it, or wait until it is out."),
    Reason.ADDRESS: gettext_lazy("“%(detail)s” is not a page's address: http(s)://…, at most 500 characters."),
}  # fmt: skip


_REASONS = {reason.value: reason for reason in (Reason.NO_ARTICLE, Reason.NOT_A_FEED, Reason.NOT_A_SITEMAP)}


def sentence(refusal: Unreadable) -> str:
    """In the language that is active."""
    figures = {"detail": _visible(refusal.detail), "headline": LONGEST_HEADLINE, "text": LONGEST_TEXT}
    return str(_SENTENCES[refusal.reason]) % figures


def ending(row: Due) -> str:
    """How the last reading of a source or page ended, with what it lacks or the technical cause where there is one."""
    said = str(FetchState(row.state).label) if row.state else ""
    if row.detail in _REASONS:
        return f"{said} {sentence(Unreadable(_REASONS[row.detail]))}"
    return f"{said} ({_visible(row.detail)})" if row.detail else said


def _visible(words: str) -> str:
    """Nothing in a file may steer the terminal."""
    return "".join(char if char.isprintable() else "�" for char in words)
