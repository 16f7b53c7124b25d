"""One reader's report, in Arabic of the usual length, sent to both sides; our own writing, about nobody."""

from urllib.parse import urlencode

WRONG = (
    "ورد في الفقرة الثانية أن جسر وادي السدر أُغلق أمام الشاحنات في شهر آذار، "
    "وأن كلفة ترميمه بلغت أربعة ملايين. "
    "الصحيح أن الإغلاق بدأ في شهر أيار، وأن الكلفة المذكورة تشمل الطريق المؤدي إلى الجسر أيضًا لا الجسر وحده."
)
RIGHT = "أُغلق الجسر في شهر أيار، وبلغت كلفة ترميمه وحده مليونين ومئة ألف."
HOW = "أعمل سائقًا على هذا الخط منذ سنوات، والقرار معلّق عند مدخل الجسر ومنشور في نشرة البلدية."
CONTACT = "reader@example.org"


def encoded(**fields: str | int) -> str:
    """The fields as a browser's form sends them."""
    return urlencode(fields)
