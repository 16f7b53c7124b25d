"""An editor whose own article is reported."""

from playwright.sync_api import expect

from scripts.demo_server import DemoServer
from tests.journeys import articles, desk, reader
from tests.journeys.conftest import Visit
from tests.journeys.reader import Said

SAID = Said(wrong="العازفة اسمها ريم الوتر.", how="أنا أختها.")
MARKED = "أعلن نادي الزيزفون الثقافي إلغاء أمسية العود المقررة مساء الخميس بعد خلاف على القاعة."
CANARY = "لم تُلغَ الأمسية أصلًا، والقاعة محجوزة منذ شهر."


def test_an_editor_cannot_judge_what_they_wrote_themselves(served: DemoServer, visit: Visit) -> None:
    (article,) = served.ingest(articles.OWN)
    someone, other, wrote_it = visit(), visit(), visit()
    reader.report(someone, article, SAID)
    desk.sign_in(other, "nadim")
    case = desk.open_case(other, articles.OWN["paragraphs"][0])

    desk.sign_in(wrote_it, "wisam")
    expect(wrote_it.find("a.row-link").first).to_be_visible()
    assert not wrote_it.sees(articles.OWN["title"])
    wrote_it.go(case)
    expect(wrote_it.find("#explanation")).to_be_visible()
    expect(wrote_it.find("#decision")).to_have_count(0)
    assert [words for words in SAID.all if words in wrote_it.page.content()] == []


def test_a_case_about_an_editor_goes_to_the_next_in_line_and_what_is_grave_takes_two(
    served: DemoServer, visit: Visit
) -> None:
    """Arabic and English in turn: named, referred, retracted by two, appealed, and judged by a third."""
    (article,) = served.ingest({**articles.OWN, "id": "journeys/named", "author": "", "paragraphs": [MARKED]})
    someone, named, salma, hala = visit("ar"), visit("en"), visit("ar"), visit("en")
    someone.go(f"{article}/report?kind=error&passage=1")
    someone.write("about", "المحرر نديم القصّار")
    receipt = reader.send(someone, Said(wrong=CANARY))

    desk.sign_in(salma, "salma", "/desk/?show=referred")
    salma.click(salma.find("a.row-link", has_text=MARKED[:20]))
    expect(salma.find("body")).to_contain_text(salma.say("referred to the standards editor"))
    case = salma.path

    desk.sign_in(named, "nadim", f"/desk/?q={CANARY}")
    expect(named.find("a.row-link")).to_have_count(0)
    named.go(case)
    expect(named.find("h1")).to_have_text(named.say("A case that others handle"))
    assert CANARY not in named.page.content()

    desk.take(salma)
    desk.decide(salma, "upheld", "لا أصل للخبر.")
    salma.go(f"{case}notice/")
    salma.find("select[name=kind]").select_option("retraction")
    salma.choose("severity", "substantive")
    salma.write("words", "سحبنا الخبر: لا أصل له.")
    salma.press("Keep, and look at it once more before publishing")
    expect(salma.page.get_by_role("button", name=salma.say("Publish"), exact=True)).to_have_count(0)
    salma.write("why", "المصدر مختلق.")
    salma.press("Ask a second person")

    desk.sign_in(hala, "hala")
    hala.click(hala.find(f"a[href='{case}#second']"))
    assert hala.sees("المصدر مختلق.")
    hala.press("Agree")
    salma.go(f"{case}notice/publication/")
    salma.press("Publish")
    expect(salma.find(".outcome .state-upheld")).to_be_visible()

    reader.open_thread(someone, receipt)
    someone.open("Appeal against the decision")
    someone.write("words", "والسحب نفسه ناقص.", within="#appeal")
    someone.press("Send the appeal")
    hala.go(case)
    hala.open("Answer the appeal")
    hala.choose("outcome", "upheld")
    hala.write("words", "أنتم على حق: نقرر من جديد.", within="#reports")
    hala.press("Send the answer")
    expect(hala.find(".outcome-fallen")).to_contain_text("Salma al-Baylasan")
    expect(hala.find("a[href$='/withdrawal/']")).to_be_visible()
    someone.go("/receipt/thread")
    assert someone.sees("أنتم على حق: نقرر من جديد.")
    expect(someone.find("#outcome")).to_have_count(0)
