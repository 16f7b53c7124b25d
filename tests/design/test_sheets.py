"""The style sheets and the face keep what the guide promises: both directions, both schemes, a small first visit."""

import re
from pathlib import Path

import brotli
import pytest

STATIC = Path(__file__).parent.parent.parent / "taswib" / "design" / "static" / "taswib"
SHEETS = [STATIC / "face.css", STATIC / "console.css", STATIC / "said.css", STATIC / "sourcing.css"]
FACE = STATIC / "fonts" / "vazirmatn-taswib.woff2"
ONE_SIDED = re.compile(
    r"\b(?:margin|padding|border|inset)-(?:left|right)\b|[{;]\s*(?:left|right)\s*:|:\s*(?:left|right)\s*;"
)
PAIRS = [
    ("ink", "paper"), ("ink", "sheet"), ("ink", "accent-soft"), ("ink", "mark"), ("paper", "ink"),
    ("quiet", "paper"), ("quiet", "sheet"), ("quiet", "accent-soft"), ("accent", "paper"), ("accent", "sheet"),
    ("accent", "accent-soft"), ("on-accent", "accent"),
    ("was", "paper"), ("was", "sheet"), ("was", "was-soft"), ("paper", "was"),
]  # fmt: skip

pytestmark = pytest.mark.pure


def schemes() -> dict[str, dict[str, str]]:
    text = (STATIC / "face.css").read_text()
    found = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block)) for block in re.findall(r":root \{.*?\}", text, re.S)
    ]
    light, dark, _paper = found
    return {"light": light, "dark": light | dark}


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance of #rgb or #rrggbb, 0 to 1."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_knows_start_and_end_but_neither_left_nor_right(sheet: Path) -> None:
    assert not ONE_SIDED.findall(sheet.read_text())


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_asks_nobody_else_for_anything(sheet: Path) -> None:
    assert not re.search(r"@import|https?:|//\w", sheet.read_text())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(scheme: str) -> None:
    colours = schemes()[scheme]
    faint = [(word, ground) for word, ground in PAIRS if contrast(colours[word], colours[ground]) < 4.5]
    assert not faint


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_edges_of_fields_stand_out_from_their_ground(scheme: str) -> None:
    colours = schemes()[scheme]
    assert min(contrast(colours["line"], colours[ground]) for ground in ("paper", "sheet")) >= 3


def test_the_sheet_and_the_face_leave_room_in_the_first_visit() -> None:
    assert len(brotli.compress((STATIC / "face.css").read_bytes())) < 7_000
    assert FACE.stat().st_size <= 40_000


def test_the_face_has_its_licence_beside_it() -> None:
    assert "SIL OPEN FONT LICENSE" in (FACE.parent / "OFL.txt").read_text()
    assert FACE.name in (FACE.parent / "NOTICE").read_text()
