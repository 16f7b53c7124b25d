"""Attribution without a governing verb, and chains of carriers."""

import pytest

from tests.text.statements.reading import said, told


@pytest.mark.parametrize("cue", ["بحسب ", "وفق ", "حسب ", "وفقًا ل", "طبقًا ل", "نقلًا عن ", "على حد قول "])
def test_a_phrase_attributes_what_is_before_it(cue):
    text = f"توقفت المضخات الثلاث فجر اليوم، {cue}مدير المحطة نادر الساحلي."
    assert said(text) == [("نادر الساحلي", "توقفت المضخات الثلاث فجر اليوم")]


@pytest.mark.parametrize("verb", ["حسبما ذكر", "وفق ما أعلن", "بحسب ما قال", "وفقًا لما ذكره", "على ما أوضح", "كما قال"])
def test_a_clause_attributes_what_is_before_it(verb):
    text = f"توقفت المضخات الثلاث فجر اليوم، {verb} مدير المحطة نادر الساحلي."
    assert said(text) == [("نادر الساحلي", "توقفت المضخات الثلاث فجر اليوم")]


def test_a_phrase_that_leads_attributes_what_follows():
    text = "وبحسب وزارة المياه، فإن المضخات توقفت فجرًا."
    assert said(text) == [("وزارة المياه", "المضخات توقفت فجرًا")]


@pytest.mark.parametrize(
    "text",
    [
        "تسير الأعمال وفق الخطة المقررة.",
        "تختلف الأسعار بحسب نوع البضاعة.",
    ],
)
def test_a_manner_is_no_source(text):
    assert told(text) == []


def test_a_chain_is_one_statement_with_its_carrier():
    [one] = told("نقلت وكالة الضفاف عن المتحدث نادر الساحلي قوله إن المضخات ستعود للعمل.")
    assert (one.who, one.words, one.via, one.cue) == ("نادر الساحلي", "المضخات ستعود للعمل", "وكالة الضفاف", "قوله")


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("قال نادر الساحلي لوكالة الضفاف إن المضخات عادت.", "وكالة الضفاف"),
        ("قال نادر الساحلي في تصريح لصحيفة «الضفاف» إن المضخات عادت.", "صحيفة «الضفاف»"),
        ("قال نادر الساحلي في بيان إن المضخات عادت.", "بيان"),
        ("كتب نادر الساحلي على تويتر أن المضخات عادت.", "تويتر"),
        ("قال نادر الساحلي للصحفيين إن المضخات عادت.", None),
        ("قال نادر الساحلي إن المضخات عادت، وفق ما نقلت وكالة رويترز.", "وكالة رويترز"),
        ("قال نادر الساحلي لرويترز إن المضخات عادت.", "رويترز"),
        ("قال نادر الساحلي في مقابلة مع قناة الضفاف إن المضخات عادت.", "قناة الضفاف"),
    ],
)
def test_the_carrier_is_told_beside_the_source(text, via):
    [one] = told(text)
    assert one.who == "نادر الساحلي"
    assert one.words == "المضخات عادت"
    assert one.via == via or (via and one.via and via in one.via)


def test_a_carrier_holds_for_its_whole_sentence_and_not_for_the_next():
    text = "قال نادر الساحلي لوكالة الضفاف إن المضخات عادت، مؤكدًا أن الماء نظيف. وأضاف أن الشبكة قديمة."
    assert [one.via for one in told(text)] == ["وكالة الضفاف", "وكالة الضفاف", None]


def test_an_agency_can_be_the_source_itself():
    [one] = told("قالت وكالة الضفاف إن المضخات عادت.")
    assert (one.who, one.via) == ("وكالة الضفاف", None)


def test_a_document_speaks_for_its_issuer():
    text = "أعلنت وزارة المياه أن المضخات عادت. وأشار البيان إلى أن الشبكة قديمة."
    assert [(one.who, one.via) for one in told(text)] == [("وزارة المياه", None), ("وزارة المياه", "البيان")]
