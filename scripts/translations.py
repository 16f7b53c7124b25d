"""Compile each package's translations to .mo where the .po is newer. Silent when there is nothing to do."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parent.parent / "taswib"


def main() -> int:
    for source in sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime <= source.stat().st_mtime:
            compile_one(source, target)
    return 0


def compile_one(source: Path, target: Path) -> None:
    """Whole or not at all, so that a server that starts meanwhile never reads half of it."""
    draft = target.with_suffix(".draft")
    with source.open("rb") as lines, draft.open("wb") as out:
        write_mo(out, read_po(lines, locale=source.parts[-3], abort_invalid=True))
    draft.replace(target)


if __name__ == "__main__":
    sys.exit(main())
