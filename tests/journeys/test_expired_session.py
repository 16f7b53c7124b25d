"""The session ends while somebody writes."""

from playwright.sync_api import expect

from tests.journeys import desk, reader
from tests.journeys.conftest import Visit
from tests.journeys.reader import Said
from tests.journeys.visitor import Visitor

REASONS = "سألنا اللجنة، والعدد 46 كما ورد في المقال، وأُرفق محضرها بالملف."


def test_words_written_into_an_expired_session_are_sent_after_signing_in_again(
    visit: Visit, matters: dict[str, str]
) -> None:
    someone, editor = visit(), visit()
    receipt = reader.report(someone, matters["market"], Said(wrong="المحال الموافقة 64."), passage="2")
    desk.sign_in(editor, "nadim")
    case = desk.open_case(editor, "فؤاد الزعفران")

    editor.page.context.clear_cookies(name="sessionid")
    desk.decide(editor, "rejected", REASONS)
    assert editor.sees(editor.say("Your session has ended"))
    desk.enter(editor, "nadim")
    assert editor.sees(REASONS)
    editor.press("Send it now")
    assert editor.path.startswith(case)
    expect(editor.find(".outcome")).to_contain_text(REASONS)

    reader.open_thread(someone, receipt)
    assert someone.sees(REASONS)


def test_a_readers_words_wait_for_the_code_when_the_thread_closed(visit: Visit, matters: dict[str, str]) -> None:
    someone = visit()
    receipt = reader.report(someone, matters["market"], Said(wrong="المعرض يبدأ في الثالث."), passage="1")
    reader.open_thread(someone, receipt)
    _an_hour_passes(someone)
    reader.answer(someone, "وجدت الإعلان على باب السوق.")
    someone.write("code", receipt)
    someone.press("Open the thread and send")
    expect(someone.find("#latest .message-text")).to_have_text("وجدت الإعلان على باب السوق.")


def _an_hour_passes(someone: Visitor) -> None:
    someone.page.context.clear_cookies(name="thread")
