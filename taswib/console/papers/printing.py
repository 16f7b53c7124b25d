"""A paper as PDF: set by Typst, with its tags, title and language, as PDF/UA-1 asks.

Typst comes as one wheel without anything of the system's. What it is given are values, never markup of theirs; it reads
no file but paper.typ and the two faces beside it, and asks no network.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

import typst

from taswib.console.papers.paper import Paper

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
    made = typst.compile(  # type: ignore[misc]
        (_HERE / "paper.typ").read_bytes(),
        sys_inputs={"paper": json.dumps(values, ensure_ascii=False)},
        font_paths=[str(_HERE / "fonts")],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=now.astimezone(UTC).replace(microsecond=0),
    )
    return bytes(made)
