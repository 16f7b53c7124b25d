"""Who says what is stored with each revision, found again by who said it, and read again by another reader."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taswib.archive import attributing, taking_in
from taswib.archive.attributing import read_again, stale
from taswib.archive.drawn import draw
from taswib.archive.incoming import Incoming
from taswib.archive.question import speaker_of
from taswib.archive.reader import reader_version
from taswib.archive.revision import Revision
from taswib.archive.spans import read_spans, written_spans
from taswib.archive.statement import Statement, statement_about
from taswib.archive.taking_in import take_in, take_in_many
from taswib.people.newsroom import Newsroom
from tests.cast import NOW, TEXT

BRIDGE = Incoming("https://nahr.example/bridge", TEXT, "https://nahr.example/bridge")
SAME_MAN = "وعد بفتح الطريق\nقال سامر الحلو إن الطريق سيُفتح غدًا أمام السيارات.\nوأضاف أن العمال باشروا صباحًا."
YESTERDAY = "بيان عن الجسر\nقالت المديرية أمس إن الجسر سيُغلق أسبوعًا كاملًا."


def told(revision: Revision) -> list[tuple[str, str, str]]:
    return [(one.source_name, one.via_words, one.words) for one in revision.statements.all()]


def rows() -> list[dict[str, object]]:
    return list(Statement.objects.order_by("newsroom", "revision__digest", "number").values(
        "newsroom", "revision__digest", "number", "content", "kind", "cue", "source", "source_name", "speaker",
        "via", "when", "said_on", "certainty",
    ))  # fmt: skip


def test_an_article_comes_in_with_who_says_what(newsroom: Newsroom) -> None:
    revision = take_in(newsroom, BRIDGE, now=NOW).revision
    first, second, denial = revision.statements.all()
    assert (first.source_name, second.source_name) == ("سامر الحلو", "سامر الحلو")
    assert TEXT[first.start : first.end] == first.words == "الأعمال ستبدأ “قبل منتصف كانون الأول”"
    assert (denial.source_name, denial.number) == ("مديرية النقل", 3)
    assert revision.read_by == reader_version()


def test_many_at_once_have_the_statements_that_one_by_one_have(newsroom: Newsroom) -> None:
    incoming = [BRIDGE, Incoming("id:2", SAME_MAN, "a", published_at=NOW), Incoming("id:3", YESTERDAY, "a")]
    for one in incoming:
        take_in(newsroom, one, now=NOW)
    singly = rows()
    Statement.objects.all().delete()
    for revision in Revision.objects.all():
        read_again(revision)
    assert rows() == singly
    Statement.objects.all().delete()
    newsroom.articles.update(current=None)
    Revision.objects.all().delete()
    newsroom.articles.all().delete()
    take_in_many(newsroom, incoming, now=NOW)
    assert rows() == singly


def test_a_revision_and_its_statements_are_stored_together_or_not_at_all(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(taking_in, "STEPS", (broken,))
    for take in (lambda: take_in(newsroom, BRIDGE, now=NOW), lambda: take_in_many(newsroom, [BRIDGE], now=NOW)):
        with pytest.raises(RuntimeError):
            take()
    assert not Revision.objects.exists()


def test_a_speaker_is_found_in_every_article_whatever_the_spelling(newsroom: Newsroom) -> None:
    take_in(newsroom, BRIDGE, now=NOW)
    spelt = SAME_MAN.replace("سامر الحلو", "سَامر الحلـو")
    take_in(newsroom, Incoming("id:2", spelt, "a"), now=NOW)
    theirs = Statement.objects.by(newsroom, speaker_of("سامر الحلو"))
    assert {one.article.identity for one in theirs} == {"https://nahr.example/bridge", "id:2"}
    assert len(theirs) == 4


def test_only_what_stands_in_the_current_texts_counts_as_said(newsroom: Newsroom) -> None:
    take_in(newsroom, BRIDGE, now=NOW)
    take_in(newsroom, replace(BRIDGE, text=TEXT.replace("سامر الحلو", "نادر الحلو")), now=NOW)
    assert not Statement.objects.by(newsroom, speaker_of("سامر الحلو"))
    assert len(Statement.objects.by(newsroom, speaker_of("نادر الحلو"))) == 2


def test_a_day_that_is_learnt_later_settles_when_it_was_said(newsroom: Newsroom) -> None:
    undated = Incoming("id:1", YESTERDAY, "a")
    assert take_in(newsroom, undated, now=NOW).revision.statements.get().said_on == ""
    dated = replace(undated, published_at=datetime(2026, 11, 20, 9, tzinfo=UTC))
    revision = take_in(newsroom, dated, now=NOW).revision
    assert (revision.number, revision.statements.get().said_on) == (1, "2026-11-19")


def test_yesterday_is_counted_in_the_newsrooms_own_zone(newsroom: Newsroom) -> None:
    late = datetime(2026, 11, 19, 22, 30, tzinfo=UTC)  # half past midnight on the 20th in Damascus
    newsroom.time_zone = "Asia/Damascus"
    newsroom.save()
    revision = take_in(newsroom, Incoming("id:1", YESTERDAY, "a", published_at=late), now=NOW).revision
    assert revision.statements.get().said_on == "2026-11-19"


def test_reading_again_keeps_the_row_of_the_same_words_and_drops_what_is_no_longer_read(newsroom: Newsroom) -> None:
    revision = take_in(newsroom, BRIDGE, now=NOW).revision
    first, second, third = revision.statements.all()
    wrong = Statement(
        newsroom=newsroom, revision=revision, number=4, content=((0, 4),), kind="direct", certainty=0.4,
    )  # fmt: skip
    wrong.save()
    Statement.objects.filter(pk=third.pk).delete()
    Statement.objects.filter(pk=second.pk).update(source_name="غيره", number=9)
    read_again(revision)
    again = list(revision.statements.all())
    assert [one.pk for one in again[:2]] == [first.pk, second.pk]
    assert (again[1].source_name, again[2].source_name, len(again)) == ("سامر الحلو", "مديرية النقل", 3)


def test_what_another_reader_read_is_stale_until_it_is_read_again(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = take_in(newsroom, BRIDGE, now=NOW).revision
    assert not stale().exists()
    monkeypatch.setattr(attributing, "reader_version", lambda: "another")
    assert list(stale()) == [revision]
    read_again(revision)
    assert not stale().exists()


def test_the_statement_about_some_words_is_the_one_that_shares_most_with_them(newsroom: Newsroom) -> None:
    revision = take_in(newsroom, BRIDGE, now=NOW).revision
    first, second, _ = revision.statements.all()
    assert statement_about(revision, (first.start + 2, second.start + 1)) == first
    assert statement_about(revision, (second.start + 2, second.start + 4)) == second
    assert statement_about(revision, (0, 5)) is None


def test_storing_asks_one_query_more_however_many_statements_there_are(newsroom: Newsroom) -> None:
    with CaptureQueriesContext(connection) as queries:
        take_in(newsroom, BRIDGE, now=NOW)
    assert sum("archive_statement" in one["sql"] for one in queries) == 1


@pytest.mark.pure
def test_spans_survive_being_written_and_a_name_is_folded_to_letters() -> None:
    assert read_spans(written_spans(((3, 9), (12, 40)))) == ((3, 9), (12, 40))
    assert read_spans(written_spans(())) == ()
    assert speaker_of("«أحمد» الخَطيب-ابنُ علي") == speaker_of("احمد الخطيب ابن علي")


@pytest.mark.pure
def test_what_is_drawn_from_a_text_says_what_was_asked() -> None:
    assert draw(TEXT).asked.language == "ar"
    assert [one.source_name for one in draw(TEXT).statements][:1] == ["سامر الحلو"]
