"""A paper as PDF: set by Typst, with its tags, title and language, as PDF/UA-1 asks.

Typst comes as one wheel without anything of the system's. What it is given are values, never markup of theirs; it reads
no file but paper.typ and the two faces beside it, and asks no network.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from taswib.console.papers.paper import Paper
from taswib.console.papers.signs import showable

_HERE = Path(__file__).parent


def printed(paper: Paper, now: datetime) -> bytes:
    """The PDF; the same paper at the same moment is the same file."""
    values = {
        "lang": paper.language,
        "title": paper.title,
        "newsroom": paper.newsroom.name,
        "period": f"{paper.day(paper.period.first)} – {paper.day(paper.period.last)}",
        "made": paper.day(now),
        "blocks": paper.blocks,
    }
    return set_paper(showable(values), now)


def set_paper(values: dict[str, Any], now: datetime | None = None) -> bytes:
    """Raises typst.TypstError where a sign in it is in none of the faces."""
    made = typst.compile(  # type: ignore[misc]
        (_HERE / "paper.typ").read_bytes(),
        sys_inputs={"paper": json.dumps(values, ensure_ascii=False)},
        font_paths=[str(_HERE / "fonts")],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=now.astimezone(UTC).replace(microsecond=0) if now else None,
    )
    return bytes(made)
