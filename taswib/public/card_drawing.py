"""A notice as a picture for those who pass its address on: what stood there, and what stands there now."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

from taswib.design.differences import Pieces
from taswib.public.card_line import Line, around_change, lines

WIDTH, HEIGHT = 1200, 630  # as Open Graph's readers crop it least
_FACE = Path(__file__).parent.parent / "design/static/taswib/fonts/vazirmatn-taswib.woff2"
_PAPER, _INK, _QUIET, _HAIR = "#fcfcfa", "#17191b", "#565b60", "#d8d9d4"
_ACCENT, _ACCENT_SOFT, _WAS, _WAS_SOFT = "#0a5560", "#e2eff0", "#a1221b", "#f9e9e6"
_EDGE, _STRIP, _INSIDE = 72, 20, 28
_REGULAR, _BOLD = 400, 700


@dataclass(frozen=True)
class Card:
    """`was` and `now` are marked pieces, empty where the notice replaces nothing; then `words` is drawn.

    `way` is rtl or ltr.
    """

    kind: str
    newsroom: str
    headline: str
    was_label: str
    was: Pieces
    now_label: str
    now: Pieces
    words: str
    foot: str
    way: str


def can_draw() -> bool:
    """Whether Arabic would be joined and ordered: Pillow needs the system's libfribidi for that."""
    return bool(features.check_feature("raqm") and features.check_feature("fribidi"))


def draw(card: Card) -> bytes:
    """A PNG of WIDTH by HEIGHT."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    page = _Page(ImageDraw.Draw(image), card.way)
    page.strip()
    page.ends(card.kind, card.newsroom, 56)
    was, now = (_drawable(around_change(side)) for side in (card.was, card.now))
    is_full = page.height(was) + page.height(now) > 2
    top = page.block(_drawable([(False, card.headline)]), 132, 44, _BOLD, _INK, most=1 if is_full else 2) + 24
    if card.was or card.now:
        top = page.panel(card.was_label, was, top, _WAS, _WAS_SOFT)
        page.panel(card.now_label, now, top, _ACCENT, _ACCENT_SOFT)
    else:
        page.block(_drawable([(False, card.words)]), top, 34, _REGULAR, _INK, most=5)
    page.line(Line(((False, card.foot),), card.way), HEIGHT - 66, 24, _REGULAR, _QUIET)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


class _Page:
    """`way` is of the card: where its lines begin."""

    def __init__(self, pen: ImageDraw.ImageDraw, way: str) -> None:
        self.pen, self.way = pen, way

    def strip(self) -> None:
        left = WIDTH - _STRIP if self.way == "rtl" else 0
        self.pen.rectangle((left, 0, left + _STRIP, HEIGHT), fill=_ACCENT)

    def ends(self, first: str, last: str, top: int) -> None:
        """Two words at the two ends of a line, over a hair line."""
        self.line(Line(((False, first),), self.way), top, 34, _BOLD, _ACCENT)
        opposite = "ltr" if self.way == "rtl" else "rtl"
        self.line(Line(((False, last[:60]),), self.way), top + 4, 28, _REGULAR, _QUIET, begins=opposite)
        self.pen.line((_EDGE, top + 58, WIDTH - _EDGE, top + 58), fill=_HAIR, width=2)

    def block(self, pieces: Pieces, top: int, size: int, weight: int, colour: str, *, most: int, inset: int = 0) -> int:
        """Where the next thing may begin."""
        for line in lines(pieces, _font(size, weight), WIDTH - 2 * (_EDGE + inset), most):
            self.line(line, top, size, weight, colour, inset=inset)
            top += round(size * 1.45)
        return top

    def panel(self, label: str, pieces: Pieces, top: int, colour: str, soft: str) -> int:
        """A labelled box in which changed words stand out; nothing where there are none."""
        if not pieces:
            return top
        bottom = top + 54 + self.height(pieces) * 48
        self.pen.rectangle((_EDGE, top, WIDTH - _EDGE, bottom), fill=soft)
        side = WIDTH - _EDGE - 6 if self.way == "rtl" else _EDGE
        self.pen.rectangle((side, top, side + 6, bottom), fill=colour)
        self.line(Line(((False, label),), self.way), top + 10, 22, _BOLD, colour, inset=_INSIDE)
        for number, line in enumerate(self._said(pieces)):
            self.line(line, top + 42 + number * 48, 33, _REGULAR, _INK, inset=_INSIDE, mark=colour)
        return bottom + 18

    def height(self, pieces: Pieces) -> int:
        """Lines of a panel."""
        return len(self._said(pieces))

    def _said(self, pieces: Pieces) -> list[Line]:
        return lines(pieces, _font(33, _REGULAR), WIDTH - 2 * (_EDGE + _INSIDE), 2)

    def line(
        self,
        line: Line,
        top: int,
        size: int,
        weight: int,
        colour: str,
        *,
        inset: int = 0,
        begins: str = "",
        mark: str = "",
    ) -> None:
        """`begins` is the side at which it stands, the card's own where it says none."""
        font = _font(size, weight)
        is_right = (begins or self.way) == "rtl"
        x = WIDTH - _EDGE - inset if is_right else _EDGE + inset
        self.pen.text(
            (x, top), line.text, font=font, fill=colour, anchor="ra" if is_right else "la", direction=line.way
        )
        if mark and line.runs_one_way:
            self._mark(line, x, top + size, font, mark, is_right=is_right)

    def _mark(self, line: Line, x: int, y: int, font: ImageFont.FreeTypeFont, colour: str, *, is_right: bool) -> None:
        """A rule under changed words."""
        whole = font.getlength(line.text, direction=line.way)
        for before, words in line.marked():
            start = font.getlength(f"{before} ", direction=line.way) if before else 0
            end = start + font.getlength(words, direction=line.way)
            if line.way == "rtl":
                right = x if is_right else x + whole
                left, right = right - end, right - start
            else:
                origin = x - whole if is_right else x
                left, right = origin + start, origin + end
            self.pen.rectangle((left, y + 10, right, y + 13), fill=colour)


@lru_cache(maxsize=16)
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(_FACE), size, layout_engine=ImageFont.Layout.RAQM)
    font.set_variation_by_axes([weight])
    return font


def _drawable(pieces: Pieces) -> Pieces:
    """The face has no accented Latin letters: those lose their accents rather than show as boxes."""
    return [(changed, "".join(map(_plain, text))) for changed, text in pieces]


def _plain(letter: str) -> str:
    if not unicodedata.name(letter, "").startswith("LATIN"):
        return letter
    return "".join(one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one))
