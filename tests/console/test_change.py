"""Changing a public notice, on the page."""

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.countersignature import Countersignature
from taswib.desk.countersigning import agree, ask_to_publish
from taswib.desk.notice import Notice
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.console.staff import at, of, signed_in
from tests.desk.test_countersigning import retraction
from tests.public.published_notice import publish_notice


@pytest.fixture
def desk(editor: Person) -> Client:
    return signed_in(editor)


@pytest.fixture
def notice(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor)


def filled(notice: Notice, **other: str) -> dict[str, str]:
    says = {name: getattr(notice, name) for name in ("severity", "was", "now", "words", "language", "edition")}
    return says | {"now": "بكلفة 86 مليون ليرة", "why": "وصل المحضر الموقّع."} | other


def test_the_words_are_changed_and_the_notices_page_says_when_and_why(desk: Client, notice: Notice) -> None:
    address = at("change", notice_id=notice.pk)
    assert address in desk.get(at("notices")).content.decode()
    page = desk.get(address).content.decode()
    assert f">\n{notice.now}</textarea>" in page and 'name="kind"' not in page
    assert desk.post(address, filled(notice))["Location"] == at("notices")
    public = Client().get("/corrections/1").content.decode()
    assert "86" in public and "وصل المحضر الموقّع." in public and "ما قاله أولًا" in public
    assert "عُدّل الإشعار 1" in Client().get(f"/a/{notice.article.slug}/history").content.decode()


@pytest.mark.parametrize("other", [{"why": ""}, {"why": "خفي \u202e"}, {"words": " "}, {"severity": "grave"}])
def test_what_says_too_little_is_shown_again(desk: Client, notice: Notice, other: dict[str, str]) -> None:
    address = at("change", notice_id=notice.pk)
    answer = desk.post(address, filled(notice, **other))
    assert answer.status_code == 422 and "86" in answer.content.decode()
    assert Notice.objects.get().updated_at == cast.NOW


def test_it_is_previewed_before_there_is_a_reason_and_nothing_is_kept(desk: Client, notice: Notice) -> None:
    sent = filled(notice, why="", preview="on")
    for address in (at("change", notice_id=notice.pk), at("change-preview", notice_id=notice.pk)):
        page = desk.post(address, sent)
        assert page.status_code == 200 and "<ins>" in page.content.decode() and ">86<" in page.content.decode()
    assert "86" not in Notice.objects.get().now
    assert desk.get(at("change-preview", notice_id=notice.pk))["Location"] == at("change", notice_id=notice.pk)


def test_another_wording_than_the_one_that_was_read_is_shown_beside_ones_own(desk: Client, notice: Notice) -> None:
    address, sent = at("change", notice_id=notice.pk), filled(notice)
    desk.post(address, filled(notice, words="صيغة كريم."))
    answer = desk.post(address, sent)
    page = answer.content.decode()
    assert answer.status_code == 409 and "صيغة كريم." in page and sent["words"] in page
    assert desk.post(address, sent | {"edition": Notice.objects.get().edition}).status_code == 303


def test_a_withdrawn_one_is_not_changed_nor_by_its_author(desk: Client, notice: Notice, author: Person) -> None:
    address = at("change", notice_id=notice.pk)
    theirs = signed_in(author)
    assert theirs.get(address).status_code == theirs.post(address, filled(notice)).status_code == 403
    notice.withdraw("لم يكن خطأ.", by=notice.drafted_by, now=cast.NOW)
    assert desk.get(address)["Location"] == at("notices")
    assert desk.post(address, filled(notice)).status_code == 409


def test_who_publishes_only_after_saying_who_they_are_changes_only_so(
    desk: Client, notice: Notice, newsroom: Newsroom
) -> None:
    Newsroom.objects.update(confirms_publication=True)
    address, session = at("change", notice_id=notice.pk), desk.session
    session.pop("confirmed-at", None)
    session.save()
    answer = desk.post(address, filled(notice))
    assert answer.status_code == 403 and "وصل المحضر الموقّع." in answer.content.decode()
    assert "86" not in Notice.objects.get().now


def test_a_second_person_reads_the_proposed_wording_of_a_retraction_and_agrees_on_the_cases_page(
    desk: Client, article: Article, editor: Person, second_editor: Person
) -> None:
    notice = retraction(cast.write_report(article).report, editor)
    agree(ask_to_publish(notice, "المصدر مختلق.", by=editor, now=cast.NOW), by=second_editor, now=cast.NOW)
    Countersignature.objects.update(until=cast.NOW.replace(year=2090))
    notice.publish(by=editor, now=cast.NOW)
    address, sent = at("change", notice_id=notice.pk), filled(notice, now="", words="سُحب لأن الوثيقة مزوّرة.")
    assert 'name="ask"' in desk.get(address).content.decode()
    assert desk.post(address, sent).status_code == 409
    assert desk.post(address, sent | {"ask": "on"})["Location"] == at("notices")
    asked = Countersignature.objects.latest("pk")
    other = signed_in(second_editor)
    assert "سُحب لأن الوثيقة مزوّرة." in other.get(of(notice.case, "case")).content.decode()
    answer = at("countersignature", case_id=notice.case_id, request_id=asked.pk)
    assert other.post(answer, {"answer": "agree"}).status_code == 303
    page = desk.get(address).content.decode()
    assert "سُحب لأن الوثيقة مزوّرة." in page and 'name="ask"' not in page
    assert desk.post(address, sent).status_code == 303
    assert Notice.objects.get().words == "سُحب لأن الوثيقة مزوّرة."
