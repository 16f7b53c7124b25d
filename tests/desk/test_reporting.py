"""Reporting: durable, once, and anchored in the revision that the reader saw."""

from datetime import timedelta

import pytest
import time_machine

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.taking_in import take_in
from taswib.desk.case import Case
from taswib.desk.receipt import as_typed
from taswib.desk.refusals import Closed, FormExpired, PassageNotThere
from taswib.desk.report import Contact, Kind, Report, Testimony
from taswib.desk.reporting import Meant, Words, new_submission, quote_of_passage, quote_of_words, send_report
from taswib.desk.transition import Step, Transition
from taswib.people.person import Person
from tests import cast

WORDS = Words(wrong="الرقم خطأ", right="84", how="كنت هناك", contact="بريد@مثال")


def send(article: Article, submission: str, words: Words = WORDS):
    quote = quote_of_words(article.current, cast.MISTAKE)
    meant = Meant(article, article.current, Kind.ERROR, quote)
    return send_report(meant, words, submission=submission, now=cast.NOW)


def test_a_report_opens_a_case_with_its_deadline_and_one_row(article: Article) -> None:
    sent = send(article, new_submission())
    case = Case.objects.get()
    assert case.lead == sent.report and case.due_on > cast.NOW.date()
    assert [row.step for row in Transition.objects.all()] == [Step.RECEIVED]
    assert cast.said(sent.report).wrong == "الرقم خطأ" and Contact.objects.exists()


def test_the_receipt_opens_this_report_and_no_other_does(article: Article) -> None:
    first, second = send(article, new_submission()), send(article, new_submission())
    assert Report.objects.opened_by(as_typed(first.receipt)) == first.report
    assert Report.objects.opened_by(second.receipt) == second.report
    assert Report.objects.opened_by("0" * 24) is None


def test_a_form_sent_twice_is_one_report_with_one_receipt(article: Article) -> None:
    submission = new_submission()
    first, second = send(article, submission), send(article, submission)
    assert (first.receipt, first.again) == (second.receipt, False) and second.again
    assert Report.objects.count() == Case.objects.count() == Testimony.objects.count() == 1


def test_a_form_sent_again_with_other_words_loses_none_of_them(article: Article) -> None:
    submission = new_submission()
    sent = send(article, submission)
    for _ in range(2):
        send(article, submission, Words(wrong="الرقم خطأ تمامًا"))
    assert cast.thread(sent.report) == ["الرقم خطأ تمامًا"]


def test_other_words_for_a_closed_case_are_refused_so_that_the_form_can_keep_them(
    article: Article, editor: Person
) -> None:
    submission = new_submission()
    sent = send(article, submission)
    sent.report.case.decide("rejected", "الرقم في المحضر هو 48.", by=editor, now=cast.NOW)
    with pytest.raises(Closed):
        send(article, submission, Words(wrong="غير ذلك"))


@pytest.mark.parametrize("submission", ["", "made-up", "made:up:token", "a" * 5000])
def test_a_token_that_is_not_ours_is_refused_and_nothing_is_stored(article: Article, submission: str) -> None:
    with pytest.raises(FormExpired):
        send(article, submission)
    assert not Case.objects.exists()


def test_a_token_older_than_a_day_is_refused(article: Article) -> None:
    with time_machine.travel(cast.NOW, tick=False) as clock:
        submission = new_submission()
        clock.shift(timedelta(hours=25))
        with pytest.raises(FormExpired):
            send(article, submission)


def test_no_time_of_a_reader_is_finer_than_the_hour(article: Article) -> None:
    sent = send(article, new_submission())
    sent.report.add("المزيد", now=cast.NOW)
    times = [
        sent.report.received_at,
        sent.report.case.opened_at,
        *sent.report.messages.values_list("sent_at", flat=True),
        *Transition.objects.values_list("at", flat=True),
    ]
    assert {(moment.minute, moment.second, moment.microsecond) for moment in times} == {(0, 0, 0)}


def test_the_anchor_is_made_against_the_revision_that_the_reader_saw(article: Article) -> None:
    first = article.current
    mended = cast.TEXT.replace("48", "84")
    take_in(article.newsroom, Incoming(identity=article.identity, text=mended, seen_from="x"), now=cast.NOW)
    article.refresh_from_db()
    quote = quote_of_words(first, cast.MISTAKE)
    assert first.text[quote.start : quote.end] == cast.MISTAKE
    with pytest.raises(PassageNotThere):
        quote_of_words(article.current, cast.MISTAKE)


def test_a_passage_that_is_not_in_the_article_is_refused(article: Article) -> None:
    with pytest.raises(PassageNotThere):
        quote_of_passage(article.current, 99)
    with pytest.raises(PassageNotThere):
        quote_of_words(article.current, "كلام لم يرد في المقال")


def test_every_passage_can_be_pointed_at(article: Article) -> None:
    for passage in article.current.passages:
        quote = quote_of_passage(article.current, passage.position)
        assert quote.exact == article.current.words_of(passage)


def test_withdrawing_deletes_the_contact_and_a_second_time_changes_nothing(article: Article) -> None:
    sent = send(article, new_submission())
    sent.report.withdraw(now=cast.NOW)
    cast.reread(sent.report).withdraw(now=cast.NOW)
    assert not Contact.objects.exists()
    assert Transition.objects.filter(step=Step.WITHDRAWN).count() == 1
