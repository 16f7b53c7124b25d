"""Which lines are an article's own."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.text.furniture import without_furniture

SEED = Path(__file__).parents[3] / "shared" / "seed" / "000_7ccb99d882763b72.txt"

HEADLINE = "بلدية النخيل تفتتح جسرها الثالث"
NEWS = [
    "افتتحت بلدية مدينة النخيل صباح أمس جسرها الثالث فوق نهر الوادي، بعد أعمال دامت سنتين.",
    "وقال رئيس البلدية للصحفيين إن كلفة الجسر بلغت 12 مليوناً، وإنه سيخفف الزحام عن وسط المدينة.",
]


def own(*after, before=()):
    """The lines left of an article with `before` under its headline and `after` at its end."""
    lines = [HEADLINE, *before, *NEWS, *after]
    return [lines[index] for index in without_furniture(lines)]


ARTICLE = [HEADLINE, *NEWS]


def test_the_seeds_article_is_its_headline_and_thirteen_paragraphs():
    if not SEED.exists():
        assert not os.environ.get("CI"), f"{SEED} is missing, and under CI it must be there"
        pytest.skip(f"the seed article is not here: {SEED}")
    lines = SEED.read_text("utf-8").split("\n")
    assert without_furniture(lines) == list(range(14))


@pytest.mark.parametrize(
    "line",
    [
        "هل وجدتَ خطأً في هذا الخبر؟ أرسل إلينا تصحيحك أو ملاحظاتك",
        "إذا كان لديكم تصحيح أو معلومات أخرى، راسلونا على بريد الجريدة",
        "إن كنتم ترون أن الخبر يخالف ميثاقنا قدّموا شكوى",
        "يمكنك/يمكنكِ إبلاغنا عن أي خطأ في المقال",
        "للإبلاغ عن خطأ في هذه الصفحة",
        "أبلغ عن خطأ",
        "تواصل معنا عبر بريد التحرير",
        "تابعونا",
        "تابعنا على:",
        "تابعوا صفحاتنا على فيسبوك وتلغرام",
        "لمتابعة الجريدة: تابعونا عبر قناتنا في يوتيوب",
        "انضموا إلى قناتنا على التلغرام ليصلكم كل جديد",
        "اشتركي في النشرة البريدية الأسبوعية",
        "حمّلوا تطبيق الجريدة",
        "شارك المقال",
        "شارك هذا الخبر مع أصدقائك",
        "فيسبوك تويتر واتساب",
        "اقرأ أيضًا: المجلس يقر موازنة الجسر",
        "للمزيد اضغط هنا",
        "جميع الحقوق محفوظة لجريدة النخيل © 2026",
        "وسوم: جسر، بلدية، نهر الوادي",
        "#جسر_النخيل #بلديات",
        "اترك تعليقًا",
        "Did you spot a mistake? Let us know and we will publish a correction.",
        "If you have more details or a complaint, please contact our newsroom",
        "Report an error in this article",
        "Follow us on Facebook and Telegram",
        "Follow the Palm Gazette on Instagram",
        "Sign up for our weekly newsletter",
        "Share this story with friends",
        "Facebook | X | WhatsApp | Copy link",
        "Read also: Council approves the bridge's budget",
        "Click here for the full list",
        "© 2026 The Palm Gazette. All rights reserved.",
        "Tags: bridges, councils",
        "Leave a comment",
    ],
)
def test_a_line_of_furniture_goes_from_the_end(line):
    assert own(line) == ARTICLE


@pytest.mark.parametrize("line", ["-", "–", "—", "***", "* * *", "___", "…", ".", "====", "•"])
def test_a_separator_goes_from_the_end(line):
    assert own(line) == ARTICLE
    assert own(line, "تابعونا على تلغرام", line) == ARTICLE


def test_a_separator_between_two_parts_of_an_article_stays():
    assert own("***", "ويبدأ العمل في الجسر الرابع مطلع العام المقبل بحسب خطة البلدية.")[-2] == "***"


@pytest.mark.parametrize(
    "line",
    [
        "وطلبت اللجنة تصحيح القيود قبل نهاية الشهر، وتابعت جلساتها مساءً.",
        "شارك في الافتتاح مهندسون من ثلاث بلديات.",
        "شارك علي الكعبي في تصميم الجسر",
        "تابع المجلس مناقشة الموازنة على مدى يومين",
        "أرسل المقاول شكوى إلى المجلس بعد تأخر الدفعات.",
        "وقال: «إذا كان لديكم شكوى فقدّموها إلى البلدية»",
        "وقالت البلدية إن على من وجد خطأ في فاتورته تقديم شكوى، ويمكنكم فعل ذلك عبر موقعها",
        "اشترك أربعون متطوعاً في تنظيف الضفتين",
        "انضم إلى المشروع مصرفان محليان",
        "وتنشر البلدية صور الجسر على فيسبوك وإنستغرام بعد كل مرحلة.",
        "ولم يُعرف بعد من يملك حقوق تشغيل المواقف.",
        "The council said residents who see an error should report it to the clerk.",
        "Related work on the west bank will start in May.",
        "Share prices of the builder rose by two per cent.",
        "Follow-up inspections are planned for March.",
        "Readers of the contract will notice a correction on page nine.",
        "“If you have a complaint, file it with us,” the mayor told them",
        "Comments by the mayor drew applause.",
    ],
)
def test_news_with_the_same_words_stays_in_the_middle_and_at_the_end(line):
    assert own(line) == [*ARTICLE, line]
    assert own(line, NEWS[0]) == [*ARTICLE, line, NEWS[0]]


@pytest.mark.parametrize("line", ["تابعونا على فيسبوك", "اشتركوا في النشرة البريدية", "Sign up for our newsletter"])
def test_an_invitation_in_the_middle_of_an_article_stays(line):
    assert own(line, NEWS[0]) == [*ARTICLE, line, NEWS[0]]


@pytest.mark.parametrize("line", ["اقرأ أيضًا: المجلس يقر الموازنة", "إعلان", "Read more: A bridge", "Advertisement"])
def test_a_pointer_elsewhere_goes_from_the_middle_too(line):
    assert own(line, NEWS[0]) == [*ARTICLE, NEWS[0]]


def test_buttons_under_the_headline_go():
    assert own(before=["شارك", "فيسبوك", "طباعة"]) == ARTICLE


def test_headlines_listed_under_read_also_go_with_it():
    assert own("مواضيع ذات صلة", "المجلس يقر الموازنة", "مهندسة الجسر تروي قصته", "تابعونا") == ARTICLE


def test_paragraphs_after_read_also_stay():
    assert own("مواضيع ذات صلة", NEWS[1]) == [*ARTICLE, NEWS[1]]


def test_an_unknown_short_line_amid_furniture_goes_with_it():
    assert own("تابعونا على تلغرام", "قناة النخيل", "جميع الحقوق محفوظة") == ARTICLE


def test_an_unknown_short_line_above_furniture_is_the_articles():
    assert own("سلوى مرعي – مدينة النخيل", "تابعونا على تلغرام")[-1] == "سلوى مرعي – مدينة النخيل"


def test_the_headline_stays_whatever_it_says():
    assert without_furniture(["تابعونا على فيسبوك", "تابعونا على فيسبوك"]) == [0]
    assert without_furniture(["", " ", "-", NEWS[0]]) == [2, 3]


def test_blank_lines_are_nobodys():
    assert without_furniture([HEADLINE, "", NEWS[0], "\u200f \u00a0", NEWS[1], ""]) == [0, 2, 4]
    assert without_furniture([]) == without_furniture(["", "\u200b"]) == []


@given(st.lists(st.text(st.sampled_from("اب .-#:|\ue000\u200f")) | st.sampled_from(["شارك", "وسوم:", "***", *NEWS])))
def test_only_lines_that_are_there_are_named_in_order(lines):
    kept = without_furniture(lines)
    assert kept == sorted(set(kept)) and all(lines[index].strip() for index in kept)
    assert bool(kept) == any(line.strip(" \u200f") for line in lines)
    assert all(index in kept for index, line in enumerate(lines) if line in NEWS)
