"""The author learns what the desk tells them, and nothing of who reported, what they wrote, or how many they were."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver

from taswib.archive.article import Article
from taswib.console import urls
from taswib.desk.case import Case
from taswib.desk.decision import Outcome
from taswib.desk.explanation import Explanation
from taswib.desk.notice import NoticeKind, Severity, Wording, draft_notice
from taswib.desk.report import Report
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.console.staff import at, of, signed_in, text_of

pytestmark = pytest.mark.once

LIST_QUERIES = 8
"""Session, whether it was ended, person, newsroom, memberships, number of cases, the cases, own explanations."""
PRIVATE = ("wrong", "right", "how", "contact", "question", "answer", "message", "added", "second")


def canary(field: str) -> str:
    return f"canary-{field}-7f3a"


CANARIES = [canary(field) for field in PRIVATE]
QUEUES = [f"/desk/?{query}" for query in ("q=canary", "q=الجسر", "show=mine", "show=closed", "kind=error", "page=2")]
SELECTED = [*QUEUES, "/desk/notices/?page=2", "/desk/my-articles/?page=2"]


@pytest.fixture
def secret(article: Article, editor: Person) -> Case:
    """A case with a canary in every field that only the desk may read."""
    words = {field: canary(field) for field in ("wrong", "right", "how", "contact")}
    report = cast.write_report(article, **words).report
    case = report.case
    case.ask(report, canary("question"), by=editor, now=cast.NOW)
    cast.reread(report).add(canary("answer"), now=cast.NOW)
    case = Case.objects.get(pk=case.pk)
    case.write(report, canary("message"), by=editor, now=cast.NOW)
    cast.reread(report).add(canary("added"), now=cast.NOW)
    case.join(cast.write_report(article, exact="", wrong=canary("second")).report.case, by=editor, now=cast.NOW)
    case.ask_author("ما مصدر رقم الكلفة؟", by=editor, now=cast.NOW)
    return Case.objects.get(pk=case.pk)


@pytest.fixture
def stranger(newsroom: object) -> Person:
    return Person.objects.join("stranger", None, name_ar="زائر")


def routes(
    patterns: list[URLPattern | URLResolver], needed: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of every address of the console and what it needs, from the table of addresses itself."""
    for one in patterns:
        keys = (*needed, *one.pattern.converters)
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, keys)
        else:
            yield one.name or "", keys


def addresses(case: Case) -> list[str]:
    """Every address of the console, about this case where it is about one; test_routes.py has what else there is."""
    report, notice = case.reports.first(), case.notices.first()
    known: dict[str, int | str] = {"case_id": case.pk, "what": "decisions", "form": "csv", "year": 2026}
    known |= {"report_id": report.pk if report else 1, "notice_id": notice.pk if notice else 1}
    return [at(name, **{key: known.get(key, 1) for key in keys}) for name, keys in routes(urls.urlpatterns)]


def everything_said_to(client: Client, case: Case) -> list[tuple[str, HttpResponse]]:
    """The answer of every address, opened and posted to."""
    filled = {"words": "كلام", "why": "سبب", "reasons": "سبب", "outcome": "upheld", "as_of": "1", "other": "1"}
    without_exit = [one for one in addresses(case) if "sign-" not in one]
    opened = [(one, client.get(one, follow=True)) for one in [*without_exit, *SELECTED]]
    return opened + [(one, client.post(one, filled, follow=True)) for one in without_exit]


def leaks(answers: list[tuple[str, HttpResponse]]) -> list[tuple[str, str]]:
    return [(one, word) for one, answer in answers for word in CANARIES if word in answer.content.decode()]


def test_the_desk_itself_reads_every_canary_but_the_contact(secret: Case, second_editor: Person) -> None:
    page = signed_in(second_editor).get(of(secret)).content.decode()
    assert [word for word in CANARIES if word not in page] == [canary("contact")]


@pytest.mark.parametrize("who", ["author", "stranger"])
def test_no_address_tells_a_private_word(request: pytest.FixtureRequest, secret: Case, who: str) -> None:
    """Nor to anybody else: test_routes.py asks every address as every role."""
    answers = everything_said_to(signed_in(request.getfixturevalue(who)), secret)
    assert len(answers) >= 2 * 15
    assert leaks(answers) == []
    assert {answer.status_code for _, answer in answers} <= {200, 201, 401, 403, 404, 409, 410, 422}


def test_an_editor_who_wrote_the_article_reads_no_more_than_another_author(
    secret: Case, writing_editor: Person
) -> None:
    secret.article.authors.add(writing_editor)
    assert leaks(everything_said_to(signed_in(writing_editor), secret)) == []


def test_no_private_word_is_told_in_any_state_of_the_case(secret: Case, author: Person, editor: Person) -> None:
    client = signed_in(author)
    secret.decide(Outcome.UPHELD, "المحضر واضح.", by=editor, now=cast.NOW)
    assert leaks(everything_said_to(client, secret)) == []
    wording = Wording(NoticeKind.CORRECTION, Severity.LIMITED, "48", "84", "صُحّح الرقم.")
    draft_notice(Case.objects.get(pk=secret.pk), wording, by=editor, now=cast.NOW).publish(by=editor, now=cast.NOW)
    assert leaks(everything_said_to(client, secret)) == []


def test_neither_the_reasons_nor_a_draft_nor_why_a_case_closed_is_told(
    secret: Case, author: Person, editor: Person
) -> None:
    client = signed_in(author)
    secret.decide(Outcome.UPHELD, canary("message"), by=editor, now=cast.NOW)
    wording = Wording(NoticeKind.CORRECTION, Severity.LIMITED, canary("wrong"), canary("right"), canary("how"))
    draft_notice(Case.objects.get(pk=secret.pk), wording, by=editor, now=cast.NOW)
    assert leaks(everything_said_to(client, secret)) == []
    Case.objects.get(pk=secret.pk).close(canary("added"), by=editor, now=cast.NOW)
    assert leaks(everything_said_to(client, secret)) == []


def test_the_queue_of_an_editor_counts_no_case_on_their_own_article(
    newsroom: Newsroom, writing_editor: Person, editor: Person
) -> None:
    client, own = signed_in(writing_editor), cast.publish_article(newsroom, writing_editor)
    before = [_without_token(client.get(one)) for one in ("/desk/", *QUEUES)]
    cast.write_report(own).report.case.take(by=editor, now=cast.NOW)
    assert [_without_token(client.get(one)) for one in ("/desk/", *QUEUES)] == before


@pytest.mark.parametrize("count", [1, 12])
def test_the_number_of_queries_of_the_list_does_not_grow(
    article: Article, author: Person, django_assert_num_queries: Callable, count: int
) -> None:
    for _ in range(count):
        cast.write_report(article)
    client = signed_in(author)
    with django_assert_num_queries(LIST_QUERIES):
        assert client.get(at("my-articles")).status_code == 200


def test_an_editor_who_wrote_or_edited_an_article_finds_its_cases_in_a_list_too(
    article: Article, editor: Person
) -> None:
    case, client = cast.write_report(article).report.case, signed_in(editor)
    assert "My articles" not in text_of(client.get(of(case)))
    article.editors.add(editor)
    assert "My articles" in text_of(client.get("/desk/"))
    assert of(case) in client.get(at("my-articles")).content.decode()
    article.editors.clear()
    article.authors.add(editor)
    assert of(case) in client.get(at("my-articles")).content.decode()


def test_the_page_shows_the_passage_the_kind_and_the_desks_question(secret: Case, author: Person) -> None:
    answer = signed_in(author).get(of(secret))
    page = text_of(answer)
    assert f"<mark>{cast.MISTAKE}</mark>" in answer.content.decode()
    assert "Wrong information" in page
    assert "ما مصدر رقم الكلفة؟" in page


def test_neither_the_number_nor_the_times_of_reports_change_the_page(
    article: Article, author: Person, editor: Person
) -> None:
    client = signed_in(author)
    case = cast.write_report(article).report.case
    alone = _without_token(client.get(of(case)))
    case.join(cast.write_report(article, exact="").report.case, by=editor, now=cast.NOW)
    Report.objects.filter(case=case).update(received_at="2026-11-01T00:00Z")
    assert _without_token(client.get(of(case))) == alone


def test_a_question_to_the_reader_does_not_change_the_page(case: Case, author: Person, editor: Person) -> None:
    client = signed_in(author)
    before = [_without_token(client.get(one)) for one in (of(case), at("my-articles"))]
    case.ask(case.lead, "من أين الرقم؟", by=editor, now=cast.NOW)
    assert [_without_token(client.get(one)) for one in (of(case), at("my-articles"))] == before


def _without_token(answer: HttpResponse) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]+"', "", answer.content.decode())


def test_an_explanation_reaches_the_desk(secret: Case, author: Person, editor: Person) -> None:
    client = signed_in(author)
    assert client.post(of(secret, "explanation"), {"words": "نقلته عن البيان."}).status_code == 303
    assert Explanation.objects.get().by == author
    assert "نقلته عن البيان." in text_of(client.get(of(secret)))
    assert "نقلته عن البيان." in text_of(signed_in(editor).get(of(secret)))


def test_an_explanation_that_comes_too_late_is_kept_on_the_page(secret: Case, author: Person, editor: Person) -> None:
    secret.decide(Outcome.REJECTED, "النص صحيح.", by=editor, now=cast.NOW)
    answer = signed_in(author).post(of(secret, "explanation"), {"words": "شرح متأخر"})
    assert answer.status_code == 409
    assert "شرح متأخر" in answer.content.decode()


def test_rejects_an_empty_explanation(secret: Case, author: Person) -> None:
    assert signed_in(author).post(of(secret, "explanation"), {"words": " "}).status_code == 422


def test_one_author_does_not_read_what_another_explained(secret: Case, author: Person, writing_editor: Person) -> None:
    secret.article.authors.add(writing_editor)
    secret.explain("كلام نزار وحده", by=author, now=cast.NOW)
    assert "كلام نزار وحده" not in text_of(signed_in(writing_editor).get(of(secret)))


def test_my_articles_lists_own_cases_only(secret: Case, author: Person, writing_editor: Person) -> None:
    assert cast.HEADLINE in text_of(signed_in(author).get(at("my-articles")))
    assert cast.HEADLINE not in text_of(signed_in(writing_editor).get(at("my-articles")))


def test_a_case_on_another_persons_article_is_not_the_authors_to_see(
    newsroom: object, author: Person, writing_editor: Person
) -> None:
    case = cast.write_report(cast.publish_article(newsroom, writing_editor)).report.case
    answer = signed_in(author).get(of(case))
    assert answer.status_code == 403
    assert "Your role does not allow this" in text_of(answer)
