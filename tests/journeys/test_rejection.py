"""A report that is not upheld is answered all the same."""

import pytest
from playwright.sync_api import expect

from tests.journeys import desk, reader
from tests.journeys.conftest import Visit
from tests.journeys.reader import Said

STORIES = {
    "ar": ("العائدون 430 تلميذًا لا 340.", "راجعنا سجل الحضور مع المدرسة: 340 تلميذًا، كما ورد في المقال."),
    "en": ("The roof was mended last year.", "The contract and the photographs are of this October; the text stands."),
}


@pytest.mark.parametrize("language", STORIES)
def test_a_rejected_report_is_answered_with_its_reasons(visit: Visit, matters: dict[str, str], language: str) -> None:
    wrong, reasons = STORIES[language]
    someone, editor = visit(language), visit(language)
    passage, marked = ("2", "340 تلميذًا") if language == "ar" else ("1", "استأنفت مدرسة وادي الزيتون")
    receipt = reader.report(someone, matters["school"], Said(wrong=wrong), passage=passage)

    desk.sign_in(editor, "nadim")
    desk.open_case(editor, marked)
    desk.decide(editor, "rejected", reasons)
    expect(editor.find(".outcome .state-rejected")).to_be_visible()
    expect(editor.find("a[href$='/notice/']")).to_have_count(0)

    reader.open_thread(someone, receipt)
    expect(someone.find("#outcome .state-rejected")).to_be_visible()
    assert someone.sees(reasons)
    someone.go(matters["school"])
    expect(someone.find(".notice")).to_have_count(0)


def test_a_decision_without_reasons_is_refused_and_keeps_the_choice(visit: Visit, matters: dict[str, str]) -> None:
    someone, editor = visit(), visit()
    reader.report(someone, matters["school"], Said(wrong="اسم المدير نبيه لا نبيل."), passage="3")
    desk.sign_in(editor, "nadim")
    desk.open_case(editor, "ونفت مديرية التربية")
    editor.find("form[action*='/decision/']").evaluate("form => form.noValidate = true")
    desk.decide(editor, "partly", " ")
    expect(editor.find("#decision .errors")).to_be_visible()
    expect(editor.find("input[name=outcome][value=partly]")).to_be_checked()
