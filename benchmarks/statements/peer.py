"""The naive rule that ours stands beside: a verb of saying, «أن» or a quotation mark, and all to the full stop."""

import re
from typing import Any

_VERBS = (
    "قال|قالت|أضاف|أضافت|أكد|أكدت|أوضح|أوضحت|أشار|أشارت|ذكر|ذكرت|أعلن|أعلنت|صرح|شدد|نفى|دعا|حذر|تابع|اعتبر|رأى|كشف|"
    "أفاد|أفادت"
)
_SAID = re.compile(
    rf"(?:^|[\sوف])(?P<cue>{_VERBS})\s(?P<source>[^.\n«“\":]{{0,120}}?)"
    r"(?:(?:بأن|أن|إن|ان)(?:ه|ها|هم)?\s(?P<clause>[^.\n]+)|:?\s?[«“\"](?P<quote>[^»”\"\n]+)[»”\"])"
)


def naive(text: str) -> list[dict[str, Any]]:
    """The statements of a text as the naive rule sees them, in the guidelines' schema."""
    return [_made(match) for match in _SAID.finditer(text)]


def _made(match: re.Match[str]) -> dict[str, Any]:
    part = "clause" if match["clause"] else "quote"
    source = match["source"].strip(" ،,")
    return {
        "content": [list(match.span(part))],
        "kind": "indirect" if part == "clause" else "direct",
        "cue": list(match.span("cue")),
        "source": list(match.span("source")) if source else None,
        "source_name": source or None,
        "via": None,
        "when": None,
    }
