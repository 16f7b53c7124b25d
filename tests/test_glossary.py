"""The pages speak the glossary's words."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.pure


def rows() -> dict[str, str]:
    text = (ROOT / "docs/glossary.md").read_text()
    found = re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|", text, flags=re.M)
    return {english: arabic for english, arabic in found if english not in ("English", "---")}


def test_a_label_that_is_a_term_reads_in_arabic_as_the_glossary_has_it() -> None:
    terms, met = rows(), set()
    for path in ROOT.glob("taswib/*/locale/ar/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            for message in read_po(file, locale="ar"):
                if isinstance(message.id, str) and message.id in terms:
                    met.add(message.id)
                    assert message.string == terms[message.id], f"{path}: {message.id}"
    assert {"Correction", "Upheld", "Complaint", "Substantive", "Corrections log"} <= met
