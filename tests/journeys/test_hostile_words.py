"""Words that attack the page, on every page that shows them, in a real browser: they stay words."""

import json

from playwright.sync_api import Page

from scripts.demo_server import DemoServer
from taswib.text.gate import TextRefused, admit_public
from tests.attacks.hostile import NASTIEST
from tests.journeys import desk, reader
from tests.journeys.conftest import Visit
from tests.journeys.reader import Said
from tests.journeys.visitor import Visitor

HEADLINE = "</title><script>alert('q7z')</script> \u202eabc\" onmouseover=alert(1) جسر"
MARKED = "الفقرة التي يُبلَّغ عنها"

# What came alive of the words, and which of them turn their neighbours' direction. A control confined to an element
# that isolates it, or alone in its block, turns nobody else.
CAME_ALIVE = """() => {
  const alive = [...document.querySelectorAll("*")].filter((one) =>
    [...one.attributes].some((has) => has.name.startsWith("on") || has.name === "srcdoc") ||
    ["IFRAME", "OBJECT", "EMBED", "BASE", "MARQUEE", "PLAINTEXT", "XMP", "BDO", "STYLE"].includes(one.tagName) ||
    /^\\s*(javascript|vbscript|data):/i.test(one.getAttribute("href") || one.getAttribute("action") || ""));
  const turning = /[\\u202a-\\u202e\\u2066-\\u2069]/;
  const confined = (text) => {
    for (let one = text.parentElement; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (["TEXTAREA", "OPTION", "TITLE", "SCRIPT"].includes(one.tagName)) return true;
      if (/isolate|plaintext/.test(style.unicodeBidi)) return true;
      if (style.display !== "inline") return one.textContent.trim() === text.data.trim();
    }
    return true;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), spilling = [];
  while (walker.nextNode())
    if (turning.test(walker.currentNode.data) && !confined(walker.currentNode)) spilling.push(walker.currentNode);
  return [...alive.map((one) => one.outerHTML.slice(0, 100)),
    ...spilling.map((text) => "turns its neighbours: " + text.parentElement.outerHTML.slice(0, 100))];
}"""
WIDER = "() => document.documentElement.scrollWidth - innerWidth"


def article(first: str) -> dict[str, object]:
    return {
        "id": "journeys/hostile",
        "author": "مازن الطرّاف",
        "published": "2026-11-19T17:40:00+03:00",
        "title": HEADLINE,
        "paragraphs": [first, *(words for words in NASTIEST if words.strip())],
    }


def together(limit: int, public: bool = False) -> str:
    """As many of the strings as one field takes."""
    chosen: list[str] = []
    for words in NASTIEST:
        if sum(map(len, chosen)) + len(chosen) + len(words) < limit and (not public or _is_public(words)):
            chosen.append(words)
    return "\n".join(chosen)


def _is_public(words: str) -> bool:
    try:
        return bool(admit_public(words, limit=1000))
    except TextRefused:
        return False


def assert_harmless(visitor: Visitor, *paths: str) -> None:
    for path in paths:
        visitor.go(path)
        assert visitor.page.evaluate(CAME_ALIVE) == [], path
        assert visitor.page.evaluate(WIDER) <= 0, f"{path} is wider than the window"


def test_words_that_attack_a_page_stay_words_on_every_page(served: DemoServer, visit: Visit) -> None:
    (page,) = served.ingest(article(MARKED))
    served.ingest(article(f"{MARKED}، وقد تغيّرت"))
    someone, editor, author = visit(phone=True), visit(), visit("en")
    dialogs: list[str] = []
    for visitor in (someone, editor, author):
        _listen(visitor.page, dialogs)

    said = Said(wrong=together(4900), right=together(1900), how=together(1900), contact=NASTIEST[0])
    receipt = reader.report(someone, page, said, passage="1")
    reader.open_thread(someone, receipt)
    reader.answer(someone, together(4900))
    assert_harmless(
        someone, f"{page}/changes/2?view=side", "/receipt/thread", "/?q=%3Cscript%3E", "/corrections?q=%22%3E"
    )

    desk.sign_in(editor, "hala")
    editor.go("/desk/?q=جسر")
    assert editor.page.evaluate(CAME_ALIVE) == []
    case = desk.open_case(editor, MARKED)
    desk.ask_reader(editor, together(3000))
    desk.ask_author(editor, together(3000))
    editor.go(case)
    desk.decide(editor, "upheld", together(3000, public=True))
    editor.go(f"{case}notice/")
    desk.write_notice(editor, desk.NoticeWords("correction", "substantive", together(2000, True), together(2000, True)))
    editor.page.wait_for_timeout(400)  # the preview follows the typing
    assert editor.page.evaluate(CAME_ALIVE) == []
    desk.publish(editor)
    assert_harmless(editor, case, "/desk/notices/", "/desk/?show=closed")

    desk.sign_in(author, "mazen", case)
    assert_harmless(author, case, "/desk/my-articles/")
    number = served.ask("SELECT max(number) FROM desk_notice")[0]
    assert_harmless(someone, page, "/", "/corrections", f"/corrections/{number}", "/receipt/thread", f"{page}/report")
    for script in someone.go(page).find("script[type='application/ld+json']").all():
        json.loads(script.inner_text())
    assert dialogs == []


def _listen(page: Page, dialogs: list[str]) -> None:
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
