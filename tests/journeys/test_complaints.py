"""A complaint from the form with its clause to the published decision; a reply refused on a ground, and one published."""

import pytest
from playwright.sync_api import expect

from tests.journeys import desk, reader
from tests.journeys.book import Book
from tests.journeys.conftest import Visit
from tests.journeys.reader import Said
from tests.journeys.visitor import Visitor

COMPLAINTS = {
    "ar": ("article without notices", "2", "وحدد القرار وزن الربطة بـ1200 غرام", "لم يُسأل أصحاب الأفران عن الوزن."),
    "en": ("article in English", "2", "", "She was not asked about the headline."),
}


@pytest.mark.parametrize("language", COMPLAINTS)
def test_a_complaint_is_judged_by_the_clause_that_it_cites(visit: Visit, book: Book, language: str) -> None:
    page, passage, _words, wrong = COMPLAINTS[language]
    someone = visit(language, phone=language == "ar", script=language == "en")
    someone.go(f"{book.paths[page]}/report?kind=complaint&passage={passage}")
    someone.find(".of-complaint input[type=checkbox]").nth(3).check()
    receipt = reader.send(someone, Said(wrong=wrong))
    editor = desk.sign_in(visit(language), "salma", "/desk/?kind=complaint")
    editor.click(editor.find("a.row-link").last)
    assert editor.sees(wrong)
    _judge(editor)
    _publish_decision(editor)
    someone.go(editor.find("a[href^='/corrections/']").first.get_attribute("href") or "")
    expect(someone.find("#findings .state-breached")).to_be_visible()
    assert wrong not in someone.page.content()
    reader.open_thread(someone, receipt)
    expect(someone.find("#admission")).to_be_visible()
    expect(someone.find("#outcome .state-breached").first).to_be_visible()


def _judge(editor: Visitor) -> None:
    editor.choose("step", "admit")
    editor.write("words", "ننظر في شكواكم.", within="#decision")
    editor.press("Record it")
    desk.ask_author(editor, "هل سُئل من تناوله المقطع؟")
    editor.find("#decision [name^=result-][value=breached]").check()
    editor.find("#decision textarea[name^=reasons-]").fill("لم يُسأل من تناوله المقطع قبل النشر.")
    editor.find("#decision [name=sanctions][value=warning]").check()
    editor.write("reasons", "شكواكم في محلها.", within="#decision")
    editor.press("Record the decision")
    expect(editor.find(".outcome .state-upheld").first).to_be_visible()


def _publish_decision(editor: Visitor) -> None:
    editor.follow("Write the notice")
    expect(editor.find("select[name=kind]")).to_have_value("decision")
    editor.write("was", "")
    editor.write("words", "نظر مكتب التصويب في شكوى على هذا المقال.")
    desk.publish(editor)


def _ask(someone: Visitor, article: str, passage: str, words: str) -> str:
    someone.go(f"{article}/report?kind=reply&passage={passage}")
    someone.choose("who", "body")
    someone.write("signed", "لجنة السوق")
    someone.find("[name=consents]").check()
    return reader.send(someone, Said(wrong=words))


def _open(editor: Visitor) -> str:
    editor.go("/desk/?kind=reply")
    editor.click(editor.find("a.row-link").last)
    return editor.path


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_reply_is_refused_on_a_ground_or_stands_in_its_own_words(visit: Visit, book: Book, language: str) -> None:
    someone, editor = visit(language), desk.sign_in(visit(language), "hala")
    article = book.paths["article without notices"]
    if language == "ar":
        receipt = _ask(someone, article, "8", "هذا رأي لا يعجبنا.")
        _open(editor)
        editor.choose("outcome", "rejected")
        editor.write("reasons", "لا ينازع ردكم في واقعة.")
        editor.press("Record the decision")
        expect(editor.find("#refusal")).to_be_visible()
        editor.find("select[name=ground]").select_option("no_facts")
        editor.press("Record the decision")
        reader.open_thread(someone, receipt)
        assert someone.sees(someone.say("it disputes no fact, but an opinion or a judgement"))
        return
    own = "بعنا الربطة بالتسعيرة في كل الأفران التي تتبع لجنتنا."
    _ask(someone, article, "6", own)
    _open(editor)
    desk.decide(editor, "upheld", "ننشر ردكم.")
    editor.follow("Write the notice")
    expect(editor.find("#preview .own-reply").first).to_contain_text(own)
    editor.write("was", "")
    editor.write("words", "ردّت لجنة السوق على هذا المقطع.")
    desk.publish(editor)
    someone.go(article)
    expect(someone.find(".article .own-reply")).to_contain_text(own)
