"""What was kept long enough is destroyed, what was not stays, and a clock that jumped destroys nothing."""

from datetime import timedelta

import pytest

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.decision import Outcome
from taswib.desk.destroying import ClockDoubtful, Destroyed, destroy_expired
from taswib.desk.keeping import Keeping
from taswib.desk.report import Contact, Report
from taswib.desk.report_key import ReportKey
from taswib.desk.transition import Step, Transition
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast

YEAR = timedelta(days=365)


@pytest.fixture
def keeping(newsroom: Newsroom) -> Keeping:
    made = Keeping.of(newsroom)
    made.words_days, made.contact_days = 365, 30
    made.save()
    return made


def closed(article: Article, editor: Person) -> Report:
    report = cast.write_report(article, contact="qari@reader.example").report
    cast.reread(report).add("المزيد", now=cast.NOW)
    report.case.decide(Outcome.REJECTED, "النص صحيح.", by=editor, now=cast.NOW)
    return report


def test_contacts_go_first_then_the_words_and_the_stub_stays(
    article: Article, editor: Person, newsroom: Newsroom, keeping: Keeping
) -> None:
    over, stays = closed(article, editor), cast.write_report(article, contact="qari@reader.example").report
    ago = cast.NOW + timedelta(days=29)
    assert destroy_expired(newsroom, now=ago, confirmed=True) == Destroyed()
    assert destroy_expired(newsroom, now=cast.NOW + timedelta(days=31), confirmed=True) == Destroyed(0, 1)
    assert Contact.objects.get().report == stays and cast.said(over)
    assert destroy_expired(newsroom, now=cast.NOW + YEAR + timedelta(days=1), confirmed=True) == Destroyed(1, 0)
    assert ReportKey.objects.get().report == stays
    assert not any(bytes(one.sealed) for one in over.messages.all()) and over.messages.exists()
    rows = Transition.objects.filter(report=over).values_list("step", flat=True)
    assert list(rows)[-2:] == [Step.FORGOTTEN, Step.DESTROYED]
    assert Case.objects.get(pk=over.case_id).decision and cast.said(stays)


def test_nothing_is_destroyed_where_the_newsroom_said_nothing(
    article: Article, editor: Person, newsroom: Newsroom
) -> None:
    report = closed(article, editor)
    assert destroy_expired(newsroom, now=cast.NOW + 20 * YEAR, confirmed=True) == Destroyed()
    assert cast.said(report)


@pytest.mark.parametrize("jump", [YEAR, timedelta(days=4), -timedelta(days=1), -timedelta(hours=2)])
def test_a_clock_that_jumped_destroys_nothing_until_somebody_says_it_is_right(
    article: Article, editor: Person, newsroom: Newsroom, keeping: Keeping, jump: timedelta
) -> None:
    closed(article, editor)
    seen = cast.NOW + 2 * YEAR
    Keeping.objects.update(looked_at=seen)
    with pytest.raises(ClockDoubtful):
        destroy_expired(newsroom, now=seen + jump)
    assert ReportKey.objects.exists()
    assert destroy_expired(newsroom, now=seen + jump, confirmed=True).words == 1


def test_a_case_that_is_open_again_keeps_its_words(
    article: Article, editor: Person, newsroom: Newsroom, keeping: Keeping
) -> None:
    report = closed(article, editor)
    Case.objects.filter(pk=report.case_id).update(state="open")
    assert destroy_expired(newsroom, now=cast.NOW + 2 * YEAR, confirmed=True) == Destroyed()
