"""Who can open what readers sent, and who can't: keys, shares, receipts, and what the disk alone gives away."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection

from taswib.archive.article import Article
from taswib.console.unlocking import open_key
from taswib.desk.desk_key import DeskKey, Purpose
from taswib.desk.key_event import KeyEvent, KeyStep
from taswib.desk.key_giving import change_keys, give, waiting, withdraw
from taswib.desk.key_holder import KeyHolder, key_on_paper, key_to_be, make_key
from taswib.desk.key_share import KeyShare
from taswib.desk.keyring import Keyring, opened_by_reader
from taswib.desk.receipt import readers_key
from taswib.desk.refusals import Gone, LastReader, NoKey, Refused
from taswib.desk.report import Contact, Report, Testimony
from taswib.desk.report_key import ReportKey
from taswib.desk.reporting import Sent
from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast

WRONG = "الكلفة المعلنة في الجلسة 84 مليونًا وليست 48."


def read_by(keyring: Keyring) -> list[str]:
    return [opened.said.wrong for _report, opened in keyring.opened_among(Report.objects.all())]


def newcomer(newsroom: Newsroom, *roles: Role) -> Person:
    """Somebody with a role to whom nobody gave anything yet."""
    person = Person.objects.join("jamila", cast.PASSWORD, name_ar="جميلة نصر")
    for role in roles:
        Membership.objects.create(newsroom=newsroom, person=person, role=role)
    return person


def parking() -> Path:
    return Path(settings.SECRETS, "parked.key")


def test_a_report_waits_for_nobody_and_the_first_editor_takes_the_keys(newsroom: Newsroom, article: Article) -> None:
    sent = cast.write_report(article, contact="qari@reader.example")
    old = set(DeskKey.objects.values_list("public", flat=True))
    assert DeskKey.objects.parked().count() == 2 and parking().exists()
    hala = cast.hire(newsroom, "hala")
    assert read_by(cast.keyring(hala)) == [WRONG]
    assert not DeskKey.objects.parked().exists() and not parking().exists()
    assert old.isdisjoint(DeskKey.objects.values_list("public", flat=True)), "the parked keys are still in use"
    assert sent.report.case.contact_of(
        sent.report, by=hala, now=cast.NOW, keyring=cast.keyring(hala), why="سؤال عن الوثيقة"
    )
    assert [one.step for one in KeyEvent.objects.all()] == [KeyStep.TAKEN]


def test_a_take_over_that_broke_off_goes_on_at_the_next_sign_in(
    newsroom: Newsroom, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.write_report(article)
    with monkeypatch.context() as broken:
        broken.setattr("taswib.desk.key_giving.move_to_current", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            cast.hire(newsroom, "hala")
    assert read_by(Keyring(*_of("hala"), None)) == []
    assert read_by(open_key(*_of("hala"), cast.PASSWORD)) == [WRONG]
    assert DeskKey.objects.count() == 2 and not parking().exists()


def _of(username: str) -> tuple[Person, Newsroom]:
    person = Person.objects.get(username=username)
    return person, person.memberships.get().newsroom


def test_the_password_opens_and_another_does_not(editor: Person, report: Report, newsroom: Newsroom) -> None:
    assert read_by(open_key(editor, newsroom, cast.PASSWORD)) == [WRONG]
    assert read_by(open_key(editor, newsroom, "another password")) == []


def test_what_is_stored_holds_no_words(report: Report, editor: Person) -> None:
    for model in (Testimony, ReportKey, KeyHolder, KeyShare, DeskKey):
        for row in model.objects.values_list():
            assert all(WRONG.encode() not in bytes(one) for one in row if isinstance(one, (bytes, memoryview)))


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.ADMINISTRATOR])
def test_who_may_not_read_is_given_nothing_and_opens_nothing(
    newsroom: Newsroom, editor: Person, report: Report, role: Role
) -> None:
    person = newcomer(newsroom, role)
    open_key(person, newsroom, cast.PASSWORD)
    holder, private = make_key(person, cast.PASSWORD, now=cast.NOW)
    with pytest.raises(NoKey):
        give(holder, cast.keyring(editor), now=cast.NOW)
    assert read_by(Keyring(person, newsroom, private)) == [] and waiting(newsroom) == []


def test_a_reviewer_reads_reports_and_opens_no_contact(newsroom: Newsroom, article: Article, editor: Person) -> None:
    report = cast.write_report(article, contact="qari@reader.example").report
    theirs = cast.keyring(cast.hire(newsroom, "thurayya"))
    assert read_by(theirs) == [WRONG] and not theirs.holds(Purpose.CONTACT)
    with pytest.raises(NoKey):
        theirs.contact(Contact.objects.get(report=report))


def test_an_editor_opens_nothing_on_their_own_article(newsroom: Newsroom, writing_editor: Person) -> None:
    cast.write_report(cast.publish_article(newsroom, writing_editor))
    assert read_by(cast.keyring(writing_editor)) == []


def test_a_newcomer_reads_once_somebody_gave_them_access(newsroom: Newsroom, editor: Person, report: Report) -> None:
    person = newcomer(newsroom, Role.EDITOR)
    assert read_by(open_key(person, newsroom, cast.PASSWORD)) == []
    (holder,) = waiting(newsroom)
    give(holder, cast.keyring(editor), now=cast.NOW)
    assert read_by(open_key(person, newsroom, cast.PASSWORD)) == [WRONG] and waiting(newsroom) == []


def test_nobody_gives_what_they_do_not_have(newsroom: Newsroom, editor: Person) -> None:
    person = newcomer(newsroom, Role.EDITOR)
    theirs = open_key(person, newsroom, cast.PASSWORD)
    (holder,) = waiting(newsroom)
    with pytest.raises(NoKey):
        give(holder, theirs, now=cast.NOW)


def test_who_was_removed_opens_nothing_new_and_nothing_old(
    newsroom: Newsroom, article: Article, editor: Person, second_editor: Person, report: Report
) -> None:
    before = cast.keyring(second_editor)
    assert read_by(before) == [WRONG]
    change_keys(cast.keyring(editor), now=cast.NOW, without=second_editor.key_holder)
    cast.write_report(article, wrong="خطأ آخر")
    assert read_by(before.again()) == [] and read_by(before) == [], "even with the shares that they had"
    assert read_by(cast.keyring(editor)) == [WRONG, "خطأ آخر"]
    assert DeskKey.objects.count() == 2


def test_who_may_no_longer_read_loses_the_key_when_it_changes(
    newsroom: Newsroom, editor: Person, second_editor: Person, report: Report
) -> None:
    second_editor.memberships.all().delete()
    change_keys(cast.keyring(editor), now=cast.NOW)
    assert not KeyShare.objects.filter(holder__person=second_editor).exists()
    assert read_by(cast.keyring(editor)) == [WRONG]


def test_the_last_who_signs_in_and_reads_both_is_not_removed_though_paper_and_a_reviewer_stay(
    newsroom: Newsroom, editor: Person, reviewer: Person, report: Report
) -> None:
    paper, _private = key_on_paper(newsroom, now=cast.NOW)
    give(paper, cast.keyring(editor), now=cast.NOW)
    before = list(DeskKey.objects.values_list("public", flat=True))
    with pytest.raises(LastReader):
        change_keys(cast.keyring(editor), now=cast.NOW, without=editor.key_holder)
    assert list(DeskKey.objects.values_list("public", flat=True)) == before
    assert read_by(cast.keyring(editor)) == [WRONG] and KeyShare.objects.filter(holder=editor.key_holder).count() == 2
    change_keys(cast.keyring(editor), now=cast.NOW, without=paper)
    assert read_by(cast.keyring(editor)) == [WRONG] == read_by(cast.keyring(reviewer))


def test_who_lost_their_share_a_moment_ago_gives_nothing_on(
    newsroom: Newsroom, editor: Person, second_editor: Person, report: Report
) -> None:
    """Their request had looked up the shares before, and waited for its turn."""
    ring = cast.keyring(second_editor)
    assert read_by(ring) == [WRONG]
    newcomer(newsroom, Role.EDITOR)
    open_key(*_of("jamila"), cast.PASSWORD)
    second_editor.memberships.all().delete()
    assert withdraw(second_editor.key_holder, newsroom, by=None, now=cast.NOW)
    with pytest.raises(NoKey):
        give(waiting(newsroom)[0], ring, now=cast.NOW)
    with pytest.raises(NoKey):
        change_keys(ring, now=cast.NOW)


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one write at a time, and a test's in memory no two"
)
@pytest.mark.django_db(transaction=True)
def test_two_who_remove_each_other_at_once_leave_one_who_reads() -> None:
    newsroom = cast.found_newsroom()
    pair = [cast.hire(newsroom, name) for name in ("hala", "karim")]
    rings, start = [cast.keyring(one) for one in pair], Barrier(2)
    assert all(ring.holds(purpose) for ring in rings for purpose in Purpose)

    def remove(at: int) -> bool:
        start.wait(20)
        try:
            change_keys(rings[at], now=cast.NOW, without=pair[1 - at].key_holder)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(remove, range(2))) == [False, True]
    assert KeyShare.objects.filter(desk_key__ended_at=None).values("holder").distinct().count() == 1


def test_a_sign_in_that_is_sent_twice_makes_one_key_and_keeps_its_shares(
    newsroom: Newsroom, editor: Person, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The slower of two presses saw no key, and finds one when it stores its own."""
    person, made = newcomer(newsroom, Role.EDITOR), []

    def slower(*key: object, now: datetime) -> tuple[KeyHolder, bytes]:
        if not made:
            made.append(None)
            open_key(person, newsroom, cast.PASSWORD)
            give(waiting(newsroom)[0], cast.keyring(editor), now=cast.NOW)
        return key_to_be(*key, now=now)

    monkeypatch.setattr("taswib.desk.key_holder.key_to_be", slower)
    assert read_by(open_key(person, newsroom, cast.PASSWORD)) == [WRONG]
    assert KeyShare.objects.filter(holder__person=person).count() == 2


def test_paper_reads_when_nobody_else_is_left(newsroom: Newsroom, editor: Person, report: Report) -> None:
    holder, private = key_on_paper(newsroom, now=cast.NOW)
    give(holder, cast.keyring(editor), now=cast.NOW)
    assert KeyShare.objects.filter(holder=holder).count() == 2
    assert private not in bytes(holder.public) and not holder.locked


def test_the_reader_reads_with_the_receipt_and_with_nothing_else(sent: Sent, editor: Person) -> None:
    report = cast.reread(sent.report)
    sent.report.case.ask(sent.report, "في أي جلسة؟", by=editor, now=cast.NOW)
    opened = opened_by_reader(report, readers_key(sent.receipt).private)
    assert opened.said.wrong == WRONG and [one.words for one in opened.thread] == ["في أي جلسة؟"]
    assert opened_by_reader(report, readers_key("0" * 24).private) is None


def test_a_reader_from_before_the_seals_reads_once_the_desk_has_looked(sent: Sent, editor: Person, client) -> None:
    ReportKey.objects.update(reader=b"", for_reader=b"")
    client.post("/receipt", {"code": sent.receipt})
    assert WRONG not in client.get("/receipt/thread").content.decode()
    assert read_by(cast.keyring(editor)) == [WRONG]
    assert WRONG in client.get("/receipt/thread").content.decode()


def test_words_moved_to_another_report_do_not_open_there(article: Article, editor: Person) -> None:
    one, other = cast.write_report(article).report, cast.write_report(article, wrong="غير ذلك").report
    Testimony.objects.filter(report=other).update(sealed=Testimony.objects.get(report=one).sealed)
    ReportKey.objects.filter(report=other).update(for_desk=ReportKey.objects.get(report=one).for_desk)
    assert read_by(cast.keyring(editor)) == [WRONG]


def test_a_message_that_was_altered_says_so_and_the_others_are_read(report: Report, editor: Person) -> None:
    first, _second = (cast.reread(report).add(words, now=cast.NOW) for words in ("أول", "ثانٍ"))
    first.sealed = bytes(first.sealed)[:-1] + bytes([bytes(first.sealed)[-1] ^ 1])
    first.save()
    assert cast.thread(report) == [None, "ثانٍ"]


def test_nothing_can_be_added_once_the_key_is_destroyed(report: Report, editor: Person) -> None:
    ReportKey.objects.all().delete()
    with pytest.raises(Gone):
        cast.reread(report).add("المزيد", now=cast.NOW)
    with pytest.raises(Gone):
        report.case.write(report, "سؤال", by=editor, now=cast.NOW)
    assert read_by(cast.keyring(editor)) == []
