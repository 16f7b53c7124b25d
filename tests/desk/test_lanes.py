"""What comes in is guessed at while it is in memory; lanes are answered with a reply in both languages."""

import pytest
from django.utils.translation import override

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.decision import Outcome
from taswib.desk.lane import Guess, Lane, guess_of, lane_of
from taswib.desk.notice import NoticeKind, Severity, Wording, draft_notice
from taswib.desk.refusals import CaseChanged, NothingToPublish, Recused
from taswib.desk.reply_library import replies_of
from taswib.desk.report import Kind
from taswib.desk.saved_reply import unknown_fields
from taswib.desk.state import State
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast


@pytest.mark.pure
@pytest.mark.parametrize(
    ("exact", "right", "guess"),
    [
        ("وشهدت المبارة سبع بطاقات", "وشهدت المباراة سبع بطاقات", Guess.MINOR),
        ("بكلفة 48 مليون ليرة", "بكلفة 84 مليون ليرة", Guess.SUBSTANTIVE),
        ("بكلفة 48 مليون ليرة", "بكلفة ٤٨ مليون ليرة", Guess.MINOR),
        ("قال إنه سيحضر", "قال إنه لن يحضر", Guess.SUBSTANTIVE),
        ("بكلفة 48", "", ""),
        ("", "84", ""),
        ("ا" * 601, "ب", ""),
    ],
)
def test_severity_is_guessed_from_what_the_right_words_would_change(exact: str, right: str, guess: str) -> None:
    assert guess_of(exact, right) == guess


@pytest.mark.pure
def test_a_typo_and_an_opinion_have_lanes_and_everything_else_is_examined() -> None:
    assert lane_of("error", "المبارة", "", "المباراة", "") == Lane.TYPO
    assert lane_of("error", "", "مقال متحيز لا يليق بكم.", "", "") == Lane.OPINION
    assert lane_of("error", "", "حضر الجلسة 40 شخصًا لا أربعة.", "", "") == ""
    assert lane_of("error", "", "مقال متحيز.", "", "كنت هناك.") == ""
    assert lane_of("complaint", "", "مقال متحيز.", "", "") == ""
    assert lane_of("error", cast.MISTAKE, "الرقم خطأ.", "", "") == ""


def test_nothing_of_the_words_is_kept_but_the_guess(article: Article) -> None:
    case = cast.write_report(article, exact="", wrong="مقال متحيز كناري.", right="", how="").report.case
    assert (case.lane, case.guess) == (Lane.OPINION, "")
    assert not [value for value in Case.objects.filter(pk=case.pk).values().get().values() if "كناري" in str(value)]


def test_a_saved_reply_answers_and_closes_and_each_reads_their_language(
    article: Article, editor: Person, newsroom: Newsroom
) -> None:
    case = cast.write_report(article).report.case
    arabic, english = replies_of(newsroom)[0].for_case(case)
    assert cast.HEADLINE in arabic and "{" not in arabic
    decision = case.settle(Outcome.UPHELD, arabic, english, by=editor, now=cast.NOW)
    case.refresh_from_db()
    assert case.state == State.CLOSED and case.due_on is None
    with override("en"):
        assert decision.told == english
    with override("ar"):
        assert decision.told == arabic


def test_what_is_noted_closes_and_leads_to_no_notice(article: Article, editor: Person) -> None:
    case = cast.write_report(article).report.case
    case.decide(Outcome.NOTED, "رأي.", by=editor, now=cast.NOW)
    case.refresh_from_db()
    assert case.is_closed
    wording = Wording(NoticeKind.CORRECTION, Severity.MINOR, "", "", "")
    with pytest.raises(NothingToPublish):
        draft_notice(case, wording, by=editor, now=cast.NOW)


def test_whoever_wrote_the_article_settles_nothing(newsroom: Newsroom, writing_editor: Person) -> None:
    case = cast.write_report(cast.publish_article(newsroom, writing_editor), kind=Kind.ERROR).report.case
    with pytest.raises(Recused):
        case.settle(Outcome.NOTED, "رأي.", by=writing_editor, now=cast.NOW)
    with pytest.raises(Recused):
        case.put_into(Lane.OPINION, by=writing_editor, now=cast.NOW)


def test_a_library_reply_uses_fields_that_there_are(newsroom: Newsroom) -> None:
    for reply in replies_of(newsroom):
        assert unknown_fields(reply.words_ar + reply.words_en) == []
    assert unknown_fields("{headline} {name}") == ["name"]
    assert len(replies_of(newsroom)) == 3


def test_every_form_of_a_case_knows_what_was_read(article: Article, editor: Person, second_editor: Person) -> None:
    report = cast.write_report(article).report
    read = report.case.latest_row
    report.case.take(by=second_editor, now=cast.NOW)
    for act in (
        lambda: report.case.ask(report, "متى؟", by=editor, now=cast.NOW, as_of=read),
        lambda: report.case.write(report, "شكرًا", by=editor, now=cast.NOW, as_of=read),
        lambda: report.case.ask_author("ما المصدر؟", by=editor, now=cast.NOW, as_of=read),
        lambda: report.case.close("سحب", by=editor, now=cast.NOW, as_of=read),
    ):
        with pytest.raises(CaseChanged) as refused:
            act()
        assert [row.by for row in refused.value.rows] == [second_editor]
