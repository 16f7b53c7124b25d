"""Direct speech in every punctuation practice."""

import pytest

from tests.text.statements.reading import said, told

WORDS = "سنفتح الجسر الجديد قبل نهاية العام مهما كلف الأمر"
NAME = "سامر الوادي"


@pytest.mark.parametrize(
    "text",
    [
        f"قال سامر الوادي: «{WORDS}».",
        f"قال سامر الوادي إن «{WORDS}».",
        f"وقال سامر الوادي “{WORDS}”.",
        f"وقال سامر الوادي: ”{WORDS}“.",
        f'وقال سامر الوادي: "{WORDS}".',
        f"وقال سامر الوادي: ” {WORDS} ″.",
        f"«{WORDS}»، قال سامر الوادي.",
        f"«{WORDS}»، بحسب سامر الوادي.",
        f"“{WORDS}” يقول سامر الوادي.",
        f"قال رئيس البلدية سامر الوادي خلال مؤتمر صحفي أمس: «{WORDS}».",
        f"وأضاف رئيس البلدية، سامر الوادي، قائلًا: «{WORDS}».",
        f"وعلّق المهندس سامر الوادي: «{WORDS}».",
    ],
)
def test_words_in_marks_are_direct_speech(text):
    [one] = told(text)
    assert (one.who, one.words.strip(), one.kind) == (NAME, WORDS, "direct")


def test_a_quotation_over_several_sentences_is_one_statement():
    text = "وقالت الطبيبة لمى الريحاني: «وصلنا متأخرين. كان الباب مغلقًا. لم يفتح لنا أحد»."
    assert said(text) == [("لمى الريحاني", "وصلنا متأخرين. كان الباب مغلقًا. لم يفتح لنا أحد")]


def test_an_interrupted_quotation_is_one_statement_with_two_parts():
    text = "«لن نغلق المدرسة هذا العام»، قالت المديرة لمى الريحاني، «وسنبقى مع طلابنا حتى الصيف»."
    assert said(text) == [("لمى الريحاني", "لن نغلق المدرسة هذا العام … وسنبقى مع طلابنا حتى الصيف")]


def test_one_word_can_be_an_answer():
    text = "وسئل المدرب نادر الساحلي عن اعتزاله، فقال: «أبدًا»."
    assert said(text)[-1] == ("نادر الساحلي", "أبدًا")


def test_a_mark_that_never_closes_ends_with_its_sentence():
    text = "وقال سامر الوادي: «الطريق مفتوح منذ الصباح. ثم هطل المطر طوال الليل."
    assert said(text)[0] == (NAME, "الطريق مفتوح منذ الصباح")


def test_what_the_reporter_adds_behind_the_marks_is_no_speech():
    text = "وقال سامر الوادي إن «الجسر قديم وخطر على العابرين» الذي بني قبل قرن."
    assert said(text) == [(NAME, "الجسر قديم وخطر على العابرين")]


def test_part_of_a_clause_in_marks_makes_it_mixed():
    [one] = told("وقال سامر الوادي إن الجسر «خطر على كل عابر» ويجب إغلاقه.")
    assert (one.kind, one.words) == ("mixed", "الجسر «خطر على كل عابر» ويجب إغلاقه")


@pytest.mark.parametrize(
    "text",
    [
        "زار الوفد مستشفى «النخيل» ومدرسة «الوادي» في المدينة.",
        "سيطر تنظيم «الراية» على التلال المجاورة.",
    ],
)
def test_a_name_in_marks_is_no_speech(text):
    assert told(text) == []


def test_a_participle_opens_a_statement_of_its_own():
    text = "وقال سامر الوادي: «سنبدأ غدًا»، مضيفًا: «لن ننتظر أحدًا بعد اليوم»."
    assert said(text) == [(NAME, "سنبدأ غدًا"), (NAME, "لن ننتظر أحدًا بعد اليوم")]


def test_round_brackets_hold_speech_where_a_content_opens_with_them():
    text = "قال سامر الوادي إن (الطريق (القديم) مفتوح منذ الفجر لكل الناس)، مشيرًا إلى أن العمل مستمر."
    assert [(one.kind, one.words) for one in told(text)] == [
        ("direct", "الطريق (القديم) مفتوح منذ الفجر لكل الناس"),
        ("indirect", "العمل مستمر"),
    ]


def test_round_brackets_inside_a_content_hold_none():
    assert told("قال سامر الوادي إن الطريق (وهو الطريق القديم الذي أغلق) مفتوح.")[0].kind == "indirect"
