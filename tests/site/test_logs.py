"""What the product's own logging writes when it breaks on a reader's words: where, and none of them."""

import copy
import io
import logging.config
import sys
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.db import DataError, IntegrityError, OperationalError
from django.http import HttpResponse
from django.template import TemplateSyntaxError
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.reporting import Sent
from taswib.people.person import Person
from taswib.site.settings import LOGGING
from tests.console.staff import let_in
from tests.public.test_report import filled

CANARY = "عصفور-q7z"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that the handlers of the settings write."""
    written, ours = io.StringIO(), copy.deepcopy(LOGGING)
    ours["handlers"]["console"]["stream"] = written
    logging.config.dictConfig(ours)
    yield written
    with patch("sys.stderr", sys.__stderr__):
        logging.config.dictConfig(LOGGING)


@pytest.fixture
def browser() -> Client:
    return Client(raise_request_exception=False)


def group(words: str) -> ExceptionGroup:
    return ExceptionGroup(words, [ValueError(words)])


def noted(words: str) -> Exception:
    error = KeyError(words)
    error.add_note(words)
    return error


def caused(words: str) -> Exception:
    """As Django raises a database's error: from the driver's own."""
    error = IntegrityError(f"DETAIL: Failing row contains (7, {words}, 3).")
    error.__cause__ = ValueError(words)
    return error


def cut(words: str) -> Exception:
    return UnicodeEncodeError("utf-8", words, 0, 1, words)


BREAKS = [IntegrityError, DataError, OperationalError, TemplateSyntaxError, RecursionError, group, noted, caused, cut]


@pytest.mark.parametrize("breaks", BREAKS)
def test_a_report_that_breaks_leaves_its_place_and_none_of_its_words(
    log: io.StringIO, browser: Client, article: Article, breaks: object
) -> None:
    form = filled(wrong=CANARY, contact=CANARY)
    with patch("taswib.public.report.send_report", side_effect=breaks(CANARY)):
        answer = browser.post(f"/a/{article.slug}/report?quote={CANARY}", form)
    assert answer.status_code in (500, 503)
    assert_says_where_and_nothing_else(log, form["submission"])


def test_a_page_that_breaks_while_it_is_written_leaves_none_of_the_words(
    log: io.StringIO, browser: Client, article: Article
) -> None:
    with patch("taswib.design.templatetags.taswib.direction.reveal", side_effect=ValueError(CANARY)):
        answer = browser.post(f"/a/{article.slug}/report", filled(wrong=CANARY, submission="old"))
    if answer.status_code == 422:  # this page shows no revealed words: break the template itself
        with patch("taswib.public.report.render", side_effect=TemplateSyntaxError(CANARY)):
            answer = browser.post(f"/a/{article.slug}/report", filled(wrong=CANARY, submission="old"))
    assert answer.status_code == 500
    assert_says_where_and_nothing_else(log)


def test_a_receipt_is_in_no_line_however_its_page_breaks(log: io.StringIO, browser: Client, sent: Sent) -> None:
    with patch("taswib.public.receipt.write", side_effect=OperationalError(f"{sent.receipt} {CANARY}")):
        assert broken(browser.post("/receipt", {"code": sent.receipt, "words": CANARY}))
    with patch("taswib.public.receipt.as_typed", side_effect=ValueError(sent.receipt)):
        assert broken(browser.post("/receipt", {"code": sent.receipt, "words": CANARY}))
    browser.post("/receipt", {"code": sent.receipt})
    for name, path in (("write", "/receipt/thread/messages"), ("thread_page", "/receipt/thread")):
        with patch(f"taswib.public.thread.{name}", side_effect=ValueError(f"{sent.receipt} {CANARY}")):
            assert broken(browser.post(path, {"words": CANARY}) if name == "write" else browser.get(path))
    assert_says_where_and_nothing_else(log, sent.receipt, browser.cookies["thread"].value)


def test_what_is_refused_leaves_no_line_at_all(log: io.StringIO, browser: Client, sent: Sent) -> None:
    """A line would name the second in which somebody reported, and on which article."""
    address = f"/a/{sent.report.article.slug}/report"
    browser.get(f"/receipt/{sent.receipt}")
    browser.post(address, {"wrong": CANARY * 100_000})
    browser.post(address, {f"{CANARY}{number}": "" for number in range(100)})
    browser.post(address, b"\xff", content_type="multipart/form-data; boundary=none")
    browser.post("/receipt", {"code": sent.receipt[:-1]})
    browser.get("/receipt/thread", headers={"cookie": f"thread={CANARY.encode().hex()}; sessionid=x"})
    Client(enforce_csrf_checks=True).post("/receipt", {"code": sent.receipt})
    assert log.getvalue() == ""


def test_a_foreign_host_is_said_without_its_name(log: io.StringIO, browser: Client, article: Article) -> None:
    assert browser.get("/", headers={"host": "secret-name.example"}).status_code == 400
    assert "TASWIB_HOSTS" in log.getvalue() and "secret-name" not in log.getvalue()


def test_a_decision_that_breaks_leaves_none_of_the_desks_words(
    log: io.StringIO, browser: Client, sent: Sent, editor: Person
) -> None:
    let_in(browser, editor)
    said = {"outcome": "upheld", "reasons": CANARY, "as_of": "99"}
    with patch("taswib.desk.case.Case.decide", side_effect=DataError(CANARY)):
        assert broken(browser.post(f"/desk/cases/{sent.report.case_id}/decision/", said))
    assert_says_where_and_nothing_else(log)


def broken(answer: HttpResponse) -> bool:
    return answer.status_code in (500, 503)


def assert_says_where_and_nothing_else(log: io.StringIO, *secrets: str) -> None:
    written = log.getvalue()
    assert ": /" in written and ".py:" in written, "nobody could tell what broke"
    for secret in (CANARY, ascii(CANARY)[1:-1], CANARY.encode().hex(), "q7z", *secrets):
        assert secret not in written, f"the log holds {secret}"
