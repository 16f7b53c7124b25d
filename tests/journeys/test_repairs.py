"""An error that stands in seven places, and a page that tells of each how it went, without anyone touching it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from scripts.demo_server import DemoServer
from tests.archive.intake.web import Web, leads_to, says, serving
from tests.journeys import desk, reader
from tests.journeys.articles import Article
from tests.journeys.conftest import Visit
from tests.journeys.desk import NoticeWords
from tests.journeys.reader import Said
from tests.journeys.test_every_page import assert_axe_finds_nothing
from tests.journeys.visitor import Visitor

WRONG = (
    "أعلنت بلدية مرساة، الأحد 15 من تشرين الثاني، عودة الترام إلى العمل على الخط الساحلي بواقع تسع رحلات يوميًا بين الميناء "
    "ومحطة القلعة، بعد تجديد استمر خمسة أشهر وكلّف 90 مليون ليرة."
)
HALF = WRONG.replace("تسع رحلات", "سبع رحلات")
RIGHT = HALF.replace("90 مليون", "110 ملايين")
REST = (
    "ويقف الترام في إحدى عشرة محطة، ويبدأ عمله في السادسة صباحًا وينتهي عند منتصف الليل، بحسب الجدول الذي علّقته البلدية "
    "على أبواب المحطات."
)
NOTICE = NoticeWords(
    "correction", "substantive", RIGHT, "عدد الرحلات اليومية سبع لا تسع، والكلفة 110 ملايين ليرة لا 90 مليونًا."
)
SITES = {
    "mended": "مرآة الساحل",
    "half": "دفتر المدينة",
    "refused": "منبر الرصيف",
    "moved": "يوميات الخط",
    "back": "صفحة القلعة",
    "gone": "نشرة الميناء",
}
OWN: Article = {
    "id": "journeys/tram",
    "author": "مازن الطرّاف",
    "published": "2026-11-15T18:00:00+03:00",
    "title": "ترام مرساة يعود إلى الخط الساحلي",
    "paragraphs": [WRONG, "وقالت رئيسة دائرة النقل، سعاد المرفأ، إن سعر التذكرة لم يتغير.", REST],
}


@dataclass
class Sites:
    """Six outlets on a server of this test, each with one page."""

    web: Web

    def articles(self) -> list[Article]:
        return [
            OWN | {"id": name, "author": "", "url": self.web.at(f"/{name}"), "source": outlet, "title": _title(name)}
            for name, outlet in SITES.items()
        ]

    def show(self, name: str, paragraph: str) -> None:
        body = f"<h1>{_title(name)}</h1><p>{paragraph}</p><p>{REST}</p>"
        head = f"<title>{_title(name)}</title><meta property='og:title' content='{_title(name)}'>"
        self.web.answers[f"/{name}"] = says(
            f"<!doctype html><html lang='ar'><head>{head}</head><body><article>{body}</article></body></html>"
        )

    def watch(self, served: DemoServer, at: datetime) -> None:
        """The watcher's duties at that time, in a process that may ask this server."""
        ours = {"TASWIB_DATA": str(served.data), "TASWIB_FETCH_ALLOW": self.web.place, "TASWIB_FETCH_PAUSE": "0"}
        environment = os.environ | ours | {"DJANGO_SETTINGS_MODULE": "taswib.site.settings"}
        command = [sys.executable, "-m", "tests.journeys.clockwork", at.isoformat()]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)


def test_the_page_of_repairs_tells_truly_how_it_went_at_each_place(served: DemoServer, visit: Visit) -> None:
    begun = datetime.now(UTC)
    with serving() as web:
        sites = Sites(web)
        for name in SITES:
            sites.show(name, WRONG)
        own, *_ = served.ingest(OWN, *sites.articles())
        editor = desk.sign_in(visit(), "hala")
        publish_correction(editor, visit("en"), own)
        page = confirm_all(editor, served)
        ask_everybody(editor, page)
        sites.watch(served, begun + timedelta(hours=2))
        for outlet in SITES.values():
            assert state_of(editor, page, outlet) == ("asked", "the wrong words still stand")

        refuse(visit("en"), editor, page, SITES["refused"])
        for name, paragraph in (("mended", RIGHT), ("half", HALF), ("back", RIGHT)):
            sites.show(name, paragraph)
        web.answers["/moved"] = leads_to(web.at("/"), "301 Moved Permanently")
        web.answers["/"] = says("<html><body><p>الصفحة الأولى</p></body></html>")
        web.answers["/gone"] = says("", status="410 Gone")
        sites.watch(served, begun + timedelta(days=2))
        editor = desk.sign_in(visit(), "hala")  # by then the watcher has forgotten the session of two days ago
        assert state_of(editor, page, SITES["back"]) == ("fixed", "the right words stand")

        sites.show("back", WRONG)
        sites.watch(served, begun + timedelta(days=40))
        for language in ("ar", "en"):
            expect_the_truth(desk.sign_in(visit(language), "nadim"), page)
        expect_the_public_count(visit("en", phone=True), served)


def publish_correction(editor: Visitor, someone: Visitor, own: str) -> None:
    reader.report(someone, own, Said(wrong="الرحلات سبع في اليوم، والكلفة 110 ملايين."), passage="1")
    desk.open_case(editor, "عودة الترام إلى العمل")
    desk.decide(editor, "upheld", "راجعنا الجدول وعقد التجديد: الرحلات سبع، والكلفة 110 ملايين ليرة.")
    editor.follow("Write the notice")
    desk.write_notice(editor, NOTICE)
    desk.publish(editor)


def confirm_all(editor: Visitor, served: DemoServer) -> str:
    """All seven were found by tracing as the notice went out; our own article is mended with one press."""
    notice = served.ask("SELECT id FROM desk_notice WHERE state = 'published' ORDER BY number DESC")[0]
    page = f"/desk/notices/{notice}/repairs/"
    editor.go(page)
    assert editor.find(".candidate").count() == 7
    editor.press("The ticked ones are copies")
    assert editor.find(".candidate").count() == 1
    editor.press("Accept the ticked fixes")
    assert state_of(editor, page, "السارية") == ("fixed", "the right words stand")
    return page


def ask_everybody(editor: Visitor, page: str) -> None:
    for outlet in SITES.values():
        open_repair(editor, page, outlet)
        editor.press("Sent: record that the site was asked")


def refuse(colleague: Visitor, editor: Visitor, page: str, outlet: str) -> None:
    """Somebody of the outlet opens the address in the message, and says no."""
    open_repair(editor, page, outlet)
    assert_axe_finds_nothing(editor, {})
    message = editor.find("textarea[readonly]").first.input_value()
    colleague.go("/repairs/" + message.partition("/repairs/")[2].split()[0])
    assert_axe_finds_nothing(colleague, {})
    colleague.choose("answer", "refused")
    colleague.write("words", "نلتزم بيان البلدية الأول.")
    colleague.press("Send to the desk")
    assert colleague.sees(colleague.say("You told us that you will not change it. You can say otherwise at any time."))


def expect_the_truth(editor: Visitor, page: str) -> None:
    told = {outlet: state_of(editor, page, outlet) for outlet in SITES.values()}
    assert told == {
        SITES["mended"]: ("fixed", "the right words stand"),
        SITES["half"]: ("asked", "half mended"),
        SITES["refused"]: ("refused", "the wrong words still stand"),
        SITES["moved"]: ("asked", "the page has moved"),
        SITES["back"]: ("asked", "the wrong words still stand"),
        SITES["gone"]: ("page gone", "the page is gone"),
    }
    assert_axe_finds_nothing(editor, {})


def expect_the_public_count(someone: Visitor, served: DemoServer) -> None:
    someone.go(f"/corrections/{served.ask('SELECT max(number) FROM desk_notice')[0]}")
    assert someone.sees("Fixed in 2 of 7 places") and someone.sees("1 page is gone")
    assert not someone.sees("نلتزم بيان البلدية الأول.")
    assert_axe_finds_nothing(someone, {})


def open_repair(editor: Visitor, page: str, outlet: str) -> None:
    editor.go(page)
    editor.click(editor.find("a.row-link", has_text=outlet).first)


def state_of(editor: Visitor, page: str, outlet: str) -> tuple[str, str]:
    """What the row of the outlet says, in the words of the source."""
    editor.go(page)
    row = editor.find(".queue tr", has_text=outlet).first.inner_text()
    states = ("asked", "answered", "fixed", "refused", "page gone", "to be asked")
    verdicts = (
        "the wrong words still stand",
        "half mended",
        "the right words stand",
        "the page has moved",
        "the page is gone",
    )
    said = [
        next((one for one in group if editor.say(one) in row.split("\n") or editor.say(one) in row), "")
        for group in (states, verdicts)
    ]
    return said[0], said[1]


def _title(name: str) -> str:
    return f"عودة الترام إلى الخط الساحلي في مرساة بعد تجديده: {SITES[name]}"
