"""What a match could come to at most: never less than it comes to, so that nothing is passed over."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from taswib.text.fingerprints import fingerprint
from taswib.text.matching import Ceiling, Sought, match

pytestmark = pytest.mark.pure

WORDS = [
    "بلدية",
    "وادي",
    "خزان",
    "مياه",
    "تلة",
    "شرقية",
    "ترميم",
    "جسر",
    "حجري",
    "سوق",
    "مدرسة",
    "مطر",
    "رياح",
    "لوز",
    "قطاف",
    "معرض",
    "رسم",
    "طريق",
    "48",
    "84",
    "في",
    "من",
    "على",
]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
COMMON = frozenset(Sought("مياه طريق").stems)


@given(texts, texts, st.integers(1, 5_000), st.randoms(use_true_random=False))
@example("خزان مياه تلة شرقية ترميم جسر", "سوق خزان مياه تلة شرقية ترميم جسر مطر", 2_000, None)
def test_no_match_is_more_certain_than_its_ceiling(wanted: str, text: str, size: int, chance) -> None:
    sought = Sought(wanted)
    spread = {hashed: chance.randint(1, size) if chance else 1 for hashed in sorted(sought.hashes)}
    weights = sought.weigh(spread, COMMON, size)
    found = match(sought, weights, text, 0.0)
    if found:
        assert found.certainty <= Ceiling(sought, weights).certainty(fingerprint(text))


def test_a_text_with_other_words_need_not_be_read() -> None:
    sought = Sought("بلدية وادي خزان مياه تلة شرقية ترميم جسر حجري سوق مدرسة مطر")
    weights = sought.weigh({}, frozenset(), 2_000)
    ceiling = Ceiling(sought, weights)
    assert ceiling.certainty(fingerprint("لوز قطاف معرض رسم طريق في من على جسر سوق")) < 0.1
    assert ceiling.certainty(fingerprint(sought.text)) > 0.9
