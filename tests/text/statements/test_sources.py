"""Who it was: names, offices, bodies, hidden subjects, and those who stay unnamed."""

import pytest

from tests.text.statements.reading import said, told


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("وزير النقل سامر الوادي", "سامر الوادي"),
        ("سامر الوادي، وزير النقل،", "سامر الوادي"),
        ("القائد العام لقوات الحدود، سامر الوادي،", "سامر الوادي"),
        ("المتحدث باسم وزارة النقل سامر الوادي", "سامر الوادي"),
        ("مدير مستشفى النخيل الدكتور سامر الوادي", "سامر الوادي"),
        ("العميد الركن سامر بن خالد الوادي", "سامر بن خالد الوادي"),
        ("وزير الخارجية الفرنسي جان مارسو", "جان مارسو"),
        ("رئيس لجنة النزاهة في مجلس المدينة طلال الوادي", "طلال الوادي"),
        ("وزارة النقل", "وزارة النقل"),
        ("منظمة «نداء الماء» الدولية", "منظمة «نداء الماء»"),
        ("السلطات المحلية", "السلطات المحلية"),
        ("الشرطة", "الشرطة"),
        ("مصدر أمني", None),
        ("شهود", None),
        ("خبراء", None),
        ("متحدث باسم الوزارة", None),
        ("مسؤول في البلدية", None),
        ("رئيس الوزراء البلجيكي", None),
    ],
)
def test_a_source_has_the_name_that_it_is_told_by(source, name):
    assert said(f"قال {source} إن الطريق مفتوح أمام الجميع.") == [(name, "الطريق مفتوح أمام الجميع")]


def test_a_surname_stands_for_the_full_name():
    text = "قال وزير النقل سامر الوادي إن الطريق مفتوح. وأكد الوادي أن العمل مستمر."
    assert [who for who, _ in said(text)] == ["سامر الوادي", "سامر الوادي"]


def test_a_title_stands_for_the_person():
    text = "زار وزير النقل سامر الوادي الميناء.\nوقال الوزير إن الطريق مفتوح."
    assert [who for who, _ in said(text)] == ["سامر الوادي"]


def test_a_body_is_known_by_its_fuller_name():
    text = "قالت شركة «الضفاف» إن الطريق مفتوح. وأضافت الشركة أن العمل مستمر."
    assert [who for who, _ in said(text)] == ["شركة «الضفاف»", "شركة «الضفاف»"]


def test_a_short_form_in_brackets_stands_for_the_body():
    text = "قال قائد لـ”قوات الحدود الشرقية” (قحش) إن الطريق مفتوح. وأعلنت “قحش” أن العمل مستمر."
    assert said(text)[-1][0] == "قوات الحدود الشرقية"


def test_a_hidden_subject_is_the_last_fitting_speaker_by_gender():
    text = (
        "قالت الطبيبة لمى الريحاني إن الدواء نفد. وقال المدير سامر الوادي إن الشحنة وصلت. "
        "وأضافت أن المرضى كثر. وأضاف أن التوزيع بدأ."
    )
    assert [who for who, _ in said(text)] == ["لمى الريحاني", "سامر الوادي", "لمى الريحاني", "سامر الوادي"]


def test_a_participle_speaks_for_the_subject_of_its_sentence():
    text = "استقبل وزير النقل سامر الوادي وفدًا من التجار، مؤكدًا أن الطريق مفتوح."
    assert said(text) == [("سامر الوادي", "الطريق مفتوح")]


def test_a_relative_clause_speaks_for_its_noun():
    text = "التقى الوفد مع الدكتور سامر الوادي الذي أكد أن الطريق مفتوح."
    assert said(text) == [("سامر الوادي", "الطريق مفتوح")]


def test_an_unnamed_source_stays_unnamed_when_it_speaks_again():
    text = "قال مصدر أمني إن الطريق مغلق. وأضاف المصدر أن الدورية وصلت."
    assert [who for who, _ in said(text)] == [None, None]


def test_a_headline_names_its_speaker_by_the_surname_alone():
    text = "الغرايبة: الطريق مفتوح منذ الفجر\nقال رئيس البلدية نادر الغرايبة إن العمل انتهى."
    assert said(text)[0] == ("نادر الغرايبة", "الطريق مفتوح منذ الفجر")


def test_the_outlet_before_a_headlines_colon_is_whom_the_words_came_through():
    text = "«الغرايبة» لـ«المنارة»: الطريق مفتوح منذ الفجر\nقال رئيس البلدية نادر الغرايبة إن العمل انتهى."
    assert next((one.who, one.via) for one in told(text)) == ("نادر الغرايبة", "المنارة")


def test_an_unnamed_source_speaks_to_an_outlet_and_for_none():
    one = told("كشف مصدر مطلع لـ«المنارة» أن الطريق مغلق منذ الفجر.")[0]
    assert (one.who, one.via) == (None, "المنارة")


def test_who_broadcast_a_speech_carries_its_words():
    one = told("قال المدير سامر الوادي في كلمة بثها التلفزيون الرسمي الخميس إن الطريق مفتوح.")[0]
    assert one.via == "التلفزيون الرسمي"


def test_a_programme_without_marks_carries_the_words():
    assert told("قال المدير سامر الوادي لبرنامج في الملعب: الطريق مفتوح منذ الفجر.")[0].via == "برنامج في الملعب"


def test_the_verb_tells_a_woman_whose_name_does_not():
    text = "قال سامر الوادي إن الطريق مغلق. وقالت أوليف ثروسن إن الطريق مفتوح. وأضافت أن العمل مستمر."
    assert [who for who, _ in said(text)] == ["سامر الوادي", "أوليف ثروسن", "أوليف ثروسن"]


def test_an_indefinite_plural_is_nobodys_name():
    assert said("ويقول مدافعون عن البيئة إن المصنع يلوث النهر.")[0][0] is None


def test_a_country_is_no_longer_name_that_it_stands_in():
    text = "زار الوفد جامعة شرق الأردن في الشتاء. وذكرت الأردن أن الحدود مفتوحة."
    assert said(text)[0][0] == "الأردن"


def test_a_verb_joined_to_the_one_before_it_speaks_again_before_a_colon():
    text = "قال سامر الوادي إن الطريق مغلق، واعترف بأن العمل تأخر ويقول: سنعمل ليلًا ونهارًا."
    assert [words for _, words in said(text)] == ["الطريق مغلق", "العمل تأخر", "سنعمل ليلًا ونهارًا"]


def test_a_headline_may_tell_what_its_speaker_does_before_the_colon():
    text = "الغرايبة يتحدى خصومه: سنرى من الأفضل\nقال رئيس البلدية نادر الغرايبة إن العمل انتهى."
    assert said(text)[0] == ("نادر الغرايبة", "سنرى من الأفضل")


def test_a_courtesy_title_alone_is_no_content():
    text = "قال معالي الوزير سامر الوادي إن العمل مستمر. كما أكد معاليه على أهمية اللقاء."
    assert said(text)[-1] == ("سامر الوادي", "أهمية اللقاء")


def test_whoever_a_verb_of_saying_names_behind_what_was_said_speaks():
    text = "نقل أربعة منهم إلى المستشفى بحسب ما أفادت خدمة الإسعاف المحلية."
    assert said(text) == [("خدمة الإسعاف المحلية", "نقل أربعة منهم إلى المستشفى")]


def test_a_participle_in_a_headline_speaks_for_who_is_before_it():
    text = "وزير النقل معترفًا: الطريق يعاني الإهمال\nقال وزير النقل سامر الوادي إن العمل بدأ."
    assert said(text)[0] == ("سامر الوادي", "الطريق يعاني الإهمال")
