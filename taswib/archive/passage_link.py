"""The end of an address of a revision's page that opens at words in it."""

from collections.abc import Sequence

from taswib.archive.revision import Revision
from taswib.text.anchoring import text_fragment

Span = tuple[int, int]


def pointer(revision: Revision, span: Span | None, beside: Sequence[str] = ()) -> str:
    """`#p3:~:text=…`: the passage for every browser, the very words for one that knows text fragments. "" for no span.

    `beside` is what else stands on that page and may hold the same words: its notices quote them.
    """
    passage = revision.passage_at(span[0]) if span else None
    if span is None or passage is None:
        return ""
    return f"#p{passage.position}{text_fragment(revision.text, *span, beside=beside)}"
