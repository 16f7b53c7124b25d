"""Figures of a period and what is taken away of them, a case handed out, a notice in both its places."""

import csv
import io
import json
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import expect

from scripts.demo_server import DemoServer
from tests.journeys import desk
from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor

PERIOD = "from=2026-09-01&to=2026-10-31"


def test_the_desks_work_is_seen_and_taken_away(visit: Visit) -> None:
    editor = desk.sign_in(visit("ar"), "nadim", "/desk/figures/").go(f"/desk/figures/?{PERIOD}")
    expect(editor.find(".picture")).to_have_count(11)
    expect(editor.find("#outcomes tbody tr").first).to_be_visible()
    columns = editor.find("#answers .columns > div")
    expect(columns).to_have_count(2)
    first, last = (columns.nth(at).bounding_box() for at in (0, 1))
    assert first["x"] > last["x"]  # time runs from right to left
    editor.click(editor.find("#answers summary"))
    expect(editor.find("#answers table")).to_be_visible()
    rows = list(csv.DictReader(io.StringIO(taken(editor, "a[href*='notices.csv']").read_text("utf-8"), newline="")))
    assert rows and all(row["published_at"].startswith(("2026-09", "2026-10")) for row in rows)
    assert taken(editor, "a[href*='yearly.pdf']").read_bytes().startswith(b"%PDF-")

    reader = visit("en", script=False)
    reader.go(f"/figures?{PERIOD}")
    columns = reader.find("#answers .columns > div")
    first, last = (columns.nth(at).bounding_box() for at in (0, 1))
    assert first["x"] < last["x"]
    assert reader.sees("what readers sent is told in fives")
    reader.find("input[name=from]").fill("2026-10-31")
    reader.find("input[name=to]").fill("2026-10-01")
    reader.press("Show these days")
    assert reader.sees("These days make no period")


def test_a_case_is_handed_out_without_anybodys_identity(visit: Visit, served: DemoServer) -> None:
    case = served.ask("SELECT id FROM desk_case WHERE state = 'closed' AND kind = 'error' ORDER BY id")[0]
    editor = desk.sign_in(visit("en"), "nadim", f"/desk/cases/{case}/")
    editor.follow("Hand out the case file")
    editor.write("committee", "Press council")
    with editor.page.expect_download() as download:
        editor.press("Make the file")
    with ZipFile(download.value.path()) as archive:
        assert archive.testzip() is None
        told = json.loads(archive.read("case.json"))
        page = archive.read("index.html").decode()
    assert told["made_for"] == "Press council"
    assert told["left_out"]["contact"] == 1
    assert '<html lang="ar" dir="rtl">' in page


def test_a_notice_is_seen_in_both_places_while_it_is_written(visit: Visit, served: DemoServer) -> None:
    case = served.ask("SELECT id FROM desk_case WHERE state = 'decided' ORDER BY id")[0]
    for language, words in (("ar", "نُقل الرقم عن وثيقة قديمة."), ("en", "The figure came from an old document.")):
        editor = desk.sign_in(visit(language), "nadim", f"/desk/cases/{case}/notice/")
        editor.choose("severity", "substantive")
        editor.write("words", words)
        top = editor.find("#preview > .preview-article")
        expect(top.locator(".notice-substantive")).to_contain_text(words)
        assert _above(top.locator(".notice"), top.locator(".preview-body"))
        editor.choose("severity", "limited")
        foot = editor.find("#preview > .preview-article")
        expect(foot.locator(".notice-limited")).to_contain_text(words)
        assert _above(foot.locator(".preview-body"), foot.locator(".notice"))
        editor.click(editor.find("#preview details summary"))
        expect(editor.find("#preview details .notice-substantive")).to_contain_text(words)
        editor.write("words", words + " …")
        expect(editor.find("#preview details .notice-substantive")).to_contain_text(words + " …")
        expect(editor.find("#preview details .notice-substantive")).to_be_visible()


def _above(one: object, other: object) -> bool:
    return one.bounding_box()["y"] < other.bounding_box()["y"]


def taken(visitor: Visitor, link: str) -> Path:
    with visitor.page.expect_download() as download:
        visitor.find(link).first.click()
    return Path(download.value.path())
