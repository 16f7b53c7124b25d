"""The ledger in public: read by people, proved by anyone."""

import json

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.decision import Outcome
from taswib.desk.notice import Notice
from taswib.ledger.log import Log
from taswib.people.person import Person
from taswib.proof import Checkpoint
from taswib.proof.verdict import Claim
from taswib.proof.verifying import verify
from tests import cast
from tests.public.published_notice import publish_notice


@pytest.fixture
def published(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor)


@pytest.fixture
def log(published: Notice) -> Log:
    return Log.objects.of(published.newsroom)


def index_of(notice: Notice) -> int:
    return notice.records.last().entry.index


def test_a_notice_leads_to_its_entry_and_the_entry_to_its_notice(client: Client, published: Notice) -> None:
    address = f"/ledger/{index_of(published)}"
    assert f'href="{address}"' in client.get("/corrections/1").content.decode()
    assert 'href="/corrections/1"' in client.get(address).content.decode()


def test_the_proof_of_a_notice_holds_and_carries_its_words(client: Client, published: Notice, log: Log) -> None:
    answer = client.get(f"/ledger/{index_of(published)}/proof.json")
    verdict = verify(answer.content.decode().split("\n"), key=log.verifier)
    assert verdict.holds and Claim.RECORD in {one.claim for one in verdict.findings}
    assert json.loads(verdict.record)["now"] == published.now


def test_the_whole_log_holds(client: Client, published: Notice, log: Log) -> None:
    published.withdraw("كان الرقم الأول صحيحًا.", by=published.drafted_by, now=cast.NOW)
    lines = b"".join(client.get("/ledger/log.jsonl").streaming_content).decode().splitlines()
    verdict = verify(lines, key=log.verifier)
    assert verdict.holds and verdict.checkpoint.size == log.entries.count() and verdict.struck == 0


def test_the_checkpoint_is_the_latest_and_signed(client: Client, published: Notice, log: Log) -> None:
    note = client.get("/ledger/checkpoint").content.decode()
    assert Checkpoint.verified(note, log.verifier).size == log.entries.count()


def test_a_proof_tells_how_the_log_grew_since_somebody_saw_it(client: Client, published: Notice, log: Log) -> None:
    seen = Checkpoint.verified(client.get("/ledger/checkpoint").content.decode(), log.verifier)
    published.withdraw("كان الرقم الأول صحيحًا.", by=published.drafted_by, now=cast.NOW)
    answer = client.get(f"/ledger/{index_of(published)}/proof.json?since={seen.size}")
    assert verify([answer.content.decode()], key=log.verifier, seen=seen).holds


def test_nothing_of_readers_and_staff_is_in_it(client: Client, case: Case, editor: Person, author: Person) -> None:
    case.ask_author("هل من مصدر للرقم؟", by=editor, now=cast.NOW)
    case.decide(Outcome.REJECTED, "الرقم كما ورد في المحضر.", by=editor, now=cast.NOW)
    bodies = "".join(Log.objects.of(case.newsroom).entries.values_list("body", flat=True))
    assert '"outcome":"rejected"' in bodies
    for private in ("84 مليون", "الكلفة", "المحضر", "hala", "هالة", "nizar", "مصدر"):
        assert private not in bodies


def test_whoever_asks_again_is_told_that_nothing_is_new(client: Client, published: Notice) -> None:
    tag = client.get("/ledger/log.jsonl").headers["ETag"]
    assert client.get("/ledger/log.jsonl", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    "address",
    ["/ledger/999", "/ledger/999/proof.json", "/ledger/0/proof.json?since=999", "/ledger/99999999999999999999"],
)
def test_what_is_not_there_is_not_found(client: Client, published: Notice, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/ledger", "/ledger/checkpoint", "/ledger/log.jsonl", "/ledger/verify"])
def test_before_anything_happened_there_is_no_ledger_yet(client: Client, newsroom: object, address: str) -> None:
    assert client.get(address).status_code == 404


def test_entries_say_in_both_languages_what_happened(client: Client, published: Notice) -> None:
    assert "Notice 1 published" in client.get("/ledger?lang=en").content.decode()
    assert "نُشر الإشعار 1" in client.get("/ledger?lang=ar").content.decode()
