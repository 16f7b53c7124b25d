"""A partner is told, answers on a page without an account, and its page is read: only that makes the repair fixed."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from scripts.demo_server import DemoServer
from tests.archive.intake.web import Web, says, serving
from tests.journeys import desk
from tests.journeys.conftest import Visit
from tests.journeys.test_every_page import assert_axe_finds_nothing
from tests.journeys.visitor import Visitor

HEADLINE = "شبكة مياه مرساة: دراسة المؤسسة العامة للمياه"


def test_what_a_partner_answers_is_read_before_it_counts(served: DemoServer, visit: Visit) -> None:
    (notice, was, now) = _notice(served)
    with serving() as web:
        page = web.at("/water")
        _show(web, was)
        keeper = desk.sign_in(visit("ar"), "salma")
        _add_partner(keeper, "دفتر الضفة", "127.0.0.1")
        _name_copy(keeper, notice, page)
        colleague = _open_page(keeper, visit("en", phone=True), "دفتر الضفة")
        assert colleague.find(f"a[href='{page}']").count() == 1
        assert_axe_finds_nothing(colleague, {})
        colleague.choose("answer", "says_fixed")
        colleague.write("address", page)
        colleague.press("Send to the desk")
        assert colleague.sees("Your answer has reached us. The page is read again; what we read decides.")

        _watch(served, web, timedelta(minutes=1))
        colleague.go(colleague.path.partition("#")[0])
        assert not colleague.sees("We have read the page: it is put right. Thank you.")
        _show(web, now)
        _watch(served, web, timedelta(hours=3))
        colleague.go(colleague.path.partition("#")[0])
        assert colleague.sees("We have read the page: it is put right. Thank you.")


def _notice(served: DemoServer) -> tuple[int, str, str]:
    """The demo's correction with the most copies: its key, and what it corrects."""
    chosen = "notice_id FROM desk_copy GROUP BY notice_id ORDER BY count(*) DESC LIMIT 1"
    (number,) = served.ask(f"SELECT {chosen}")
    (was,) = served.ask("SELECT was FROM desk_notice WHERE id = ?", number)
    (now,) = served.ask("SELECT now FROM desk_notice WHERE id = ?", number)
    return number, was, now


def _show(web: Web, words: str) -> None:
    body = (
        f"<h1>{HEADLINE}</h1><p>{words}.</p><p>وقالت المؤسسة إن الدراسة أُنجزت قبل عامين، وإن نسخة منها في مكتبتها.</p>"
    )
    web.answers["/water"] = says(
        f"<!doctype html><html lang='ar'><title>{HEADLINE}</title><body><article>{body}</article></body></html>"
    )


def _add_partner(keeper: Visitor, name: str, host: str) -> None:
    """One without a program and without mail: its page is passed on by hand."""
    keeper.go("/desk/partners/")
    keeper.write("name", name, within="#new")
    keeper.write("hosts", host, within="#new")
    keeper.find("#new button[type=submit]").click()


def _name_copy(keeper: Visitor, notice: int, address: str) -> None:
    keeper.go(f"/desk/notices/{notice}/repairs/")
    keeper.write("address", address, within="form[action*='/copies/']")
    keeper.press("Add this place")


def _open_page(keeper: Visitor, colleague: Visitor, name: str) -> Visitor:
    keeper.go("/desk/partners/")
    keeper.click(keeper.find("a.row-link", has_text=name))
    address = keeper.find("td details .address").first.text_content() or ""
    return colleague.go("/partners/" + address.partition("/partners/")[2].strip())


def _watch(served: DemoServer, web: Web, later: timedelta) -> None:
    ours = {"TASWIB_DATA": str(served.data), "TASWIB_FETCH_ALLOW": web.place, "TASWIB_FETCH_PAUSE": "0"}
    environment = os.environ | ours | {"DJANGO_SETTINGS_MODULE": "taswib.site.settings"}
    command = [sys.executable, "-m", "tests.journeys.clockwork", (datetime.now(UTC) + later).isoformat()]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)
