"""A case handed out to a committee: whole, and without anybody who did not agree to be known."""

import io
import json
from datetime import UTC, datetime
from hashlib import sha256
from zipfile import ZipFile

import pytest
from django.http import HttpResponse
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.decision import Decision, Outcome
from taswib.desk.report import Kind
from taswib.desk.transition import Step
from taswib.people.person import Person
from taswib.proof.verifying import verify
from tests import cast
from tests.console.staff import let_in, of, signed_in, text_of
from tests.public.published_notice import publish_notice

CONTACT = "reader@mail.example"


@pytest.fixture
def desk(editor: Person) -> Client:
    return signed_in(editor)


@pytest.fixture
def told(article: Article, editor: Person, author: Person) -> Case:
    """A case in which everything happened that can be told."""
    report = cast.write_report(article, contact=CONTACT).report
    report.add("لدي تسجيل الجلسة.", now=cast.NOW)
    report.case.ask(report, "متى كانت الجلسة؟", by=editor, now=cast.NOW)
    report.case.ask_author("من أين الرقم؟", by=editor, now=cast.NOW)
    report.case.explain("من محضر قديم.", by=author, now=cast.NOW)
    report.case.contact_of(report, by=editor, now=cast.NOW, keyring=cast.keyring(editor), why="عن فلان بعينه")
    publish_notice(article, editor, report=report)
    return Case.objects.get(pk=report.case_id)


def handed_out(desk: Client, case: Case, **more: str) -> dict[str, bytes]:
    answer = desk.post(of(case, "case-file"), {"committee": "مجلس الصحافة"} | more)
    assert answer.status_code == 200
    with ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_everything_that_was_said_and_done_is_in_it(desk: Client, told: Case) -> None:
    files = handed_out(desk, told)
    whole = json.loads(files["case.json"])
    (report,) = map(json.loads, files["reports.jsonl"].decode().splitlines())
    assert report["words"]["wrong"] == "الكلفة المعلنة في الجلسة 84 مليونًا وليست 48."
    assert [one["words"] for one in report["thread"]] == ["لدي تسجيل الجلسة.", "متى كانت الجلسة؟"]
    assert whole["explanations"][0]["words"] == "من محضر قديم."
    assert whole["decision"]["outcome"] == "upheld"
    assert whole["notices"][0]["now"] == "بكلفة 84 مليون ليرة"
    assert files["revisions/1.txt"].decode() == cast.TEXT
    assert whole["made_for"] == "مجلس الصحافة"
    assert [row["step"] for row in whole["history"]][-1] == "exported"


def test_who_the_reader_is_is_nowhere_in_it_and_that_is_said(desk: Client, told: Case) -> None:
    files = handed_out(desk, told)
    for name, content in files.items():
        assert CONTACT.encode() not in content, name
        assert "عن فلان بعينه".encode() not in content, name
    assert json.loads(files["case.json"])["left_out"] == {"contact": 1}
    assert "حُذف ما يدل على هوية القراء" in files["index.html"].decode()


def test_what_a_reader_took_back_is_not_in_it_and_that_is_said(desk: Client, article: Article, editor: Person) -> None:
    gone = cast.write_report(article, wrong="أنا من كتب المحضر.", contact=CONTACT).report
    gone.add("وهذا رقم هاتفي.", now=cast.NOW)
    gone.withdraw(now=cast.NOW)
    files = handed_out(desk, gone.case)
    assert not any("أنا من كتب المحضر".encode() in one or "رقم هاتفي".encode() in one for one in files.values())
    told = json.loads(files["reports.jsonl"])
    assert (told["withdrawn"], told["words"], told["thread"]) == (True, None, [])
    assert json.loads(files["case.json"])["left_out"] == {"contact": 1, "withdrawn": 1}
    assert "بلاغ واحد سحبه صاحبه" in files["index.html"].decode()


def test_of_reasons_only_those_of_the_decision_itself_leave_the_desk(desk: Client, told: Case, editor: Person) -> None:
    for step in Step:
        told.record(step, by=editor, at=cast.NOW, why=f"سبب {step.value}.")
    files = handed_out(desk, told)
    whole = b"".join(files.values()).decode(errors="replace")
    assert {step.value for step in Step if f"سبب {step.value}." in whole} == {
        "admitted", "clauses", "decided", "closed", "updated", "passed", "retracted", "set_aside"
    }  # fmt: skip


def test_its_page_tells_what_was_found_and_what_fell(desk: Client, article: Article, editor: Person) -> None:
    case = cast.write_report(article, kind=Kind.COMPLAINT).report.case
    cast.uphold_complaint(case, editor)
    decision = Decision.objects.get(case=case)
    Decision.objects.create(
        overturned_in=case, outcome=Outcome.REJECTED, reasons="لم نجد خطأ.", by=editor, decided_at=cast.NOW
    )
    page = handed_out(desk, case)["index.html"].decode()
    assert decision.found[0]["title_ar"] in page and decision.found[0]["reasons"] in page
    assert decision.unheard in page and "لم نجد خطأ." in page and "نُقض" in page
    assert case.deadlines.get(profile=None).due_on.isoformat() in page


def test_its_days_are_those_of_the_newsroom(desk: Client, article: Article) -> None:
    newsroom = article.newsroom
    newsroom.time_zone = "Asia/Tokyo"
    newsroom.save()
    report = cast.write_report(article, now=datetime(2026, 11, 20, 18, tzinfo=UTC)).report
    (line,) = handed_out(desk, report.case)["reports.jsonl"].decode().splitlines()
    assert json.loads(line)["received_on"] == "2026-11-21"


def test_its_proofs_hold_without_us(desk: Client, told: Case) -> None:
    files = handed_out(desk, told)
    proofs = [content for name, content in files.items() if name.startswith("proof/")]
    assert len(proofs) == 2
    for proof in proofs:
        assert verify(proof.decode().splitlines()).holds


def test_its_manifest_names_the_sum_of_every_file(desk: Client, told: Case) -> None:
    files = handed_out(desk, told)
    sums = {one["file"]: one["sha256"] for one in json.loads(files["manifest.json"])["files"]}
    assert sums == {name: sha256(content).hexdigest() for name, content in files.items() if name != "manifest.json"}


@pytest.mark.parametrize(
    ("page", "head"), [("index.html", 'lang="ar" dir="rtl"'), ("index-en.html", 'lang="en" dir="ltr"')]
)
def test_its_page_reads_in_both_directions_and_asks_for_nothing(desk: Client, told: Case, page: str, head: str) -> None:
    html = handed_out(desk, told)[page].decode()
    assert f"<html {head}>" in html
    assert "متى كانت الجلسة؟" in html
    assert "src=" not in html and "<link" not in html and "<script" not in html


def test_the_handing_out_leaves_a_row_before_anything_is_read(desk: Client, told: Case, editor: Person) -> None:
    handed_out(desk, told)
    row = told.transitions.get(step=Step.EXPORTED)
    assert (row.by, row.why) == (editor, "مجلس الصحافة")
    assert "مجلس الصحافة" in text_of(desk.get(of(told, "case-file")))


@pytest.mark.parametrize("committee", ["", "  ", "\x07"])
def test_it_is_for_somebody_or_not_at_all(desk: Client, told: Case, committee: str) -> None:
    answer = desk.post(of(told, "case-file"), {"committee": committee})
    assert answer.status_code == 422
    assert not told.transitions.filter(step=Step.EXPORTED).exists()


def test_a_locked_key_hands_out_nothing(editor: Person, told: Case) -> None:
    client = Client(headers={"accept-language": "en"})
    let_in(client, editor)
    assert client.post(of(told, "case-file"), {"committee": "مجلس"}).status_code == 409
    assert not told.transitions.filter(step=Step.EXPORTED).exists()


def test_neither_the_author_nor_the_administrator_hands_it_out(
    told: Case, author: Person, administrator: Person
) -> None:
    for person in (author, administrator):
        answer: HttpResponse = signed_in(person).post(of(told, "case-file"), {"committee": "مجلس"})
        assert answer.status_code == 403
    assert not told.transitions.filter(step=Step.EXPORTED).exists()
