"""Last phase: how sure a statement is."""

from taswib.text.statements.reading import Draft


def certainty(draft: Draft) -> float:
    return 0.8
