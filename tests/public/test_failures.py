"""Pages for when something went wrong."""

from collections.abc import Iterator
from itertools import chain
from unittest.mock import patch

import pytest
from django import forms
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.test import Client, RequestFactory

from taswib.archive.article import Article
from taswib.console.account_forms import PasswordForm
from taswib.console.kept import Kept
from taswib.public import failures
from taswib.public.reader_urls import urlpatterns
from tests import cast
from tests.public.test_report import WORDS, filled

TYPED = {
    "wrong": "كلام <طويل>",
    "password": "a secret",
    "code": "K7QM",
    "csrfmiddlewaretoken": "t0ken",
    "kind": "error",
}


@pytest.mark.pure
@pytest.mark.parametrize(
    ("page", "status"),
    [
        (failures.csrf, 403),
        (failures.malformed, 400),
        (failures.forbidden, 403),
        (failures.missing, 404),
        (failures.broken, 500),
        (failures.unavailable, 503),
    ],
)
def test_a_page_asks_neither_database_nor_session(page: object, status: int) -> None:
    answer = page(RequestFactory().post("/a/x/report", TYPED))
    html = answer.content.decode()
    assert answer.status_code == status
    assert "كلام &lt;طويل&gt;" in html
    assert "a secret" not in html and "K7QM" not in html


def forms_of(form: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    for one in form.__subclasses__():
        yield from (one, *forms_of(one))


@pytest.mark.pure
def test_no_field_for_a_password_or_code_comes_back_in_a_page_wherever_it_is_typed() -> None:
    every = chain.from_iterable(getattr(form, "base_fields", {}).items() for form in forms_of(forms.BaseForm))
    typed = {name for name, field in every if _hides(field.widget)}
    assert {*PasswordForm.base_fields, "code"} <= typed
    posted = RequestFactory().post("/desk/account/password/", {name: f"typed {name}" for name in typed | {"words"}})
    pages = [page(posted).content.decode() for page in (failures.csrf, failures.broken, failures.unavailable)]
    assert all("typed words" in page and page.count("typed ") == 1 for page in pages)
    assert {name for name, _value in Kept.of(posted).fields} == {"words"}


def _hides(widget: forms.Widget) -> bool:
    return isinstance(widget, forms.PasswordInput) or "one-time-code" in widget.attrs.get("autocomplete", "")


@pytest.mark.pure
def test_a_body_that_cannot_be_read_still_has_its_page() -> None:
    request = RequestFactory().post("/", b"--x\r\nbroken", content_type="multipart/form-data; boundary=y")
    assert failures.broken(request).status_code == 500


@pytest.mark.pure
def test_the_pages_are_also_for_readers() -> None:
    assert failures.missing(RequestFactory().get("/nowhere"), PermissionDenied()).status_code == 404


@pytest.fixture
def bare() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("error", [OperationalError("database is locked"), InterfaceError("gone")])
def test_a_database_that_does_not_answer_keeps_the_words_and_says_when_to_return(
    bare: Client, article: Article, error: Exception
) -> None:
    form = filled()
    with patch("taswib.public.report.send_report", side_effect=error):
        answer = bare.post(f"/a/{article.slug}/report", form)
    html = answer.content.decode()
    assert answer.status_code == 503 and int(answer.headers["Retry-After"]) > 0
    assert "لا يمكن حفظ شيء الآن" in html
    assert all(words in html for words in WORDS.values())
    assert f'name="submission" value="{form["submission"]}"' in html and "إرسال من جديد" in html


def test_what_breaks_otherwise_is_an_apology_that_keeps_the_words(bare: Client, article: Article) -> None:
    bare.cookies["language"] = "en"
    with patch("taswib.public.report.send_report", side_effect=RuntimeError(WORDS["wrong"])):
        answer = bare.post(f"/a/{article.slug}/report", filled())
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode() and WORDS["wrong"] in answer.content.decode()


@pytest.mark.django_db
def test_a_code_is_never_sent_back_by_a_failure(bare: Client) -> None:
    cast.found_newsroom()
    with patch("taswib.public.receipt.as_typed", side_effect=OperationalError("locked")):
        answer = bare.post("/receipt", {"code": "K7QM-K7QM", "words": "كلام ينتظر"})
    assert answer.status_code == 503
    assert "K7QM" not in answer.content.decode() and "كلام ينتظر" in answer.content.decode()


@pytest.mark.django_db
def test_an_expired_form_shows_what_was_typed() -> None:
    answer = Client(enforce_csrf_checks=True).post("/receipt/thread/messages", {"words": "تفصيل مهم", "key": "x"})
    assert answer.status_code == 403
    assert "بقيت هذه الصفحة مفتوحة" in answer.content.decode() and "تفصيل مهم" in answer.content.decode()


@pytest.mark.django_db
def test_the_product_is_well_while_its_database_answers(client: Client) -> None:
    assert (client.get("/healthz").status_code, client.get("/healthz").content) == (200, b"ok\n")
    with patch("taswib.public.health.connection.cursor", side_effect=OperationalError("gone")):
        assert client.get("/healthz").status_code == 503


@pytest.mark.pure
def test_crawlers_are_kept_from_forms_and_threads(client: Client) -> None:
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /receipt" in robots and "Disallow: /a/*/report" in robots
    assert client.get("/favicon.ico").headers["Location"].endswith("taswib/icon.svg")


@pytest.mark.pure
def test_every_address_of_the_reader_has_the_name_that_others_rely_on() -> None:
    names = {pattern.name for pattern in urlpatterns}
    assert {"article", "article-revision", "article-changes", "report", "receipt", "thread", "healthz"} <= names
