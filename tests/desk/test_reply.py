"""The right of reply: who asks, consent, length and prominence, refusal on listed grounds only, its own words in public."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taswib.archive.article import Article
from taswib.console.offers import Offers
from taswib.desk.case import Case
from taswib.desk.concern import Concern, Who
from taswib.desk.decision import Outcome
from taswib.desk.gathering import alike
from taswib.desk.ground import OF_REPLIES, Ground
from taswib.desk.lane import Lane
from taswib.desk.notice import Notice, NoticeKind, Severity, Wording, blank_notice, draft_notice
from taswib.desk.refusals import (
    Closed,
    GroundMissing,
    KindsDiffer,
    NoConsent,
    NoKey,
    NotForLanes,
    NoticeChanged,
    NotProminentEnough,
    ReplyExpected,
    ReplyHidden,
    ReplyOwed,
    ReplyTooLong,
    Withdrawn,
)
from taswib.desk.reply import ReplyWords, consent, least_severity, reply_in
from taswib.desk.reply_rule import ReplyRule, count_words
from taswib.desk.report import Kind, Report
from taswib.desk.reporting import Concerned, Meant, Words, new_submission, quote_of_words, send_report
from taswib.desk.ruling import Ruling
from taswib.desk.transition import Step
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.cast import NOW

OWN = "لم أقل إن الأعمال ستبدأ قبل منتصف الشهر، بل إننا نأمل ذلك."
SAID = "وقال رئيس المجلس سامر الحلو إن الأعمال ستبدأ “قبل منتصف كانون الأول”"


def asks(article: Article, exact: str = SAID, *, consents: bool = True) -> Report:
    quote = quote_of_words(article.current, exact) if exact else None
    words = Words(wrong=OWN, signed="سامر الحلو")
    meant = Meant(article, article.current, Kind.REPLY, quote, concern=Concerned(Who.PERSON, consents))
    return send_report(meant, words, submission=new_submission(), now=NOW).report


@pytest.fixture
def asked(article: Article) -> Report:
    return asks(article)


def drafted(report: Report, editor: Person, severity: Severity = Severity.LIMITED, *, carries: bool = True) -> Notice:
    case = Case.objects.get(pk=report.case_id)
    case.decide(Outcome.UPHELD, "ننشر ردكم.", by=editor, now=NOW)
    said = Wording(NoticeKind.REPLY, severity, "", "", "ردّ رئيس المجلس.", carries_reply=carries)
    return draft_notice(case, said, by=editor, now=NOW)


def test_its_own_words_are_published_under_the_name_that_was_given(asked: Report, editor: Person) -> None:
    notice = drafted(asked, editor)
    assert (notice.reply, notice.carries_reply) == ("", True)
    notice.publish(by=editor, now=NOW, reply=reply_in(cast.opened(asked)))
    assert (notice.reply, notice.reply_by, notice.reply_of) == (OWN, "سامر الحلو", Who.PERSON)
    assert OWN in notice.records.get().body
    assert Notice.objects.holding("نأمل ذلك").get() == notice


def test_a_draft_never_holds_a_readers_words(asked: Report, editor: Person) -> None:
    notice = drafted(asked, editor)
    assert not any(OWN in str(value) for value in Notice.objects.filter(pk=notice.pk).values().get().values())


def test_without_consent_no_word_of_it_is_published(article: Article, editor: Person) -> None:
    report = asks(article, consents=False)
    notice = drafted(report, editor)
    with pytest.raises(NoConsent):
        notice.publish(by=editor, now=NOW, reply=ReplyWords(OWN))
    consent(report, True, now=NOW)
    notice.publish(by=editor, now=NOW, reply=ReplyWords(OWN))
    assert notice.reply == OWN


def test_consent_is_taken_back_until_the_words_are_public(asked: Report, editor: Person) -> None:
    notice = drafted(asked, editor)
    consent(asked, False, now=NOW)
    consent(asked, False, now=NOW)
    assert asked.case.transitions.filter(step=Step.UNCONSENTED).count() == 1
    with pytest.raises(NoConsent):
        notice.publish(by=editor, now=NOW, reply=ReplyWords(OWN))
    consent(asked, True, now=NOW)
    notice.publish(by=editor, now=NOW, reply=ReplyWords(OWN))
    with pytest.raises(Closed):
        consent(asked, False, now=NOW)


def test_who_withdrew_is_published_no_more(asked: Report, editor: Person) -> None:
    notice = drafted(asked, editor)
    asked.withdraw(now=NOW)
    with pytest.raises(Withdrawn):
        consent(asked, True, now=NOW)
    with pytest.raises(NoConsent):
        notice.publish(by=editor, now=NOW, reply=ReplyWords(OWN))


def test_who_can_not_open_the_words_can_not_publish_them(asked: Report, editor: Person) -> None:
    with pytest.raises(NoKey):
        drafted(asked, editor).publish(by=editor, now=NOW)


def test_a_reply_that_is_too_long_is_shortened_by_its_writer(asked: Report, newsroom: Newsroom, editor: Person) -> None:
    ReplyRule.objects.create(newsroom=newsroom, words=5, or_as_passage=False)
    notice = drafted(asked, editor)
    with pytest.raises(ReplyTooLong) as refused:
        notice.publish(by=editor, now=NOW, reply=reply_in(cast.opened(asked)))
    assert (refused.value.found, refused.value.most) == (count_words(OWN), 5)
    cast.reread(asked).add("أملنا أن تبدأ الأعمال قريبًا.", now=NOW, is_wording=True)
    notice.publish(by=editor, now=NOW, reply=reply_in(cast.opened(asked)))
    assert notice.reply == "أملنا أن تبدأ الأعمال قريبًا."
    assert asked.case.transitions.filter(step=Step.SHORTENED).exists()


def test_no_wording_is_published_that_nobody_at_the_desk_read(asked: Report, editor: Person) -> None:
    notice, read = drafted(asked, editor), reply_in(cast.opened(asked))
    edition = notice.edition_with(read)
    cast.reread(asked).add("بل إن المجلس كله استقال.", now=NOW, is_wording=True)
    for newest in (reply_in(cast.opened(asked)), ReplyWords(read.words, "اسم آخر")):
        with pytest.raises(NoticeChanged):
            notice.publish(by=editor, now=NOW, edition=edition, reply=newest)
    notice.publish(by=editor, now=NOW, edition=edition, reply=read)


@pytest.mark.parametrize("theirs", [ReplyWords("نأمل\u202e ذلك."), ReplyWords("نأمل ذلك.", "سامر\u2067 الحلو")])
def test_hidden_characters_are_not_published_as_a_reply(asked: Report, editor: Person, theirs: ReplyWords) -> None:
    with pytest.raises(ReplyHidden):
        drafted(asked, editor).publish(by=editor, now=NOW, reply=theirs)


def test_it_may_be_as_long_as_the_passage_that_it_answers(newsroom: Newsroom) -> None:
    rule = ReplyRule(newsroom=newsroom, words=3)
    assert (rule.most_words("كلمة " * 10), rule.most_words("كلمة")) == (10, 3)


@pytest.mark.parametrize(
    ("exact", "least"),
    [
        ("", Severity.SUBSTANTIVE),
        (cast.HEADLINE, Severity.SUBSTANTIVE),
        (cast.MISTAKE, Severity.SUBSTANTIVE),
        (SAID, Severity.LIMITED),
    ],
)
def test_it_stands_as_prominently_as_what_it_answers(
    article: Article, editor: Person, exact: str, least: Severity
) -> None:
    report = asks(article, exact, consents=False)
    assert least_severity(report.case) == least
    notice = drafted(report, editor, Severity.MINOR, carries=False)
    assert blank_notice(report.case, editor).severity == least
    with pytest.raises(NotProminentEnough):
        notice.publish(by=editor, now=NOW)


@pytest.mark.parametrize("ground", OF_REPLIES)
def test_it_is_refused_on_a_listed_ground_which_is_told(asked: Report, editor: Person, ground: Ground) -> None:
    asked.case.decide(Outcome.REJECTED, "لأن…", by=editor, now=NOW, ruling=Ruling(ground=ground))
    assert Case.objects.get(pk=asked.case_id).decision.ground == ground


def test_it_is_refused_on_no_other_ground(asked: Report, newsroom: Newsroom, editor: Person) -> None:
    ReplyRule.objects.create(newsroom=newsroom, grounds=["too_long"])
    for ground in ("", "no_facts", "outside", "gossip"):
        with pytest.raises(GroundMissing):
            asked.case.decide(Outcome.REJECTED, "لأن…", by=editor, now=NOW, ruling=Ruling(ground=ground))


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.NOTED])
def test_noting_it_refuses_it_and_takes_a_ground_too(asked: Report, editor: Person, outcome: Outcome) -> None:
    with pytest.raises(GroundMissing):
        asked.case.decide(outcome, "شكرًا.", by=editor, now=NOW)
    asked.case.decide(outcome, "شكرًا.", by=editor, now=NOW, ruling=Ruling(ground=Ground.NO_FACTS))


def test_no_lane_and_no_saved_reply_answers_it(asked: Report, editor: Person) -> None:
    with pytest.raises(NotForLanes):
        asked.case.put_into(Lane.OPINION, by=editor, now=NOW)
    with pytest.raises(NotForLanes):
        asked.case.settle(Outcome.UPHELD, "رأي.", by=editor, now=NOW)
    assert Case.objects.get(pk=asked.case_id).is_unanswered


def test_one_that_was_granted_closes_by_its_publication_or_its_writer_alone(asked: Report, editor: Person) -> None:
    case = drafted(asked, editor).case
    with pytest.raises(ReplyOwed):
        case.close("عدلنا عن ذلك.", by=editor, now=NOW)
    assert not Offers(case, editor).close
    cast.reread(asked).withdraw(now=NOW)
    case.close("سحبه كاتبه.", by=editor, now=NOW)
    assert Case.objects.get(pk=case.pk).is_closed


@pytest.mark.parametrize("kind", [NoticeKind.CORRECTION, NoticeKind.REPLY])
def test_what_answers_it_is_a_reply_in_its_own_words(asked: Report, editor: Person, kind: NoticeKind) -> None:
    case = Case.objects.get(pk=asked.case_id)
    case.decide(Outcome.UPHELD, "ننشر ردكم.", by=editor, now=NOW)
    with pytest.raises(ReplyExpected):
        draft_notice(case, Wording(kind, Severity.LIMITED, "أ", "ب", "ردّ."), by=editor, now=NOW)


def test_who_agrees_once_it_is_drafted_is_published_in_their_own_words(article: Article, editor: Person) -> None:
    report = asks(article, consents=False)
    notice = drafted(report, editor, carries=False)
    consent(report, True, now=NOW)
    with pytest.raises(ReplyExpected):
        notice.publish(by=editor, now=NOW)


def test_it_joins_no_other_case_and_none_is_alike(article: Article, asked: Report, editor: Person) -> None:
    other, error = asks(article), cast.write_report(article, exact=SAID).report
    assert list(alike(asked.case, editor)) == []
    for one in (other, error):
        for case, joining in ((asked.case, one.case), (one.case, asked.case)):
            with pytest.raises(KindsDiffer):
                case.join(joining, by=editor, now=NOW)


def test_who_wrote_by_letter_can_agree_later(article: Article) -> None:
    report = cast.write_report(article, kind=Kind.REPLY).report
    consent(report, True, now=NOW)
    assert Concern.objects.get(report=report).who == ""


@pytest.mark.pure
@given(st.lists(st.sampled_from(("كلمة", "two", "3", "،", "—"))))
def test_words_are_counted_without_signs(parts: list[str]) -> None:
    assert count_words(" ".join(parts)) == sum(part not in ("،", "—") for part in parts)
