"""A page that stands alone, to look at what was read: each statement marked in its text, its source, cue, carrier
and date beside it.
"""

import itertools
from html import escape
from pathlib import Path
from types import TracebackType

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taswib.text.direction import direction
from taswib.text.statements import Statement

_STYLE = """
body { margin: 0; font: 1rem/1.9 system-ui, "Noto Naskh Arabic", sans-serif; background: #fcfcfa; color: #17191b; }
article { display: grid; grid-template-columns: minmax(0, 38rem) minmax(14rem, 22rem); gap: 1rem 3rem; padding: 2rem;
justify-content: center;
  border-block-end: 1px solid #d8d9d4; }
h2 { grid-column: 1 / -1; margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.content { background: #fbecb0; } .source { border-block-end: 2px solid #0a5560; } .cue { font-weight: 700; }
.via { border-block-end: 2px dotted #a1221b; } .when { border-block-end: 2px dashed #565b60; }
sup { color: #0a5560; font-size: .75em; }
ol { margin: 0; padding-inline-start: 1.6rem; font-size: .9rem; line-height: 1.6; } li { margin-block-end: .8rem; }
dl { margin: 0; display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; } dt { color: #565b60; } dd {
margin: 0; }
@media (max-width: 50rem) { article { grid-template-columns: 1fr; padding: 1rem; } }
@media (prefers-color-scheme: dark) { body { background: #141618; color: #e6e6e2; } .content { background: #574a12; }
article { border-color: #33373b; }
  sup { color: #83c8d0; } dt { color: #a4a9ad; } .source { border-color: #83c8d0; } .via { border-color: #f19a90; }
  .when { border-color: #a4a9ad; } }
"""


class PageOfStatements:
    """Written text by text, so that memory stays flat however many there are. Raises OSError where it can't be
    written.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8")
        language = get_language() or "ar"
        side = "rtl" if language == "ar" else "ltr"
        self._file.write(
            f'<!doctype html><html lang="{language}" dir="{side}"><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(_("Statements"))}</title>'
            f"<style>{_STYLE}</style>\n<main>\n"
        )

    def __enter__(self) -> "PageOfStatements":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.write("</main></html>\n")
        self._file.close()

    def add(self, identity: str, text: str, found: list[Statement]) -> None:
        """One text with its statements."""
        self._file.write(
            f'<article><h2 dir="auto">{escape(identity)}</h2>'
            f'<div class="text" dir="{direction(text)}">{marked(text, found)}</div>'
            f"<ol>{''.join(_beside(text, one) for one in found)}</ol></article>\n"
        )


def marked(text: str, found: list[Statement]) -> str:
    """The text as HTML with every content, cue, source, carrier and time in a span, and each statement's number
    before it.
    """
    spans, numbers = _spans(found), {one.content[0][0]: number for number, one in enumerate(found, 1)}
    bounds = sorted({0, len(text), *numbers, *(edge for start, end, _role in spans for edge in (start, end))})
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for start, end, role in spans:
        opens.setdefault(start, []).append(role)
        closes.setdefault(end, []).append(role)
    pieces: list[str] = []
    now: list[str] = []
    for start, end in itertools.pairwise(bounds):
        for role in closes.get(start, ()):
            now.remove(role)
        now += opens.get(start, ())
        number = f"<sup>{numbers[start]}</sup>" if start in numbers else ""
        words = escape(text[start:end])
        pieces.append(number + (f'<span class="{" ".join(sorted(set(now)))}">{words}</span>' if now else words))
    return "".join(pieces)


def _spans(found: list[Statement]) -> list[tuple[int, int, str]]:
    spans = [(start, end, "content") for one in found for start, end in one.content]
    for one in found:
        beside = {"cue": one.cue, "source": one.source, "via": one.via, "when": one.when.span if one.when else None}
        spans += [(*span, role) for role, span in beside.items() if span]
    return spans


def _beside(text: str, one: Statement) -> str:
    rows = [
        (_("Source"), one.source_name or _("unnamed")),
        (_("Cue"), text[slice(*one.cue)] if one.cue else ""),
        (_("Carrier"), text[slice(*one.via)] if one.via else ""),
        (_("Said on"), one.when.date or text[slice(*one.when.span)] if one.when else ""),
        (_("Kind"), _KINDS[one.kind]()),
        (_("Certainty"), f"{one.certainty:.2f}"),
    ]
    told = "".join(f'<dt>{escape(name)}</dt><dd dir="auto">{escape(value)}</dd>' for name, value in rows if value)
    return f"<li><dl>{told}</dl></li>"


_KINDS = {"direct": lambda: _("direct"), "indirect": lambda: _("indirect"), "mixed": lambda: _("mixed")}
