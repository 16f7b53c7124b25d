"""The code, and the thread that it opens."""

import re
import statistics
import time

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis.extra.django import TestCase

from taswib.archive.article import Article
from taswib.desk.decision import Outcome
from taswib.desk.models import Case, Contact, Message, Report
from taswib.desk.receipt import grouped
from taswib.desk.reporting import Sent
from taswib.people.person import Person
from taswib.public.thread_pass import HOUR
from tests import cast
from tests.public.published_notice import publish_notice
from tests.public.test_report import ANYTHING

NEVER_GIVEN = "0000-1111-2222-3333-4444-5555"


@pytest.fixture
def reader(client: Client, sent: Sent) -> Client:
    """A reader's browser in which the code was entered."""
    assert client.post("/receipt", {"code": sent.receipt}).status_code == 303
    return client


def page(client: Client, address: str = "/receipt/thread") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("typed", [grouped, str.lower, lambda code: f"  {grouped(code)} ".replace("-", " – ")])
def test_the_code_opens_its_thread_however_it_is_typed(client: Client, sent: Sent, typed: object) -> None:
    answer = client.post("/receipt", {"code": typed(sent.receipt)})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/receipt/thread")
    assert "الكلفة المعلنة في الجلسة" in page(client)


def test_the_pass_is_signed_short_and_holds_no_code(client: Client, sent: Sent) -> None:
    cookie = client.post("/receipt", {"code": sent.receipt}).cookies["thread"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/receipt", True, "Strict")
    assert cookie["max-age"] <= HOUR
    assert sent.receipt not in cookie.value


def test_the_code_is_in_no_address_and_no_log(client: Client, sent: Sent, caplog: pytest.LogCaptureFixture) -> None:
    client.post("/receipt", {"code": sent.receipt})
    client.post("/receipt", {"code": sent.receipt[:-1]})
    html = page(client)
    for text in (html, caplog.text):
        assert sent.receipt not in text.replace("-", "")


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", NEVER_GIVEN, "short", "ليس رمزًا", "\0" * 24, "U" * 24, "0" * 500_000])
def test_a_wrong_code_and_one_that_cannot_be_answer_alike(client: Client, sent: Sent, typed: str) -> None:
    answer = client.post("/receipt", {"code": typed})
    if len(typed) < 500_000:
        assert answer.status_code == 422
        assert "هذا الرمز لا يفتح شيئًا" in answer.content.decode()
        assert "thread" not in answer.cookies
    else:
        assert answer.status_code == 422 or answer.status_code == 413


def test_a_wrong_code_costs_as_many_look_ups_as_a_malformed_one(
    client: Client, sent: Sent, django_assert_num_queries: object
) -> None:
    for typed in (NEVER_GIVEN, "short", ""):
        with django_assert_num_queries(2):  # the report by its look-up, and the newsroom for the page's head
            client.post("/receipt", {"code": typed})


def test_a_wrong_code_and_a_malformed_one_take_the_same_time(client: Client, sent: Sent) -> None:
    def took(typed: str) -> float:
        start = time.perf_counter()
        client.post("/receipt", {"code": typed})
        return time.perf_counter() - start

    wrong, malformed = zip(*((took(NEVER_GIVEN), took("short")) for _ in range(40)), strict=True)
    assert abs(statistics.median(wrong) - statistics.median(malformed)) < 0.005


def test_the_thread_shows_the_words_in_their_revision_with_what_stands_around(reader: Client, report: Report) -> None:
    cast.publish_article(report.article.newsroom, text=cast.TEXT.replace("48", "84"))
    html = page(reader)
    assert f"<mark>{cast.MISTAKE}</mark>" in html
    assert cast.PARAGRAPHS[1] in html and cast.PARAGRAPHS[2] not in html
    assert f"/a/{report.article.slug}/revisions/1" in html
    assert "حضرت الجلسة" in html
    assert "لم يُبتّ فيه بعد" in html


def test_a_report_on_the_whole_article_says_so(client: Client, article: Article) -> None:
    whole = cast.write_report(article, exact="")
    client.post("/receipt", {"code": whole.receipt})
    assert "المقال كله" in page(client)


def test_the_desk_asks_and_the_reader_answers_once(reader: Client, case: Case, report: Report, editor: Person) -> None:
    case.ask(report, "في أي جلسة كان ذلك؟", by=editor, now=cast.NOW)
    html = page(reader)
    assert "في أي جلسة كان ذلك؟" in html and "ينتظر جوابكم" in html
    assert editor.name_ar not in html and "مكتب التصويب" in html
    key = re.search(r'name="key" value="([^"]+)"', html)[1]
    for _ in range(2):
        answer = reader.post("/receipt/thread/messages", {"words": "جلسة الخميس.", "key": key})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/receipt/thread#latest")
    assert cast.thread(report) == ["في أي جلسة كان ذلك؟", "جلسة الخميس."]
    assert "لم يُبتّ فيه بعد" in page(reader)


def test_nobody_can_take_the_key_of_another_thread(reader: Client, article: Article) -> None:
    other = cast.write_report(article)
    stranger = Client()
    stranger.post("/receipt", {"code": other.receipt})
    for browser in (reader, stranger):
        assert browser.post("/receipt/thread/messages", {"words": "تفصيل", "key": "same"}).status_code == 303
    assert Message.objects.count() == 2


@pytest.mark.parametrize(("words", "sentence"), [("", "الرسالة فارغة"), ("ق" * 5001, "5001"), ("أ\0ب", "NUL")])
def test_a_message_that_cannot_be_kept_comes_back(reader: Client, words: str, sentence: str) -> None:
    answer = reader.post("/receipt/thread/messages", {"words": words})
    html = answer.content.decode()
    assert answer.status_code == 422 and sentence in html and words in html
    assert not Message.objects.exists()


def test_the_outcome_is_read_with_its_reasons_and_its_notice(
    reader: Client, report: Report, article: Article, editor: Person
) -> None:
    publish_notice(article, editor, report=report)
    html = page(reader)
    assert "state-upheld" in html and "راجعنا محضر الجلسة." in html and 'href="/corrections/1"' in html
    assert 'action="/receipt/thread/messages"' not in html
    assert editor.name_ar not in html


def test_a_rejection_gives_its_reasons(reader: Client, case: Case, editor: Person) -> None:
    case.decide(Outcome.REJECTED, "الرقم كما ورد في المحضر.", by=editor, now=cast.NOW)
    html = page(reader)
    assert "state-rejected" in html and "الرقم كما ورد في المحضر." in html


def test_words_for_a_closed_case_are_not_lost(reader: Client, case: Case, editor: Person) -> None:
    case.decide(Outcome.REJECTED, "الرقم صحيح.", by=editor, now=cast.NOW)
    answer = reader.post("/receipt/thread/messages", {"words": "لكن عندي الوثيقة."})
    assert answer.status_code == 422
    assert "لكن عندي الوثيقة." in answer.content.decode()


def test_a_report_is_withdrawn_after_a_question(client: Client, article: Article) -> None:
    sent = cast.write_report(article, contact="maya@mail.example")
    client.post("/receipt", {"code": sent.receipt})
    assert "maya@mail.example" in page(client)
    assert "سحب البلاغ؟" in page(client, "/receipt/thread/withdrawal")
    assert not cast.reread(sent.report).withdrawn_at
    for _ in range(2):
        assert client.post("/receipt/thread/withdrawal").status_code == 303
    assert cast.reread(sent.report).withdrawn_at and not Contact.objects.exists()
    assert "سحبتم هذا البلاغ." in page(client)


def test_a_closed_report_cannot_be_withdrawn(reader: Client, case: Case, editor: Person) -> None:
    case.decide(Outcome.REJECTED, "الرقم صحيح.", by=editor, now=cast.NOW)
    assert reader.post("/receipt/thread/withdrawal").status_code == 422
    assert reader.get("/receipt/thread/withdrawal").headers["Location"] == "/receipt/thread"


def test_leaving_closes_the_thread_on_this_device(reader: Client) -> None:
    assert reader.post("/receipt/leave").status_code == 303
    assert reader.get("/receipt/thread").headers["Location"] == "/receipt"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/receipt/thread", "/receipt/thread/withdrawal"])
def test_without_a_pass_the_code_is_asked_for(client: Client, address: str) -> None:
    assert client.get(address).headers["Location"] == "/receipt"


def test_after_an_hour_the_words_wait_for_the_code(reader: Client, sent: Sent, time_machine: object) -> None:
    time_machine.move_to(time.time() + HOUR + 60)
    late = reader.post("/receipt/thread/messages", {"words": "تفصيل <مهم>", "key": "k"})
    html = late.content.decode()
    assert late.status_code == 403 and "تفصيل &lt;مهم&gt;" in html and "أُغلقت المتابعة" in html
    wrong = reader.post("/receipt", {"code": NEVER_GIVEN, "words": "تفصيل <مهم>", "key": "k"})
    assert wrong.status_code == 422 and "تفصيل &lt;مهم&gt;" in wrong.content.decode()
    right = reader.post("/receipt", {"code": sent.receipt, "words": "تفصيل <مهم>", "key": "k"})
    assert right.status_code == 303
    assert cast.thread(sent.report) == ["تفصيل <مهم>"]
    assert "تفصيل &lt;مهم&gt;" in page(reader)


@pytest.mark.parametrize("value", ["", "forged", "a:b:c", "é"])
def test_a_forged_pass_opens_nothing(client: Client, report: Report, value: str) -> None:
    client.cookies["thread"] = value
    assert client.get("/receipt/thread").headers["Location"] == "/receipt"


def test_another_site_can_neither_open_a_thread_nor_write_in_it(reader: Client, sent: Sent) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = reader.cookies
    for address in ("/receipt", "/receipt/thread/messages", "/receipt/thread/withdrawal", "/receipt/leave"):
        answer = strict.post(address, {"code": sent.receipt, "words": "كلام"})
        assert answer.status_code == 403
        assert sent.receipt not in answer.content.decode()


@pytest.mark.parametrize("address", ["/receipt/thread/messages", "/receipt/leave"])
def test_an_address_for_sending_leads_back_when_it_is_only_opened(reader: Client, address: str) -> None:
    assert reader.get(address).status_code == 303


@pytest.mark.parametrize("address", ["/receipt", "/receipt/thread", "/receipt/thread/withdrawal"])
def test_the_pages_of_a_thread_are_stored_nowhere_and_tell_no_other_site(reader: Client, address: str) -> None:
    answer = reader.get(address)
    assert answer.headers["Cache-Control"].startswith("no-store")
    # Not no-referrer: browsers would send "Origin: null" with these forms, which the CSRF check refuses.
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "script-src" in answer.headers["Content-Security-Policy"]


def test_the_thread_reads_in_english(reader: Client, report: Report) -> None:
    html = page(reader, "/receipt/thread?lang=en")
    assert "The desk has your report and has not decided yet." in html and '<html lang="en" dir="ltr">' in html


def test_hidden_controls_in_what_was_sent_are_drawn(client: Client, article: Article) -> None:
    sent = cast.write_report(article, wrong="<b>دفع \u202e100</b>")
    client.post("/receipt", {"code": sent.receipt})
    assert "&lt;b&gt;دفع <span" in page(client)


class WhateverIsTyped(TestCase):
    """Hypothesis needs its own transactions, so these are methods of Django's test case."""

    def setUp(self) -> None:
        self.sent = cast.write_report(cast.publish_article(cast.found_newsroom()))

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(code=ANYTHING, words=ANYTHING, key=ANYTHING)
    def test_it_is_answered_and_never_breaks(self, code: str, words: str, key: str) -> None:
        code, words, key = (text.encode("utf-8", "replace").decode() for text in (code, words, key))
        typed = {"words": words, "key": key}
        self.client.cookies.clear()
        assert self.client.post("/receipt", {"code": code, **typed}).status_code == 422
        late = self.client.post("/receipt/thread/messages", typed)
        assert late.status_code == 403 and "<script>alert" not in late.content.decode()
        assert self.client.post("/receipt", {"code": self.sent.receipt, **typed}).status_code in (303, 422)
        assert self.client.post("/receipt/thread/messages", typed).status_code in (303, 422)
        assert "<script>alert" not in self.client.get("/receipt/thread").content.decode()
