"""The form, and what is answered to what was sent with it."""

import html
import re

import pytest
from django.test import Client
from django.utils import translation
from django.utils.functional import Promise
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from taswib.archive.article import Article
from taswib.desk.flood import MEMORY
from taswib.desk.keyring import opened_by_reader
from taswib.desk.models import Case, Contact, Report
from taswib.desk.receipt import readers_key
from taswib.desk.refusals import FormExpired, PassageNotThere
from taswib.desk.reporting import FORM_LIFE, new_submission
from taswib.people.person import Person
from taswib.public.forms import CONTACT, RIGHT, WRONG
from tests import cast

WORDS = {"wrong": "الكلفة 84 مليونًا.", "right": "84 مليون ليرة", "how": "حضرت الجلسة."}


def filled(**other: str) -> dict[str, str]:
    """A form that would be received, with `other` in it."""
    return {"kind": "error", "passage": "1", "revision": "1", "submission": new_submission(), **WORDS, **other}


def send(client: Client, article: Article, **other: str) -> object:
    return client.post(f"/a/{article.slug}/report", filled(**other))


def code_in(answer: object) -> str:
    found = re.search(r'<p class="code".*?</p>', answer.content.decode(), re.S)[0]
    return "".join(re.findall(r"<span>(\w{4})</span>", found))


def test_the_form_works_without_script_or_cookie(client: Client, article: Article) -> None:
    answer = client.get(f"/a/{article.slug}/report", {"kind": "complaint", "passage": "2"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert re.search(r'value="complaint"[^>]* checked', page)
    assert re.search(r'name="passage" value="2"[^>]* checked', page)
    assert "ما موضوع الشكوى؟" in page
    assert re.search(r'<button class="button" type="submit">', page), "the form is sent by the browser itself"
    assert not answer.cookies


@pytest.mark.parametrize("query", [{"kind": "gossip"}, {"passage": "999"}, {"passage": "مقطع"}, {"passage": "²"}])
def test_a_link_with_nonsense_still_opens_the_form(client: Client, article: Article, query: dict[str, str]) -> None:
    page = client.get(f"/a/{article.slug}/report", query).content.decode()
    assert re.search(r'name="passage" value="whole"[^>]* checked', page)
    assert ("ما يشير إليه الرابط" in page) == ("passage" in query)


def test_a_report_is_received_with_a_code_in_the_answer(client: Client, article: Article) -> None:
    answer = send(client, article, contact="maya@mail.example")
    report = Report.objects.get()
    assert answer.status_code == 201
    assert Report.objects.opened_by(code_in(answer)) == report
    assert report.exact == cast.PARAGRAPHS[0]
    assert cast.said(report).wrong == WORDS["wrong"]
    reader = cast.hire(report.newsroom, "karim")
    cast.let_look(report, reader, Person.objects.get(username="hala"))
    assert (
        report.case.contact_of(report, by=reader, now=cast.NOW, keyring=cast.keyring(reader), why="سؤال عن الوثيقة")
        == "maya@mail.example"
    )
    assert "خلال 5 أيام عمل" in answer.content.decode()


def test_pressing_twice_sends_once_and_shows_the_same_code(client: Client, article: Article) -> None:
    form = filled()
    first, second = (client.post(f"/a/{article.slug}/report", form) for _ in range(2))
    assert code_in(first) == code_in(second)
    assert Report.objects.count() == Case.objects.count() == 1
    assert "وصل هذا البلاغ من قبل" in second.content.decode()


def test_the_code_is_in_no_address_cookie_header_or_log(
    client: Client, article: Article, caplog: pytest.LogCaptureFixture
) -> None:
    answer = send(client, article)
    code = code_in(answer)
    assert not answer.cookies and not client.cookies
    for text in (str(answer.headers), caplog.text, str(answer.request["PATH_INFO"])):
        assert code not in text.replace("-", "")
    assert answer.content.decode().replace("-", "").count(code) == 0  # in groups only: never whole in an attribute


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_form_and_its_answer_leave_no_trace(client: Client, article: Article, method: str) -> None:
    answer = getattr(client, method)(f"/a/{article.slug}/report", filled())
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_marked_words_are_anchored_where_they_stood(client: Client, article: Article) -> None:
    quote = {"quote": "الجسر", "prefix": "خطة لترميم ", "suffix": " الحجري بكلفة"}
    page = client.get(f"/a/{article.slug}/report", quote).content.decode()
    assert re.search(r'name="passage" value="words"[^>]* checked', page)
    send(client, article, passage="words", **quote)
    report = Report.objects.get()
    assert report.exact == "الجسر"
    assert cast.TEXT[: report.start].endswith("خطة لترميم ")


def test_marked_words_can_be_unmarked_by_choosing_another_place(client: Client, article: Article) -> None:
    send(client, article, passage="whole", quote=cast.MISTAKE)
    assert Report.objects.get().quote is None


def test_words_are_sought_in_the_revision_that_the_reader_saw(client: Client, article: Article) -> None:
    cast.publish_article(article.newsroom, text=cast.TEXT.replace("48", "84"))
    answer = send(client, article, passage="words", quote=cast.MISTAKE)
    assert answer.status_code == 201
    assert Report.objects.get().revision.number == 1


def test_words_that_are_not_there_come_back_with_everything_typed(client: Client, article: Article) -> None:
    form = filled(passage="words", quote="كلام لم يُكتب قط")
    answer = client.post(f"/a/{article.slug}/report", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(words in page for words in WORDS.values())
    assert form["submission"] not in page
    assert 'href="#id_passage' in page
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("wrong", "", "كتابة بضع كلمات هنا"),
        ("wrong", " \u200f\n", "كتابة بضع كلمات هنا"),
        ("wrong", "ق" * (WRONG + 1), "5001"),
        ("right", "ق" * (RIGHT + 1), "2001"),
        ("contact", "ق" * (CONTACT + 1), "301"),
        ("wrong", "قبل\0بعد", "NUL"),
        ("quote", "قبل\0بعد", PassageNotThere.message),
        ("kind", "gossip", "لا وجود لهذا النوع"),
        ("kind", "", "اختيار واحد"),
        ("passage", "999", PassageNotThere.message),
        ("passage", "بلا رقم", PassageNotThere.message),
        ("submission", "", FormExpired.message),
        ("submission", "forged:token:here", FormExpired.message),
        ("submission", "ليس رمزًا", FormExpired.message),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(
    client: Client, article: Article, field: str, value: str, sentence: str | Promise
) -> None:
    answer = send(client, article, **{field: value})
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    with translation.override("ar"):
        assert str(sentence) in page
    assert 'class="error-summary"' in page
    assert WORDS["how"] in page
    assert not Report.objects.exists()


def test_errors_are_said_in_english_on_an_english_page(client: Client, article: Article) -> None:
    client.cookies["language"] = "en"
    page = send(client, article, wrong="").content.decode()
    assert "Write a few words here" in page and "What is wrong?" in page


def test_a_form_that_stood_open_for_a_day_keeps_its_words_and_can_be_sent_then(
    client: Client, article: Article, time_machine: object
) -> None:
    form = filled()
    time_machine.move_to(cast.NOW.timestamp() + FORM_LIFE * 400)
    answer = client.post(f"/a/{article.slug}/report", form)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422 and WORDS["wrong"] in page
    fresh = re.search(r'name="submission" value="([^"]+)"', page)[1]
    assert client.post(f"/a/{article.slug}/report", {**form, "submission": fresh}).status_code == 201


def test_200_000_diacritics_are_read_at_once(client: Client, article: Article) -> None:
    answer = send(client, article, wrong="بَِ" + "َِ" * 100_000)
    assert answer.status_code == 201
    assert len(cast.said(Report.objects.get()).wrong) < 40


def test_direction_controls_are_kept_for_the_desk_to_see(client: Client, article: Article) -> None:
    assert send(client, article, wrong="دفع \u202e100").status_code == 201
    assert "\u202e" in cast.said(Report.objects.get()).wrong


def test_a_form_that_is_too_large_is_answered_with_a_page(client: Client, article: Article) -> None:
    answer = send(client, article, wrong="ق" * 600_000)
    assert answer.status_code == 413
    assert "هذا أكثر مما يُقبل دفعة واحدة" in answer.content.decode()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"wrong=%FF%00%ED%A0%80", "application/x-www-form-urlencoded"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"", "multipart/form-data"),
        (
            b'--x\r\nContent-Disposition: form-data; name="wrong"\r\n\r\n+2AA-\r\n--x--\r\n',
            "multipart/form-data; boundary=x; charset=utf-7",
        ),
        (
            b'--x\r\nContent-Disposition: form-data; name="wrong"; filename="a.txt"\r\n\r\nwords\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
        ),
        (b"{}", "application/json"),
        (b"a=1&" * 500, "application/x-www-form-urlencoded"),
    ],
)
def test_a_damaged_body_is_answered_with_a_page(client: Client, article: Article, body: bytes, kind: str) -> None:
    answer = client.post(f"/a/{article.slug}/report", body, content_type=kind)
    assert answer.status_code in (400, 422)
    assert "</html>" in answer.content.decode()
    assert not Report.objects.exists()


def test_other_methods_are_refused(client: Client, article: Article) -> None:
    assert client.delete(f"/a/{article.slug}/report").status_code == 405


def test_another_site_can_start_nothing_without_a_token_of_ours(article: Article) -> None:
    strict = Client(enforce_csrf_checks=True)
    form = {**filled(), "submission": ""}
    assert strict.post(f"/a/{article.slug}/report", form, HTTP_ORIGIN="null").status_code == 422
    assert strict.post(f"/a/{article.slug}/report", filled(), HTTP_ORIGIN="null").status_code == 201


def test_no_contact_is_stored_when_none_was_left(client: Client, article: Article) -> None:
    send(client, article)
    assert not Contact.objects.exists()


ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.sampled_from(["<script>alert(1)</script>", "\0", "\u202e", "َ" * 100, "' OR 1=1 --", "{{ 7 }}", "‮&amp;"]),
)


class WhateverIsPosted(TestCase):
    """Hypothesis needs its own transactions, so these are methods of Django's test case."""

    def setUp(self) -> None:
        self.article = cast.publish_article(cast.found_newsroom())

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        posted=st.dictionaries(
            st.sampled_from(
                [*WORDS, "contact", "kind", "passage", "quote", "prefix", "suffix", "revision", "submission"]
            ),
            ANYTHING,
        )
    )
    def test_it_is_received_or_comes_back_escaped_and_never_breaks(self, posted: dict[str, str]) -> None:
        MEMORY.forget()
        posted = {name: text.encode("utf-8", "replace").decode() for name, text in posted.items()}
        answer = self.client.post(f"/a/{self.article.slug}/report", {**filled(), **posted})
        assert answer.status_code in (201, 422)
        page = answer.content.decode()
        assert "<script>alert" not in page
        if answer.status_code == 422:
            for name in ("wrong", "right", "how"):
                typed = posted.get(name, WORDS[name])
                found = re.search(rf'<textarea name="{name}"[^>]*>\r?\n(.*?)</textarea>', page, re.S)[1]
                assert html.unescape(found).replace("\r\n", "\n") == typed.replace("\r\n", "\n")


class TestLinksToEvidence:
    @pytest.mark.parametrize(
        "links",
        [
            "javascript:alert(1)",
            "رأيته بعيني",
            "ftp://nahr.example/a",
            "https://",
            "\n".join(["https://a.example"] * 11),
        ],
    )
    def test_what_is_no_address_is_said_at_its_field(self, client: Client, article: Article, links: str) -> None:
        answer = send(client, article, links=links)
        assert answer.status_code == 422 and 'id="id_links_error"' in answer.content.decode()
        assert not Report.objects.exists()

    def test_they_come_to_the_desk_with_how_it_is_known(self, client: Client, article: Article) -> None:
        answer = send(client, article, links=" www.nahr.example/record \n\nhttps://b.example/x?y=1 ")
        said = opened_by_reader(Report.objects.get(), readers_key(code_in(answer)).private).said
        assert said.how == f"{WORDS['how']}\nhttps://www.nahr.example/record\nhttps://b.example/x?y=1"
