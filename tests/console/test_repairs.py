"""The repairs of a notice, and one repair, as the desk works on them."""

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.confirming import confirm
from taswib.desk.copy import Copy, Likeness, Origin, Place, add_copy
from taswib.desk.copy_reading import Seen
from taswib.desk.notice import Notice, Severity
from taswib.desk.repair import Repair
from taswib.desk.repair_state import CopyState, RepairState
from taswib.desk.verdict import Verdict
from taswib.people.person import Person
from tests import cast
from tests.console.staff import at, signed_in, text_of
from tests.public.published_notice import publish_notice

ELSEWHERE = "https://mada.example/news/bridge"


@pytest.fixture
def notice(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor, severity=Severity.SUBSTANTIVE)


@pytest.fixture
def copy(notice: Notice) -> Copy:
    words = Place("بكلفة 48 مليون ليرة", "خطة لترميم الجسر ", ".", 0, 19, "بكلفة 84 مليون ليرة")
    place = Copy(address=ELSEWHERE, outlet="مدى", headline="ترميم الجسر", places=[list(words)], found_at=cast.NOW)
    place.origin, place.likeness, place.published_at = Origin.TRACING, Likeness.NEAR, cast.NOW
    return add_copy(notice, place)


@pytest.fixture
def repair(copy: Copy, editor: Person) -> Repair:
    return confirm(copy, by=editor, now=cast.NOW)


@pytest.fixture
def desk(editor: Person) -> Client:
    return signed_in(editor)


class TestTheNoticesRepairs:
    def test_a_judgement_that_comes_too_late_is_refused_in_a_sentence(
        self, desk: Client, notice: Notice, copy: Copy, editor: Person
    ) -> None:
        notice.withdraw("التصحيح نفسه خطأ.", by=editor, now=cast.NOW)
        answer = desk.post(at("judgements", notice_id=notice.pk), {"copy": [copy.pk], "confirm": "on"})
        assert answer.status_code == 409 and "published and stands can have copies" in text_of(answer)
        assert desk.post(at("tracing", notice_id=notice.pk)).status_code in (303, 409)

    def test_what_came_in_again_is_shown_to_nobody_who_wrote_the_article(
        self, desk: Client, notice: Notice, copy: Copy, editor: Person
    ) -> None:
        Copy.objects.update(origin=Origin.ENTRY)
        assert copy.headline in text_of(desk.get(at("repairs-due")))
        notice.article.authors.add(editor)
        assert copy.headline not in text_of(desk.get(at("repairs-due")))

    def test_shows_what_was_found_and_confirms_what_is_ticked(self, desk: Client, notice: Notice, copy: Copy) -> None:
        page = at("repairs", notice_id=notice.pk)
        assert "Found, to be confirmed" in text_of(desk.get(page))
        answer = desk.post(
            at("judgements", notice_id=notice.pk), {"copy": [copy.pk, "x"], "confirm": "on"}, follow=True
        )
        assert "1 copy is confirmed and will be read." in text_of(answer)
        assert "Fixed in 0 of 1 place" in text_of(desk.get(page))

    def test_dismisses_what_is_ticked(self, desk: Client, notice: Notice, copy: Copy) -> None:
        desk.post(at("judgements", notice_id=notice.pk), {"copy": copy.pk, "dismiss": "on"})
        copy.refresh_from_db()
        assert copy.state == CopyState.DISMISSED and not Repair.objects.exists()

    def test_adds_an_address_once(self, desk: Client, notice: Notice) -> None:
        where = at("copies", notice_id=notice.pk)
        assert desk.post(where, {"address": "mada"}).status_code == 422
        assert desk.post(where, {"address": f"{ELSEWHERE}?utm_source=x", "outlet": "مدى"}).status_code == 303
        assert Copy.objects.get().address == ELSEWHERE
        again = desk.post(where, {"address": ELSEWHERE})
        assert again.status_code == 409 and "on the list of this notice already" in text_of(again)

    def test_refuses_the_author_and_knows_no_draft(
        self, notice: Notice, author: Person, writing_editor: Person
    ) -> None:
        page = at("repairs", notice_id=notice.pk)
        assert signed_in(author).get(page).status_code == 302
        notice.article.authors.add(writing_editor)
        assert signed_in(writing_editor).get(page).status_code == 403

    def test_counts_what_is_mended_and_draws_it(self, desk: Client, notice: Notice, repair: Repair) -> None:
        repair.read(Seen(Verdict.FIXED, "بكلفة 84 مليون ليرة", ELSEWHERE), now=cast.NOW)
        page = desk.get(at("repairs", notice_id=notice.pk))
        assert "Fixed in 1 of 1 place" in text_of(page)
        assert page.content.decode().count('class="spread-mended"') == 1
        assert "Fixed in 1 of 1 place" in text_of(desk.get(at("notices")))


class TestOneRepair:
    def test_holds_the_message_in_both_languages_with_the_sites_own_page(self, desk: Client, repair: Repair) -> None:
        page = desk.get(at("repair", repair_id=repair.pk)).content.decode()
        assert f"http://testserver/repairs/{repair.secret}" in page
        assert "الزملاء الأعزاء" in page and "Dear colleagues," in page
        assert "/badge.svg?lang=ar" in page

    def test_records_that_it_was_sent_then_that_it_was_sent_again(self, desk: Client, repair: Repair) -> None:
        where = at("repair-request", repair_id=repair.pk)
        desk.post(where, {"contact": "desk@mada.example"})
        desk.post(where, {})
        asked = Repair.objects.get()
        assert (asked.state, asked.contact, asked.reminders) == (RepairState.ASKED, "desk@mada.example", 1)
        assert "mailto:desk@mada.example?subject=" in desk.get(at("repair", repair_id=repair.pk)).content.decode()

    def test_records_a_refusal_only_with_its_reason(self, desk: Client, repair: Repair, editor: Person) -> None:
        repair.ask(by=editor, now=cast.NOW)
        where = at("repair-answer", repair_id=repair.pk)
        assert desk.post(where, {"answer": "refused"}).status_code == 409
        assert desk.post(where, {"answer": "refused", "words": "لا نعدّل ما نُشر."}).status_code == 303
        assert Repair.objects.get().state == RepairState.REFUSED

    def test_shows_what_was_read_with_the_words(self, desk: Client, repair: Repair) -> None:
        repair.read(Seen(Verdict.HALF, "العنوان مصحح والفقرة لا", ELSEWHERE), now=cast.NOW)
        page = text_of(desk.get(at("repair", repair_id=repair.pk)))
        assert "half mended" in page and "العنوان مصحح والفقرة لا" in page

    def test_takes_it_out_of_the_count_with_a_reason(self, desk: Client, repair: Repair) -> None:
        where = at("repair-dismissal", repair_id=repair.pk)
        assert desk.post(where, {"why": ""}).status_code == 422
        assert desk.post(where, {"why": "جسر آخر."}).status_code == 303
        assert Repair.objects.get().state == RepairState.DROPPED

    def test_is_listed_when_it_is_due(self, desk: Client, repair: Repair) -> None:
        page = text_of(desk.get(at("repairs-due")))
        assert "مدى" in page
        assert "repair is due" in text_of(desk.get(at("queue"))) or repair.due_on is None
