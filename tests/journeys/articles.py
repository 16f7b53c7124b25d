"""Articles of our own for tests that write: nobody else's story changes under them. All invented."""

from typing import Any

Article = dict[str, Any]

FERRY: Article = {
    "id": "journeys/ferry",
    "author": "مازن الطرّاف",
    "published": "2026-11-18T09:15:00+03:00",
    "title": "عبّارة «النورس» تعود إلى خط مرساة وجزيرة الرمّان بعد توقف دام سبعة أشهر",
    "paragraphs": [
        "أعلنت هيئة النقل البحري في مرساة، الأربعاء 18 من تشرين الثاني، عودة العبّارة «النورس» إلى العمل على خط "
        "جزيرة الرمّان، بواقع ست رحلات يوميًا، بعد توقف دام سبعة أشهر بسبب عطل في المحرك.",
        "وقال مدير الهيئة، القبطان إياد الصاري، في مؤتمر صحفي حضرته «السارية»، إن إصلاح المحرك كلّف 310 ملايين ليرة، "
        "مؤكدًا أن سعر التذكرة «لن يتغير قبل نهاية العام».",
        "في المقابل، نقلت وكالة «شراع» عن مختار الجزيرة، عبد الغني المرسى، قوله إن الأهالي «لم يُستشاروا في مواعيد "
        "الرحلات»، وإن الرحلة الأخيرة تغادر المرفأ قبل انتهاء دوام الموظفين.",
    ],
}
FERRY_MISTAKE = "بواقع ست رحلات يوميًا"

LIGHTHOUSE: Article = {
    "id": "journeys/lighthouse",
    "author": "Mazen al-Tarraf",
    "published": "2026-11-19T17:40:00+03:00",
    "title": "Marsat lighthouse reopens to visitors after a winter of repairs",
    "paragraphs": [
        "The lighthouse at Marsat reopened on Thursday, 19 November, after repairs that took eleven months and cost "
        "95 million pounds, the port authority said in a statement.",
        "“The stairs have 212 steps, and every one of them is new,” its keeper, Jamil al-Marsa, told Al-Sariya.",
        "Tickets are free for pupils until the end of the year, according to the Shiraa news agency.",
    ],
}
LIGHTHOUSE_MISTAKE = "repairs that took eleven months"

BAKERY: Article = {
    "id": "journeys/bakery",
    "author": "لجين الصوّان",
    "published": "2026-11-17T08:00:00+03:00",
    "title": "مخبز حي القلعة يوزّع ألفي رغيف مجانًا على متضرري العاصفة",
    "paragraphs": [
        "وزّع مخبز حي القلعة في مدينة بيت القصب، الاثنين 16 من تشرين الثاني، ألفي رغيف مجانًا على العائلات التي تضررت "
        "من العاصفة، بحسب القائمين عليه.",
        "وقالت صاحبة المخبز، هدى التنّوري، إن المبادرة ستستمر «ما دام في المستودع طحين».",
        "وذكر المجلس المحلي، في بيان، أن العاصفة ألحقت أضرارًا بـ73 منزلًا في الحي.",
    ],
}

SCHOOL: Article = BAKERY | {
    "id": "journeys/school",
    "title": "مدرسة وادي الزيتون تستأنف الدوام بعد ترميم سقفها",
    "paragraphs": [
        "استأنفت مدرسة وادي الزيتون الدوام، الأحد 15 من تشرين الثاني، بعد ترميم سقفها الذي تسرّبت منه مياه الأمطار.",
        "وقال مدير المدرسة، نبيل السنديان، إن 340 تلميذًا عادوا إلى صفوفهم في اليوم الأول.",
        "ونفت مديرية التربية أن تكون قد خفّضت مخصصات التدفئة، وفق ما نقلته وكالة «شراع».",
    ],
}

CINEMA: Article = BAKERY | {
    "id": "journeys/cinema",
    "title": "سينما «الأندلس» تعرض فيلمًا صامتًا بمرافقة عازفة عود",
    "paragraphs": [
        "عرضت سينما «الأندلس» في مرساة، الجمعة 13 من تشرين الثاني، فيلمًا صامتًا رافقته العازفة رنا الوتر على العود.",
        "وحضر العرض 180 شخصًا، وفق إدارة السينما التي وصفت الأمسية بأنها «عودة إلى البدايات».",
    ],
}

MARKET: Article = BAKERY | {
    "id": "journeys/market",
    "title": "سوق العطّارين يفتح ليلًا في شهر المعرض",
    "paragraphs": [
        "قرر تجار سوق العطّارين في مرساة فتح محالّهم حتى منتصف الليل طوال شهر المعرض، الذي يبدأ في الأول من كانون الأول.",
        "وقال رئيس لجنة السوق، فؤاد الزعفران، إن 46 محلًا وافقت على القرار من أصل 61.",
    ],
}

OWN: Article = CINEMA | {
    "id": "journeys/own",
    "author": "وسام الكتّاني",
    "title": "عازفة العود تعود إلى سينما «الأندلس» بأمسية ثانية",
    "paragraphs": [
        "تقيم العازفة رنا الوتر أمسية ثانية في سينما «الأندلس» بمرساة، الجمعة 27 من تشرين الثاني.",
        "وقالت إدارة السينما إن التذاكر نفدت في أقل من ساعتين.",
    ],
}
"""By somebody who is an editor too."""

MATTERS = {"bakery": BAKERY, "school": SCHOOL, "cinema": CINEMA, "market": MARKET}
"""Those that come in before the first test that needs one of them."""
