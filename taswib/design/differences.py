"""What stood there and what stands now, cut into pieces that a template can mark."""

from taswib.text.changes import word_changes

Pieces = list[tuple[bool, str]]


def pieces(was: str, now: str) -> tuple[Pieces, Pieces]:
    """Both texts whole, each as (changed, words) in order."""
    before: Pieces = []
    after: Pieces = []
    for change in word_changes(was, now):
        changed = change.kind != "same"
        _append(before, changed, was[slice(*change.before)])
        _append(after, changed, now[slice(*change.after)])
    return before, after


def _append(side: Pieces, changed: bool, words: str) -> None:
    """A blank after changed words is not marked with them: a line through it would run into the next word."""
    marked = (words.rstrip() or words) if changed else words
    for is_changed, part in ((changed, marked), (False, words[len(marked) :])):
        if part:
            side.append((is_changed, part))
