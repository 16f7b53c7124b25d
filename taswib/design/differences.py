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
    if words:
        side.append((changed, words))
