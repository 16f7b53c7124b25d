"""The gate for an article on its way into the archive: its text exactly as given, or a reason."""

from taswib.archive.intake.unreadable import Reason, Unreadable
from taswib.text.gate import Refusal, TextRefused, admit, admit_article
from taswib.text.passages import passages

LONGEST_TEXT = 1_000_000  # code points: ten times the longest reportage; a file of more is not one article
LONGEST_HEADLINE = 500  # as the column `headline`
_REASONS = {
    Refusal.TOO_LONG: Reason.LONG_TEXT,
    Refusal.NUL: Reason.NUL,
    Refusal.SURROGATE: Reason.SURROGATE,
    Refusal.MARKS: Reason.MARKS,
}


def admitted(text: str) -> str:
    """`text` itself, which has a headline and at least one paragraph. Raises Unreadable."""
    try:
        admit_article(text, limit=LONGEST_TEXT)
    except TextRefused as refused:
        raise Unreadable(_REASONS[refused.reason], refused.found) from None
    found = passages(text)
    if not found:
        raise Unreadable(Reason.EMPTY)
    if found[0].position:
        raise Unreadable(Reason.NO_HEADLINE)
    headline = found[0].end - found[0].start
    if headline > LONGEST_HEADLINE:
        raise Unreadable(Reason.LONG_HEADLINE, headline)
    if len(found) == 1:
        raise Unreadable(Reason.NO_PARAGRAPHS)
    return text


def brief(raw: str, field: str, longest: int) -> str:
    """A name or title on one line, as it is, cut at `longest` code points. Raises Unreadable (FIELD)."""
    try:
        words = admit(raw, limit=max(longest, len(raw)) * 4)
    except TextRefused:
        raise Unreadable(Reason.FIELD, field) from None
    return " ".join(words.split())[:longest]
