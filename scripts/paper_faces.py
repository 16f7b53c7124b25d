"""The two faces of the papers, cut from the face of the pages: taswib/console/papers/fonts/README.md says why.

    .venv/bin/python -m scripts.paper_faces

Lam with alef is one drawn pair. Made by a ligature, it would be one sign of a PDF that stands for two letters, and what
reads the file's signs from right to left (PDFium, MuPDF) turns the two round. Here lam takes the pair's shape and alef
becomes a sign without ink or width, so that each letter has its own.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib.instancer import instantiateVariableFont

PACKAGE = Path(__file__).resolve().parent.parent / "taswib"
FACE = PACKAGE / "design/static/taswib/fonts/vazirmatn-taswib.woff2"
OUT = PACKAGE / "console/papers/fonts"
WEIGHTS = {"Regular": 400, "Bold": 700}
PAIRS = (5, 12)
"""The lookups of Vazirmatn 33.003 that make the pairs."""


def main() -> int:
    for name, weight in WEIGHTS.items():
        font = TTFont(FACE)
        font.flavor = None
        font = instantiateVariableFont(font, {"wght": weight})
        _name(font, name, weight)
        _part_pairs(font)
        font.save(OUT / f"vazirmatn-{name.lower()}.ttf")
    return 0


def _name(font: TTFont, name: str, weight: int) -> None:
    names = {1: "Vazirmatn", 2: name, 4: f"Vazirmatn {name}", 6: f"Vazirmatn-{name}"}
    for record in list(font["name"].names):
        if record.nameID in (*names, 16, 17):
            font["name"].removeNames(nameID=record.nameID)
    for number, words in names.items():
        font["name"].setName(words, number, 3, 1, 0x409)
    is_bold = name == "Bold"
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if is_bold else 0x40)
    font["head"].macStyle = int(is_bold)


def _part_pairs(font: TTFont) -> None:
    table = font["GSUB"].table
    for number in PAIRS:
        lookup = table.LookupList.Lookup[number]
        rules = [_rule(font, alef, lams) for alef, lams in _pairs(lookup).items()]
        lookup.LookupType, lookup.SubTable, lookup.SubTableCount = 6, rules, len(rules)
    table.LookupList.LookupCount = len(table.LookupList.Lookup)


def _pairs(lookup: otTables.Lookup) -> dict[str, dict[str, str]]:
    """For each alef, the pair's sign for each lam before it."""
    found: dict[str, dict[str, str]] = {}
    for table in lookup.SubTable:
        for lam, ligatures in getattr(table, "ExtSubTable", table).ligatures.items():
            for one in ligatures:
                found.setdefault(one.Component[0], {})[lam] = one.LigGlyph
    return found


def _rule(font: TTFont, alef: str, lams: dict[str, str]) -> otTables.ChainContextSubst:
    blank = _blank(font, f"blank.{alef}")
    rule = otTables.ChainContextSubst()
    rule.Format, rule.InputGlyphCount = 3, 2
    rule.BacktrackCoverage, rule.BacktrackGlyphCount = [], 0
    rule.LookAheadCoverage, rule.LookAheadGlyphCount = [], 0
    rule.InputCoverage = [_coverage(font, lams), _coverage(font, [alef])]
    rule.SubstLookupRecord = [_record(1, _single(font, {alef: blank})), _record(0, _single(font, lams))]
    rule.SubstCount = 2
    return rule


def _blank(font: TTFont, name: str) -> str:
    glyph = Glyph()
    glyph.numberOfContours = 0
    font["glyf"][name], font["hmtx"][name] = glyph, (0, 0)
    if name not in font.getGlyphOrder():
        font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font.getReverseGlyphMap(rebuild=True)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 1
    return name


def _single(font: TTFont, mapping: dict[str, str]) -> int:
    """The number of a new lookup that puts one sign for another."""
    table = otTables.SingleSubst()
    table.mapping = dict(mapping)
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag, lookup.SubTable, lookup.SubTableCount = 1, 0, [table], 1
    every = font["GSUB"].table.LookupList.Lookup
    every.append(lookup)
    return len(every) - 1


def _record(place: int, lookup: int) -> otTables.SubstLookupRecord:
    record = otTables.SubstLookupRecord()
    record.SequenceIndex, record.LookupListIndex = place, lookup
    return record


def _coverage(font: TTFont, glyphs: dict[str, str] | list[str]) -> otTables.Coverage:
    coverage = otTables.Coverage()
    coverage.glyphs = sorted(glyphs, key=font.getGlyphID)
    return coverage


if __name__ == "__main__":
    sys.exit(main())
