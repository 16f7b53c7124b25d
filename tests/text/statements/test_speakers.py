"""Whom a hidden subject, an office or a headline means, and where names end."""

import pytest

from taswib.text.statements import statements
from tests.text.statements.reading import said, told


def names(text):
    return [one.source_name for one in statements(text, language="ar")]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("حارس المرمى البرازيلي أليسون الباكر", "أليسون الباكر"),  # no article: it begins with a hamza
        ("وزير الدولة، أنور #القرقشي،", "أنور القرقشي"),
        ("فرحان حق نائب المتحدث باسم الهيئة", "فرحان حق"),
        ("كامل رحيم أمين حاكم منطقة الوادي", "كامل رحيم أمين"),
        ("المعارض، سلطان بن سالم الوادي،", "سلطان بن سالم الوادي"),
        ("سفيرة الولايات المتحدة لدى الأمم المتحدة، نيكي الحداد،", "نيكي الحداد"),
        ("معتمد جمال المدير الفني للفريق", "معتمد جمال"),
        ("رئيس مجلس إدارة الشركة ومالك شركة البحار الأمير الوليد بن نزار", "الوليد بن نزار"),
    ],
)
def test_a_name_is_whole(source, name):
    assert said(f"قال {source} إن الطريق مفتوح أمام الجميع.") == [(name, "الطريق مفتوح أمام الجميع")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("نفى سامر الوادي المتحدث الرسمي باسم اتحاد الكرة اتخاذ أي إجراء.", [("سامر الوادي", "اتخاذ أي إجراء")]),
        ("أعلن الودغيري تأخير بداية المؤتمر.", [("الودغيري", "تأخير بداية المؤتمر")]),
        ('توقع الخبير " هاني مسعور" اقتراب انتهاء الأزمة.', [("هاني مسعور", "اقتراب انتهاء الأزمة")]),
        ("وكانت روما قد طالبت باريس بالاعتذار.", [("روما", "الاعتذار")]),
        ("عادت المياه لكن منتقدين يقولون إن السد لم يكتمل.", [(None, "السد لم يكتمل")]),
        ("وقال سامر الوادي لاحقا إن السد لم يكتمل.", [("سامر الوادي", "السد لم يكتمل")]),
        ("وقال سامر الوادي مازحا: «لم أنم منذ عام كامل».", [("سامر الوادي", "لم أنم منذ عام كامل")]),
    ],
)
def test_a_verb_has_its_own_subject_and_content(text, told):
    assert said(text) == told


def test_whom_an_outlet_is_told_by_is_the_source_and_the_outlet_carries():
    text = "وأبلغت «المرفأ» مصادر مطلعة أن المكاتب أعادت الملفات."
    (one,) = statements(text)
    assert (one.source_name, text[slice(*one.source)], text[slice(*one.via)]) == (None, "مصادر مطلعة", "المرفأ")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the same title, later with its name
        ("وزير جزائري: السد سيكتمل قريبا\nقال وزير الري الجزائري سامر الوادي إن السد سيكتمل قريبا.", "سامر الوادي"),
        # a name that is told without a title
        ("عبرت متحدثة باسم الهيئة عن قلقها من تأخر السد.\nوقالت ليلى ثابت «السد لم يكتمل حتى اليوم».", "ليلى ثابت"),
    ],
)
def test_who_speaks_first_without_a_name_has_the_one_that_comes_next(text, name):
    assert names(text) == [name, name]


def test_a_source_that_stays_unnamed_takes_nobodys_name():
    text = "أكد مصدر في الوزارة أن السد لم يكتمل.\nوقال سامر الوادي إن العمل مستمر."
    assert names(text) == [None, "سامر الوادي"]


def test_a_line_that_is_a_quotation_goes_on_with_the_speech_before_it():
    text = 'وقال سامر الوادي: "السد لم يكتمل حتى اليوم".\n"ولن يكتمل هذا العام ولا الذي يليه".\n"عمارة السد"'
    assert said(text) == [
        ("سامر الوادي", "السد لم يكتمل حتى اليوم"),
        ("سامر الوادي", "ولن يكتمل هذا العام ولا الذي يليه"),
    ]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # a verb in the plural has its subject before it, or none
        ("طالب الأهالي بفتح الطريق. وحذروا شركة الشاطئ من ارتكاب أي حماقة.", [None, None]),
        # «أما» sets a subject apart
        ("أما روسيا فتنفي وجود برنامج من هذا النوع.", ["روسيا"]),
        # a country's adjective is who spoke last
        ("أوضح مارسيل كولر أن الفريق جاهز. وواصل السويسري تصريحاته: «لدينا لاعبون كبار».", ["مارسيل كولر"] * 2),
        # an expert is an office
        ("قال الخبير الاقتصادي معز الحداد إن الوضع صعب. وأوضح الخبير أن العجز كبير.", ["معز الحداد"] * 2),
        # the minister of another country is somebody else
        (
            "قال وزير الخارجية الأمريكي توم هاريس إن الحل قريب. وقال وزير الخارجية سامح الوادي إن الحل بعيد. "
            "وقال وزير الخارجية الأردني إن الحل صعب.",
            ["توم هاريس", "سامح الوادي", None],
        ),
        # «منظمة» in a longer name
        (
            "أكدت الأمانة العامة لمنظمة البحار تأييدها للبيان. وشددت المنظمة على أهمية الحوار.",
            ["الأمانة العامة لمنظمة البحار", "منظمة البحار"],
        ),
        # the ambassador of another country is somebody else, and a participle goes on of its sentence's subject
        ("أكد السفير الروسي توم هاريس أن السد آمن. أما السفير الفرنسي فقد قال إن السد خطر.", ["توم هاريس", None]),
        (
            "قال السفير توم هاريس إن السد آمن.\nلكن سامر الوادي رد على السفير قائلا: «السد ليس آمنا أبدا».",
            ["توم هاريس", "سامر الوادي"],
        ),
        # a dateline is nobody
        ("دبي، الإمارات (CNN) – انتقد الوزير سامر الوادي الضربة التي وجهت إلى السد.", ["سامر الوادي"]),
        ("قالت مصادر أمنية إن السد آمن. وأشار مراسل وكالة فرانس برس إلى أن السد مغلق.", [None, None]),
        # a label before a colon speaks, whatever is said behind it
        ("متحدث الهيئة: لا شيء يشير إلى انفراجة\nقال رامي ثابت المتحدث باسم الهيئة إن الحل بعيد.", ["رامي ثابت"] * 2),
        ("الوادي: الشعر الغنائي.. هابط!\nقال الشاعر خالد الوادي إن الشعر هابط.", ["خالد الوادي"] * 2),
    ],
)
def test_whom_a_subject_means(text, speakers):
    assert names(text) == speakers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قال الوادي في لقاء متلفز، بحسب ما أفادت شبكة النهر، إن «الجسر سيفتح غدا».", "الجسر سيفتح غدا"),
        ("أكد الوزير، خلال إشرافه على نشاط وزاري، أن الجسر سيفتح غدا.", "الجسر سيفتح غدا"),
        ("كشف سامر الوادي «سمورة»، مدرب الفريق، عن سبب الهزيمة.", "سبب الهزيمة"),
        ("وقال سامر الوادي مدرب الفريق:\n«الفريق يعيش ظروفا صعبة».", "الفريق يعيش ظروفا صعبة"),
        ("أعلن وزير النفط سامر الوادي تعليقا فوريا لجميع الصادرات.", "تعليقا فوريا لجميع الصادرات"),
        ("وأوضح مسؤول بالوزارة طلب عدم ذكر اسمه أن الجسر سيفتح غدا.", "الجسر سيفتح غدا"),
        ("وحمل المتحدث باسم الحكومة رامي ثابت، الشركة المسؤولية الكاملة.", "الشركة المسؤولية الكاملة"),
    ],
)
def test_what_stands_between_a_verb_and_its_content_is_passed_over(text, told):
    assert [words for _, words in said(text)] == [told]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # whom a verb speaks to, or of, is none of its subject
        ("طالب الأزهر إيران بضرورة الكف عن ذلك.", "الأزهر"),
        ("دعت المديرية العامة للجوازات الأشقاء اليمنيين إلى التسجيل.", "المديرية العامة للجوازات"),
        ("اعتبر محللون سياسيون تصرفات الوزير السابق خطأ كبيرا.", None),
        # who speaks for another, and through whom it was learnt
        ("أعلنت الحكومة على لسان المتحدث باسمها سامر الوادي أن الجسر سيفتح.", "سامر الوادي"),
        ("وأوضح بيان للداخلية أن الجسر سيفتح غدا.", "الداخلية"),
        ("ووفقا لتقديرات هيئة الاتصالات، بلغ العدد مليونا.", "هيئة الاتصالات"),
        ("وكانت الشركة قد أعلنت الشهر الماضي أن المصنع سيفتح.", "الشركة"),
    ],
)
def test_a_source_ends_where_something_else_begins(text, who):
    assert [one for one, _ in said(text)] == [who]


def test_somebody_called_by_their_fathers_name_is_who_bears_it():
    text = "قال الدكتور راشد بن زومان إن السوق كبيرة.\nوقال ابن زومان إن الأسعار ثابتة."
    assert [who for who, _ in said(text)] == ["راشد بن زومان", "راشد بن زومان"]


def test_a_family_name_may_lose_its_article():
    text = "قال اللاعب عمر السومان إن الفريق جاهز.\nونفى سومان أن يكون قد رحل."
    assert [who for who, _ in said(text)] == ["عمر السومان", "عمر السومان"]


def test_words_learnt_from_somebody_are_theirs_and_come_through_who_learnt_them():
    (one,) = told("وعلمت «الصحيفة» من مصادر مطلعة أن الوزارة ستفتح الجسر.")
    assert (one.who, one.via) == (None, "«الصحيفة»")


@pytest.mark.parametrize(
    "text",
    [
        "اندلعت مواجهات صباح السبت، بين المهاجمين والمدافعين في المدينة.",
        "شهدت المدينة أبرز ملامح العيد المبارك.",
        "مقذوف يقتل طالبا بتقنية الميناء.",
        "ويعمل المصنع وفقا للتعديلات المقترحة.",
    ],
)
def test_words_that_only_look_like_speech_are_none(text):
    assert said(text) == []


def test_whom_a_verb_does_not_agree_with_is_called_on_and_does_not_call():
    text = "قال الوزير سامر الوادي إن الجسر سيفتح.\nكما دعا الحكومة إلى فتح الطريق.\nوطالب شركات النقل بخفض الأسعار."
    assert [who for who, _ in said(text)] == ["سامر الوادي"] * 3


def test_a_surname_finds_a_full_name_that_ends_as_plurals_do():
    text = "قال جون كيرمان إن الطريق طويل.\nوأضاف كيرمان أن الوقت ضيق."
    assert [who for who, _ in said(text)] == ["جون كيرمان"] * 2


@pytest.mark.parametrize(
    ("text", "who", "via"),
    [
        ("وقال بيان صادر عن وزارة النقل إن الجسر سيفتح.", "وزارة النقل", "بيان"),
        ("سيفتح الجسر غدا، بحسب تحقيق أجرته صحيفة «النهر».", "صحيفة «النهر»", "تحقيق"),
        ("وشدد سامر الوادي في حوار خص به موقع «النهر»، على أن الجسر آمن.", "سامر الوادي", "موقع «النهر»"),
    ],
)
def test_words_come_through_who_printed_them(text, who, via):
    (one,) = told(text)
    assert (one.who, one.via) == (who, via)


def test_whom_a_message_is_sent_to_does_not_speak_in_it():
    text = "قال الرئيس سامر الوادي إن الجسر آمن.\nوبعث الرئيس برقية إلى فلاح الكرمي، أكد فيها أن الطريق مفتوح."
    assert [who for who, _ in said(text)] == ["سامر الوادي"] * 2
