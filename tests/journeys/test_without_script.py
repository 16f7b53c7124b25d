"""A reader whose browser runs no script: an old phone, a text browser, or somebody careful."""

from playwright.sync_api import expect

from tests.journeys import desk, reader
from tests.journeys.conftest import Visit
from tests.journeys.reader import Said

QUESTION = "هل لديك صورة من لائحة التوزيع؟"
ANSWER = "لا صورة لدي، لكن اللائحة معلّقة على باب المخبز."
SAID = Said(
    wrong="التوزيع جرى الأحد لا الاثنين.",
    right="الأحد 15 من تشرين الثاني",
    how="كنت في الطابور.",
    contact="qari@al-qalaa.example",
)


def test_a_report_is_sent_followed_answered_and_withdrawn_without_a_script(
    visit: Visit, matters: dict[str, str]
) -> None:
    someone, editor = visit(phone=True, script=False), visit()

    someone.go(matters["bakery"])
    someone.click(someone.find("#p1 .passage-report"))
    expect(someone.find("input[name=passage][value='1']")).to_be_checked()
    receipt = reader.send(someone, SAID)
    expect(someone.find("[data-needs-script]")).to_be_hidden()

    desk.sign_in(editor, "nadim")
    desk.open_case(editor, "وزّع مخبز حي القلعة")
    desk.ask_reader(editor, QUESTION)

    someone.follow("Open the thread with the code")
    someone.write("code", receipt)
    someone.press("Open the thread")
    assert someone.sees(QUESTION)
    reader.answer(someone, ANSWER)
    assert someone.sees(ANSWER)

    someone.follow("Withdraw the report")
    someone.press("Withdraw the report")
    assert someone.sees(someone.say("You withdrew this report."))
    assert not someone.sees(SAID.contact)
    expect(someone.find("textarea")).to_have_count(0)


def test_the_whole_desk_works_without_a_script(visit: Visit, matters: dict[str, str]) -> None:
    someone, editor = visit(script=False), visit(script=False)
    reader.report(someone, matters["bakery"], Said(wrong="عدد الأرغفة ألف لا ألفان."), passage="0")
    desk.sign_in(editor, "hala")
    case = desk.open_case(editor, "مخبز حي القلعة يوزّع")
    desk.decide(editor, "upheld", "أكدت صاحبة المخبز أن العدد ألف.")
    editor.follow("Write the notice")
    desk.write_notice(
        editor,
        desk.NoticeWords("correction", "minor", "مخبز حي القلعة يوزّع ألف رغيف", "عدد الأرغفة الموزّعة ألف لا ألفان."),
    )
    editor.press("Preview")
    expect(editor.find("#preview")).to_contain_text("عدد الأرغفة الموزّعة ألف لا ألفان.")
    desk.publish(editor)
    assert editor.path == case
    someone.go(matters["bakery"])
    expect(someone.find(".notice-minor")).to_contain_text("عدد الأرغفة الموزّعة ألف لا ألفان.")
