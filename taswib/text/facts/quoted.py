"""The quotations of a passage as spans of its text."""

import re

from taswib.text.facts.fact import Span
from taswib.text.quotations import MARKS, quotations

_MARK = re.compile(f"[{''.join(MARKS)}]")


def quoted_spans(text: str) -> list[Span]:
    """What stands between quotation marks, line by line; one that is never closed ends with its line."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        marks = [found.start() for found in _MARK.finditer(line)]
        surfaces = [line[at] for at in marks]
        for one in quotations(line, surfaces, marks, range(len(marks)), len(marks)):
            end = marks[one.end] if one.end < len(marks) else len(line)
            spans.append((start + marks[one.mark] + 1, start + end))
        start += len(line) + 1
    return spans
