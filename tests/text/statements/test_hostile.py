"""Bad input: no exception, no invention, and time in step with the length."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.statements import statements

_PIECES = [
    "قال",
    " وأضاف ",
    "إن ",
    "أن ",
    "«",
    "»",
    '"',
    "“",
    "”",
    "،",
    ".",
    ":",
    "\n",
    "(",
    ")",
    " الوزير ",
    "سامر الوادي",
    " بحسب ",
    "نقلت وكالة ",
    " عن ",
    "قوله ",
    "مضيفًا ",
    "أمس ",
    "الذي ",
    "ـ",
    "\u200f",
    "\u202b",
    "said ",
    "12 ",
    "و",
    "ل",
    "بـ",
    "إلى ",
    "بيان ",
    "في ",
    "على حد ",
    "كما ",
    "😀",
    "\u064b",
    "٣ آذار",
    "-",
    "…",
    "طالب ",
    "اتهم ",
    "حذر من ",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=60).map("".join))
def test_no_mixture_of_its_own_words_breaks_it(text):
    for one in statements(text):
        assert one.content and all(0 <= start < end <= len(text) for start, end in one.content)
        for span in (one.cue, one.source, one.via, one.when and one.when.span):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert 0 <= one.certainty <= 1


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    assert isinstance(statements(text), list)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "   ",
        "«»",
        '""""',
        "((((",
        "12 34 56\n78 90 12",
        "a\tb\tc\n1\t2\t3",
        "يا نهرُ غنِّ للضفافِ نشيدَها\nواحملْ إلى البحرِ البعيدِ سلامي",
    ],
)
def test_where_nothing_is_said_the_answer_is_empty(text):
    assert statements(text) == []


_HALF = 24_000
HOSTILE = {
    "no end": "قال سامر الوادي إن الطريق مفتوح، مؤكدًا أن العمل مستمر، وأضاف ",
    "only marks": '«»"“”',
    "opening marks": "« قال ",
    "one word": "كلمة ",
    "verbs": "قال أضاف أكد ",
    "attributions": "بحسب وفق حسب ",
    "names": "محمد سامر الوادي ",
    "commas": "الوزير، ",
    "brackets": "(قال (",
    "lines": "سامر الوادي: قال\n",
    "times": "أمس قال ",
    "chains": "نقلت عن ",
    "direction marks": "\u200f\u202bقال\u202c ",
    "letters of both": "saidقال said ",
    "relatives": "الذي قال الذي ",
    "quoted names": "قالت «الضفاف» ",
    "stops": "قال. ",
    "short forms": "«الضفاف» (ض) ",
    "denials without end": "ونفى اتهامات الفساد ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_takes_about_twice_the_time(piece):
    text = piece * (_HALF // len(piece))
    _seconds(text)
    ratios = (_seconds(text * 2) / max(1e-3, _seconds(text)) for _ in range(4))
    assert any(ratio < 2.6 for ratio in ratios)


def _seconds(text):
    start = time.process_time()
    statements(text)
    return time.process_time() - start


def test_marks_of_direction_and_vowels_shift_no_offset():
    text = "\u200fقالَ سامرُ الواديّ\u200f: «الطريقُ مفتوحٌ أمام الجميعِ»."
    [one] = statements(text)
    assert text[slice(*one.content[0])] == "الطريقُ مفتوحٌ أمام الجميعِ"
