"""The form through lost lines and closed pages: what is written stays on the device, and is sent once."""

import json

import pytest
from playwright.sync_api import Route, expect

from scripts.demo_server import DemoServer
from tests.journeys.articles import MARKET
from tests.journeys.book import Book
from tests.journeys.conftest import Visit
from tests.journeys.lodge import Lodge
from tests.journeys.reader import receipt_of
from tests.journeys.visitor import Visitor

BROKEN = "The line broke. It is tried again by itself; you can also press the button. Nothing is sent twice."
WORDS = "عدد المحال التي وافقت 64 بحسب اللجنة نفسها."
FAIR = MARKET | {
    "id": "journeys/fair",
    "title": "لجنة المعرض تعلن مواعيد السوق الليلي",
    "paragraphs": [
        "تعلن لجنة المعرض في مرساة مواعيد السوق الليلي مساء الخميس.",
        "وقال أمين سر اللجنة، نديم الورّاق، إن 46 محلًا سجلت أسماءها من أصل 61.",
    ],
}


@pytest.fixture(scope="module")
def fair(served: DemoServer) -> str:
    return served.ingest(FAIR)[0]


def kept(someone: Visitor) -> str:
    """All that the browser keeps of forms."""
    return str(
        someone.page.evaluate("JSON.stringify(Object.entries(localStorage).filter(([key]) => key.includes('draft')))")
    )


def write(someone: Visitor, article: str, words: str = WORDS) -> None:
    someone.go(f"{article}/report?kind=addition&passage=2")
    someone.write("wrong", words)
    someone.write("contact", "umm@example.org")
    expect(someone.find("[data-state]")).to_have_text(someone.say("Kept."))


def test_a_page_that_was_closed_is_as_it_was_but_for_the_contact(visit: Visit, fair: str) -> None:
    someone = visit(phone=True)
    write(someone, fair)
    assert WORDS in json.loads(json.dumps(kept(someone))) and "umm@example.org" not in kept(someone)
    someone.go(f"{fair}/report")
    expect(someone.find("[name=wrong]")).to_have_value(WORDS)
    expect(someone.find("[name=contact]")).to_have_value("")
    expect(someone.find("input[name=passage][value='2']")).to_be_checked()
    expect(someone.find("input[name=kind][value=addition]")).to_be_checked()
    someone.find("[data-restored]").get_by_role("button").click()
    expect(someone.find("[name=wrong]")).to_have_value("")
    assert kept(someone) == "[]"


def test_the_contact_is_kept_if_its_reader_says_so_and_nothing_if_they_say_no(visit: Visit, fair: str) -> None:
    someone = visit("en")
    write(someone, fair)
    someone.find("#keep-contact").check()
    someone.write("how", "I was there.")
    someone.go(f"{fair}/report")
    expect(someone.find("[name=contact]")).to_have_value("umm@example.org")
    someone.press("Keep nothing here")
    someone.write("how", "I was there, and wrote it down.")
    someone.go(f"{fair}/report")
    expect(someone.find("[name=wrong]")).to_have_value("")
    assert WORDS not in kept(someone)
    expect(someone.find("[data-state]")).to_have_text("Nothing is kept.")


def test_without_a_line_it_waits_and_is_sent_when_there_is_one(visit: Visit, fair: str) -> None:
    someone = visit(phone=True)
    write(someone, fair)
    someone.page.context.set_offline(True)
    someone.find("form.form button[type=submit]").click()
    expect(someone.find("[data-line]")).to_be_visible()
    assert WORDS in kept(someone)
    someone.page.context.set_offline(False)
    someone.find("#code").wait_for()
    assert len(receipt_of(someone)) == 29
    assert kept(someone) == "[]", "what was sent is kept here no longer"


def test_an_answer_that_was_lost_is_asked_for_again_and_the_report_is_one(
    visit: Visit, served: DemoServer, fair: str
) -> None:
    someone = visit()
    write(someone, fair)
    before = served.ask("SELECT count(*) FROM desk_report")

    def lose(route: Route) -> None:
        route.fetch()
        route.fulfill(status=200, body="")

    someone.page.route("**/report", lose)
    someone.find("form.form button[type=submit]").click()
    someone.page.wait_for_function("() => !document.querySelector('form')")
    someone.page.unroute("**/report")
    someone.go(f"{fair}/report")
    expect(someone.find("[name=wrong]")).to_have_value(WORDS)
    someone.press("Send the report")
    assert someone.sees(someone.say("This report had been received already"))
    assert served.ask("SELECT count(*) FROM desk_report")[0] == before[0] + 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_was_corrected_already_is_shown_while_somebody_writes(visit: Visit, book: Book, language: str) -> None:
    someone = visit(language).go(f"{book.paths['article with a substantive notice']}/report")
    asked: list[str] = []
    someone.page.on("request", lambda request: asked.append(request.url))
    alike = someone.find("[data-alike]")
    expect(alike).to_be_hidden()
    someone.find("[name=wrong]").press_sequentially("الشبكة تفقد 62% من المياه لا أدري")
    expect(alike).to_be_visible()
    expect(alike).to_contain_text("42%")
    someone.write("wrong", "اسم الحي مكتوب خطأ.")
    expect(alike).to_be_hidden()
    assert not [one for one in asked if "/static/" not in one], "what is typed goes nowhere"


def test_files_show_how_far_they_came_and_are_sent_again_where_the_line_broke(
    lodge: Lodge, served: DemoServer, fair: str
) -> None:
    someone = lodge.open(phone=True)
    write(someone, fair)
    before = served.ask("SELECT count(*) FROM desk_report")[0]
    record = {
        "name": "record.pdf",
        "mimeType": "application/pdf",
        "buffer": b"%PDF-1.4\n" + b"0" * 400_000 + b"\n%%EOF\n",
    }
    someone.find("input[type=file]").set_input_files([record])
    tries: list[str] = []

    def break_the_first(route: Route) -> None:
        tries.append(route.request.method)
        if len(tries) == 1:
            route.fetch()  # it arrives, and its answer is lost
            route.abort("connectionreset")
        else:
            route.continue_()

    someone.page.route("**/report", break_the_first)
    someone.find("form.form button[type=submit]").click()
    expect(someone.find("[data-progress] [role=status]")).to_have_text(someone.say(BROKEN))
    someone.find("#code").wait_for()
    someone.page.unroute("**/report")
    assert len(receipt_of(someone)) == 29 and someone.find("progress").count() == 0
    assert served.ask("SELECT count(*) FROM desk_report")[0] == before + 1
    someone.find("[data-copy]").wait_for()
    assert kept(someone) == "[]"
    assert ["CONNECTION_RESET" in one for one in lodge.leave()] == [True], (
        "the browser says that the line broke, and nothing else"
    )


def test_a_form_with_files_and_nothing_written_comes_back_as_ever(visit: Visit, fair: str) -> None:
    someone = visit().go(f"{fair}/report")
    record = {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
    someone.find("input[type=file]").set_input_files([record])
    someone.find("form.form button[type=submit]").click()
    someone.find(".error-summary").wait_for()
