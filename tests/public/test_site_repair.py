"""The page on which a site answers, the badge, and what the public reads of the copies."""

import logging

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.confirming import confirm
from taswib.desk.copy import Copy, Origin, Place, add_copy
from taswib.desk.copy_reading import Seen
from taswib.desk.notice import Notice, Severity
from taswib.desk.repair import Repair
from taswib.desk.repair_state import RepairState
from taswib.desk.verdict import Verdict
from taswib.people.person import Person
from taswib.site.logs import WithoutReaders
from tests import cast
from tests.public.published_notice import publish_notice

ELSEWHERE = "https://mada.example/news/bridge"


@pytest.fixture
def notice(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor, severity=Severity.SUBSTANTIVE)


@pytest.fixture
def repair(notice: Notice, editor: Person) -> Repair:
    words = Place("بكلفة 48 مليون ليرة", stands="بكلفة 84 مليون ليرة")
    copy = add_copy(
        notice, Copy(address=ELSEWHERE, outlet="مدى", places=[list(words)], origin=Origin.HAND, found_at=cast.NOW)
    )
    confirm(copy, by=editor, now=cast.NOW).ask("desk@mada.example", by=editor, now=cast.NOW)
    return Repair.objects.get()


def where(repair: Repair) -> str:
    return f"/repairs/{repair.secret}"


class TestAnswering:
    def test_needs_no_account_and_sets_no_cookie(self, client: Client, repair: Repair) -> None:
        answer = client.get(where(repair))
        assert answer.status_code == 200 and not answer.cookies
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert Repair.objects.get().state == RepairState.ASKED

    @pytest.mark.parametrize(
        ("said", "state"),
        [
            ({"answer": "heard"}, RepairState.ANSWERED),
            ({"answer": "says_fixed", "address": f"{ELSEWHERE}-2"}, RepairState.ANSWERED),
            ({"answer": "refused", "words": "نلتزم نص الوكالة."}, RepairState.REFUSED),
        ],
    )
    def test_takes_each_answer(self, client: Client, repair: Repair, said: dict[str, str], state: RepairState) -> None:
        assert client.post(where(repair), said).status_code == 303
        assert Repair.objects.get().state == state

    def test_refuses_a_refusal_without_reasons_another_site_and_nothing_at_all(
        self, client: Client, repair: Repair
    ) -> None:
        assert client.post(where(repair), {"answer": "refused"}).status_code == 409
        elsewhere = {"answer": "says_fixed", "address": "https://elsewhere.example/"}
        assert client.post(where(repair), elsewhere).status_code == 409
        assert client.post(where(repair), {}).status_code == 422
        assert Repair.objects.get().state == RepairState.ASKED

    def test_a_wrong_secret_one_not_asked_and_one_of_a_withdrawn_notice_are_answered_alike(
        self, client: Client, repair: Repair, editor: Person
    ) -> None:
        assert client.get("/repairs/0000-0000-0000-0000-0000-0000").status_code == 404
        repair.copy.notice.withdraw("أُعلن خطأً.", by=editor, now=cast.NOW)
        assert client.get(where(repair)).status_code == 404

    def test_its_address_is_written_into_no_log(self, repair: Repair) -> None:
        record = logging.LogRecord("django.request", logging.ERROR, "", 1, "Broken: %s", (where(repair),), None)
        written = WithoutReaders("%(message)s").format(record)
        assert repair.secret not in written and "/repairs/…" in written


class TestWhatThePublicReads:
    def test_the_count_and_the_outlets_without_a_private_word(self, client: Client, repair: Repair) -> None:
        client.post(where(repair), {"answer": "refused", "words": "سر بين المكتبين"})
        repair.read(Seen(Verdict.NOTICE, "تصويب", ELSEWHERE), now=cast.NOW)
        page = client.get(f"/corrections/{repair.copy.notice.number}").content.decode()
        assert "أُصلح في 1 من موضع واحد" in page and "مدى" in page
        assert "سر بين المكتبين" not in page and "desk@mada.example" not in page and repair.secret not in page

    def test_nothing_before_a_copy_is_confirmed(self, client: Client, notice: Notice) -> None:
        add_copy(notice, Copy(address=ELSEWHERE, outlet="مدى", origin=Origin.TRACING, found_at=cast.NOW))
        assert "مدى" not in client.get(f"/corrections/{notice.number}").content.decode().partition("</h1>")[2][:3000]

    def test_the_badge_names_the_notice_in_both_languages(self, client: Client, notice: Notice) -> None:
        badge = client.get(f"/corrections/{notice.number}/badge.svg")
        assert badge.headers["Content-Type"] == "image/svg+xml" and "تصحيح رقم 1" in badge.content.decode()
        assert "Correction 1 of Nahr" in client.get(f"/corrections/{notice.number}/badge.svg?lang=en").content.decode()
