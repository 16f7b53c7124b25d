"""The real article of ../shared, read from there and never copied: where it is absent, its tests say so and skip."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
ARTICLE = SHARED / "seed" / "000_7ccb99d882763b72.txt"
GOLD = SHARED / "seed" / "seed.gold.jsonl"
PAGES = SHARED / "data" / "html-extraction"

needs_seed = pytest.mark.skipif(not ARTICLE.exists(), reason=f"The real article is not on this machine: {ARTICLE}")
needs_pages = pytest.mark.skipif(not PAGES.exists(), reason=f"The real pages are not on this machine: {PAGES}")
