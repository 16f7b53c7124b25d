"""The reader's part once it was decided, on the page of their thread."""

import pytest
from django.test import Client

from taswib.desk.decision import Outcome
from taswib.desk.report import Report
from taswib.desk.reporting import Sent
from taswib.people.person import Person
from tests import cast
from tests.console.staff import of, signed_in, text_of

THREAD = "/receipt/thread"


@pytest.fixture
def reader(client: Client, sent: Sent, editor: Person) -> Client:
    sent.report.case.decide(Outcome.REJECTED, "الرقم صحيح.", by=editor, now=cast.NOW)
    client.post("/receipt", {"code": sent.receipt})
    return client


def test_a_reader_appeals_and_reads_what_another_person_answers(
    reader: Client, report: Report, editor: Person, second_editor: Person
) -> None:
    assert reader.post(f"{THREAD}/appeal", {"words": "المحضر يقول 84."}).status_code == 303
    assert "المحضر يقول 84." in reader.get(THREAD).content.decode()
    where = of(report.case, "appeal", report_id=report.pk)
    assert "Answer the appeal" not in text_of(signed_in(editor).get(of(report.case)))
    assert signed_in(editor).post(where, {"words": "يبقى.", "outcome": "dismissed"}).status_code == 409
    desk = signed_in(second_editor)
    assert "Answer the appeal" in text_of(desk.get(of(report.case)))
    assert f"Appeal in case {report.case_id}" in text_of(desk.get("/desk/"))
    assert desk.post(where, {"words": ""}).status_code == 422
    assert desk.post(where, {"words": "راجعناه وبقي القرار.", "outcome": "dismissed"}).status_code == 303
    assert "راجعناه وبقي القرار." in reader.get(THREAD).content.decode()
    again = reader.post(f"{THREAD}/appeal", {"words": "مرة ثانية"})
    assert again.status_code == 422 and "مرة ثانية" in again.content.decode()


def test_an_empty_appeal_is_not_sent(reader: Client) -> None:
    answer = reader.post(f"{THREAD}/appeal", {"words": " "})
    assert answer.status_code == 422 and not cast.reread(Report.objects.get()).appealed_at


def test_the_answer_to_whether_it_was_put_right_is_kept_and_shown_to_the_desk(
    reader: Client, report: Report, editor: Person
) -> None:
    for answer in ("partly", "perhaps", ""):
        assert reader.post(f"{THREAD}/put-right", {"answer": answer}).status_code == 303
    assert cast.reread(report).put_right == "partly"
    assert "جوابكم: جزئيًا" in reader.get(THREAD).content.decode()
    assert "The reader says: In part" in text_of(signed_in(editor).get(of(report.case)))


def test_before_a_decision_there_is_nothing_of_this(client: Client, sent: Sent) -> None:
    client.post("/receipt", {"code": sent.receipt})
    page = client.get(THREAD).content.decode()
    assert "/appeal" not in page and "من يضيّعه" in page
    assert client.post(f"{THREAD}/appeal", {"words": "قبل الأوان"}).status_code == 422


@pytest.mark.django_db
@pytest.mark.parametrize("where", ["appeal", "put-right"])
def test_without_a_pass_the_code_is_asked_for(client: Client, where: str) -> None:
    assert client.post(f"{THREAD}/{where}", {"words": "كلام"}).status_code == 403
