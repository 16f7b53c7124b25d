"""Conflicts of interest: whoever stands too close to a matter neither acts in it nor sees who reported."""

from concurrent.futures import ThreadPoolExecutor
from copy import copy
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taswib.archive.article import Article
from taswib.desk.after_decision import answer_appeal
from taswib.desk.authors_view import authors_view
from taswib.desk.case import Case
from taswib.desk.decision import Outcome
from taswib.desk.gathering import alike, start_gathering
from taswib.desk.notice import Notice
from taswib.desk.permissions import TABLE, Act, acts_of, require
from taswib.desk.presence import Presence
from taswib.desk.recusal import Ground, Recusal, grounds_of
from taswib.desk.recusing import declare, kept_out, lift, say_edited, say_named
from taswib.desk.referred import NOBODY
from taswib.desk.referring import refer, refer_everywhere
from taswib.desk.refusals import (
    CaseChanged,
    ConflictUnsaid,
    NobodyLeft,
    NotOfStaff,
    NotPermitted,
    NotRecused,
    Recused,
    Refused,
)
from taswib.desk.report import Report
from taswib.desk.sealed_search import cases_saying
from taswib.desk.transition import Step, Transition
from taswib.people.membership import Membership, Role
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.cast import NOW

WHY = "هو أخو رئيس المجلس."
AUTHORS_PART = {Act.SEE_AUTHORS_VIEW, Act.EXPLAIN}


def tie(ground: Ground, person: Person, report: Report) -> None:
    """`person` gets a conflict of interest of this kind."""
    article = report.article
    if ground == Ground.WROTE:
        article.authors.add(person)
    elif ground == Ground.EDITED:
        article.editors.add(person)
    else:
        of = report if ground == Ground.NAMED else None
        Recusal.objects.create(person=person, article=article, report=of, ground=ground, made_at=NOW)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    roles=st.sets(st.sampled_from(list(Role)), min_size=1),
    grounds=st.sets(st.sampled_from(list(Ground))),
    referred=st.sampled_from(["", *Role.values, "nobody"]),
)
def test_no_recused_person_may_do_or_see_more_than_the_author_does(
    report: Report, newsroom: Newsroom, roles: set[Role], grounds: set[Ground], referred: str
) -> None:
    with transaction.atomic():
        person = Person.objects.join("samih", None, name_ar="سميح الراعي")
        Membership.objects.bulk_create(Membership(newsroom=newsroom, person=person, role=role) for role in roles)
        for ground in grounds:
            tie(ground, person, report)
        case = report.case
        case.referred_to = referred[:9]
        acts = acts_of(person, newsroom, report.article, case)
        assert grounds_of(person, report.article, case) == grounds
        if grounds:
            assert acts <= AUTHORS_PART
            assert grounds & {Ground.WROTE, Ground.EDITED} or Act.EXPLAIN not in acts
            assert case not in Case.objects.all().handled_by(person)
            for act in set(Act) - acts:
                with pytest.raises(Recused):
                    require(person, act, newsroom, report.article, case)
        else:
            steps_in = Role.REVIEWER in roles and referred == Role.REVIEWER
            granted = set().union(*(TABLE[role] for role in roles if role != Role.AUTHOR))
            assert acts >= granted and (acts == granted or steps_in)
            assert case in Case.objects.all().handled_by(person)
        transaction.set_rollback(True)


@pytest.fixture
def second(newsroom: Newsroom) -> Person:
    return cast.hire(newsroom, "karim")


def every_verb(case: Case, report: Report, by: Person) -> list[object]:
    """All that can be done with a case that waits, each as a call."""
    other = cast.write_report(report.article).report
    return [
        lambda: case.take(by=by, now=NOW),
        lambda: case.ask(report, "من أنت؟", by=by, now=NOW),
        lambda: case.write(report, "أهلًا", by=by, now=NOW),
        lambda: case.contact_of(report, by=by, now=NOW, keyring=cast.keyring(by), why="سؤال"),
        lambda: case.ask_author("ما المصدر؟", by=by, now=NOW),
        lambda: case.decide(Outcome.REJECTED, "النص صحيح.", by=by, now=NOW),
        lambda: case.close("انتهى.", by=by, now=NOW),
        lambda: case.settle(Outcome.NOTED, "رأي.", by=by, now=NOW),
        lambda: case.put_into("typo", by=by, now=NOW),
        lambda: case.join(other.case, by=by, now=NOW),
        lambda: other.case.join(case, by=by, now=NOW),
        lambda: case.split(report, by=by, now=NOW),
        lambda: start_gathering(case, by=by, now=NOW),
        lambda: answer_appeal(report, "يبقى القرار.", by=by, now=NOW),
        lambda: say_edited(case, by, WHY, by=by, now=NOW),
        lambda: lift(case, by, WHY, by=by, now=NOW),
        lambda: declare(case, WHY, by=by, now=NOW),
    ]


@pytest.mark.parametrize("ground", list(Ground))
def test_every_verb_refuses_them_and_their_key_opens_nothing(
    article: Article, editor: Person, second: Person, ground: Ground
) -> None:
    report = cast.write_report(article, contact="qari@reader.example").report
    assert list(cast.keyring(second).opened_among(Report.objects.all()))
    tie(ground, second, report)
    for verb in every_verb(report.case, report, second):
        with pytest.raises(Recused):
            verb()
    ring = cast.keyring(second)
    assert [one.pk for one, _opened in ring.opened_among(Report.objects.filter(pk=report.pk))] == []
    with pytest.raises(Recused):
        ring.contact(report.contact)
    assert cases_saying(Case.objects.filter(pk=report.case_id), "الجلسة", ring) == set()
    assert cases_saying(Case.objects.filter(pk=report.case_id), "الجلسة", cast.keyring(editor)) == {report.case_id}


def test_who_declares_a_conflict_lets_go_and_the_next_in_line_is_found(
    report: Report, editor: Person, second: Person, standards: Person
) -> None:
    case = report.case
    case.take(by=editor, now=NOW)
    due = cast.reread(report).case.due_on
    with pytest.raises(ConflictUnsaid):
        declare(case, "  ", by=editor, now=NOW)
    declare(case, WHY, by=editor, now=NOW)
    case = Case.objects.get(pk=case.pk)
    assert (case.holder, case.referred_to, case.due_on) == (None, Role.STANDARDS, due)
    rows = case.transitions.filter(step__in=(Step.RECUSED, Step.REFERRED)).values_list("step", "person", "by", "why")
    assert list(rows) == [(Step.RECUSED, editor.pk, editor.pk, WHY), (Step.REFERRED, None, None, "")]
    with pytest.raises(Recused):
        lift(case, editor, "لا شيء.", by=editor, now=NOW)
    lift(case, editor, "تبيّن أنه سميّه.", by=second, now=NOW)
    assert Case.objects.get(pk=case.pk).referred_to == "" and case in Case.objects.all().handled_by(editor)


def test_nobody_keeps_out_one_colleague_after_another_until_the_case_is_theirs_alone(
    report: Report, editor: Person, second: Person, standards: Person, newsroom: Newsroom
) -> None:
    say_named(report, second, WHY, by=editor, now=NOW)
    for say in (say_edited, lambda case, *who, **how: say_named(report, *who, **how)):
        with pytest.raises(NobodyLeft):
            say(report.case, standards, WHY, by=editor, now=NOW)
    assert Act.DECIDE in report.case.acts_of(standards)
    cast.hire(newsroom, "thurayya")
    say_edited(report.case, standards, WHY, by=editor, now=NOW)


def test_whoever_is_named_from_outside_lets_a_desk_in_again_of_which_a_reader_named_everybody(
    article: Article, editor: Person, second: Person, newsroom: Newsroom
) -> None:
    case = cast.write_report(article, about=f"{editor.name_ar}، {second.name_ar}").report.case
    assert Case.objects.get(pk=case.pk).referred_to == NOBODY
    reviewer = cast.hire(newsroom, "thurayya")
    refer_everywhere(NOW)
    case = Case.objects.get(pk=case.pk)
    lift(case, second, "لا يذكره البلاغ إلا بالاسم.", by=reviewer, now=NOW)
    assert Act.DECIDE in case.acts_of(second) and Case.objects.get(pk=case.pk).referred_to == Role.EDITOR


def test_a_person_named_in_one_report_stays_out_of_the_case_that_it_moves_into(
    article: Article, editor: Person, second: Person
) -> None:
    one, other = cast.write_report(article).report, cast.write_report(article).report
    say_named(one, second, "الشكوى منه.", by=editor, now=NOW)
    assert set(Case.objects.all().handled_by(second)) == {other.case}
    assert one.case not in alike(other.case, second) and one.case in alike(other.case, editor)
    other.case.join(one.case, by=editor, now=NOW)
    assert (
        second not in {row.by for row in Presence.objects.all()}
        and not Case.objects.all().handled_by(second).on_their_own().exists()
    )
    own = Case.objects.get(pk=other.case_id).split(cast.reread(one), by=editor, now=NOW)
    assert set(Case.objects.all().handled_by(second).on_their_own()) == {Case.objects.get(pk=other.case_id)}
    assert acts_of(second, own.newsroom, article, own) == {Act.SEE_AUTHORS_VIEW}


def test_whom_a_report_names_goes_with_it_and_is_not_told_where_it_was(
    article: Article, editor: Person, second: Person
) -> None:
    stays, goes = (cast.write_report(article, about=about).report for about in ("", second.name_ar))
    stays.case.join(goes.case, by=editor, now=NOW)
    third = cast.write_report(article).report
    stays.case.join(third.case, by=editor, now=NOW)
    case = Case.objects.get(pk=stays.case_id)
    say_named(cast.reread(third), second, "الشكوى منه.", by=editor, now=NOW)
    own = [case.split(cast.reread(one), by=editor, now=NOW) for one in (goes, third)]
    assert Act.SEE_CASE in case.acts_of(second)
    told = Transition.objects.told_of(case)
    assert second not in {row.person for row in told} and "الشكوى منه." not in {row.why for row in told}
    with pytest.raises(CaseChanged) as changed:
        case.take(by=second, now=NOW)
        case.close("…", by=second, now=NOW, as_of=1)
    assert second not in {row.person for row in changed.value.rows}
    for one, why in zip(own, ("", "الشكوى منه."), strict=True):
        row = Transition.objects.told_of(one).get(step=Step.RECUSED)
        assert (row.person, row.why) == (second, why)


def test_a_reader_who_names_somebody_of_the_desk_keeps_them_out_and_is_answered_as_everybody(
    article: Article, editor: Person, second: Person
) -> None:
    plain = cast.write_report(article)
    named = cast.write_report(article, about="المحرر كريم شاهين")
    unknown = cast.write_report(article, about="شخص لا يعرفه أحد")
    assert [one.again for one in (plain, named, unknown)] == [False] * 3
    assert set(Case.objects.all().handled_by(second)) == {plain.report.case, unknown.report.case}
    assert set(Case.objects.all().handled_by(editor)) == {one.report.case for one in (plain, named, unknown)}
    assert cast.opened(named.report).said.about == "المحرر كريم شاهين"
    row = Transition.objects.get(step=Step.RECUSED)
    assert (row.person, row.by, row.why, row.at.minute) == (second, None, "", 0)
    view = authors_view(named.report.case, second)
    assert not view.explains and view.brief == ""


@pytest.mark.parametrize("told", ["كريم", "شاهين", "Karim Shahin", "الأستاذ كريم شاهين رئيس القسم", "هالة مراد، كريم"])
def test_a_part_of_a_name_or_a_title_before_it_is_enough(article: Article, second: Person, told: str) -> None:
    report = cast.write_report(article, about=told).report
    assert second.pk in report.recusals.values_list("person", flat=True)


def test_who_edited_is_known_from_intake_and_from_the_desk(
    newsroom: Newsroom, article: Article, editor: Person, second: Person
) -> None:
    edited = cast.publish_article(newsroom, name="edited", edited_by="تحرير، كريم شاهين")
    assert list(edited.editors.all()) == [second]
    assert acts_of(second, newsroom, edited) == AUTHORS_PART
    case = cast.write_report(article).report.case
    with pytest.raises(NotOfStaff):
        say_edited(case, Person.objects.join("stranger", None, name_ar="غريب"), WHY, by=editor, now=NOW)
    say_edited(case, second, "حرّر النص ليلًا.", by=editor, now=NOW)
    assert [(one.person, one.grounds) for one in kept_out(case)][1] == (second, (Ground.EDITED,))
    lift(case, second, "كان مجازًا تلك الليلة.", by=editor, now=NOW)
    with pytest.raises(NotRecused):
        lift(case, second, "مرة أخرى.", by=editor, now=NOW)


def test_only_who_handles_cases_says_who_is_recused(
    case: Case, reviewer: Person, administrator: Person, second: Person
) -> None:
    for person in (reviewer, administrator):
        with pytest.raises(NotPermitted):
            say_edited(case, second, WHY, by=person, now=NOW)


class TestTheNextInLine:
    def test_is_the_standards_editor_then_another_editor_then_the_reviewer_then_nobody(
        self, report: Report, editor: Person, second: Person, standards: Person, reviewer: Person
    ) -> None:
        seen = []
        for person in (editor, standards, second, reviewer):
            tie(Ground.DECLARED, person, report)
            refer(report.newsroom, NOW)
            seen.append(Case.objects.get(pk=report.case_id).referred_to)
        assert seen == [Role.STANDARDS, Role.EDITOR, Role.REVIEWER, "nobody"]
        assert Case.objects.all().stuck().get() == report.case

    def test_a_reviewer_handles_what_is_referred_to_them_but_reaches_no_reader(
        self, article: Article, editor: Person, reviewer: Person
    ) -> None:
        report = cast.write_report(article, contact="qari@reader.example").report
        with pytest.raises(NotPermitted):
            report.case.take(by=reviewer, now=NOW)
        declare(report.case, WHY, by=editor, now=NOW)
        case = Case.objects.get(pk=report.case_id)
        case.take(by=reviewer, now=NOW)
        case.ask(report, "أين المحضر؟", by=reviewer, now=NOW)
        with pytest.raises(NotPermitted):
            case.contact_of(report, by=reviewer, now=NOW, keyring=cast.keyring(reviewer), why="سؤال")
        case.decide(Outcome.REJECTED, "النص صحيح.", by=reviewer, now=NOW)

    def test_follows_who_comes_and_who_leaves(self, report: Report, editor: Person, newsroom: Newsroom) -> None:
        tie(Ground.DECLARED, editor, report)
        assert refer_everywhere(NOW) == 1 and Case.objects.all().stuck().exists()
        assert refer_everywhere(NOW) == 0, "the same referral leaves one row"
        cast.hire(newsroom, "thurayya")
        refer_everywhere(NOW)
        assert Case.objects.get(pk=report.case_id).referred_to == Role.REVIEWER
        Membership.objects.filter(person=editor).delete()
        refer_everywhere(NOW)
        assert Case.objects.get(pk=report.case_id).referred_to == "", "nobody of the desk is recused any more"

    @pytest.mark.parametrize("count", [1, 200])
    def test_is_found_in_as_many_queries_for_hundreds_of_reports_that_name_somebody_as_for_one(
        self, report: Report, editor: Person, second: Person, count: int
    ) -> None:
        hold = Case(newsroom=report.newsroom, article=report.article, kind=report.kind, opened_at=NOW, holder=second)
        cases = Case.objects.bulk_create(copy(hold) for _ in range(count))
        for case in cases:
            told = {"newsroom": case.newsroom, "article": case.article, "revision": report.revision}
            lookup = {"lookup": f"l{case.pk}", "submission": f"s{case.pk}"}
            one = Report(case=case, kind=report.kind, received_at=NOW, **told, **lookup)
            one.save()
            tie(Ground.NAMED, second, one)
        with CaptureQueriesContext(connection) as asked:
            cast.write_report(report.article, about="كريم شاهين")
        assert len(asked) < 60
        with CaptureQueriesContext(connection) as asked:
            assert refer(report.newsroom, NOW) == count
        assert len(asked) < 18, "a batch of 90 rows is one"
        assert set(Case.objects.filter(pk__in=[one.pk for one in cases]).values_list("holder", "referred_to")) == {
            (None, Role.EDITOR)
        }

    def test_an_author_who_is_not_of_the_desk_moves_nothing(self, report: Report, editor: Person) -> None:
        assert refer_everywhere(NOW) == 0 and report.case.referred_to == ""


def test_no_list_of_a_recused_person_holds_what_touches_their_conflict(
    article: Article, editor: Person, second: Person
) -> None:
    for ground in Ground:
        report = cast.write_report(article).report
        notice = Notice(newsroom=article.newsroom, article=article, case=report.case, revision=article.current)
        notice.words, notice.drafted_by = "خطأ.", editor
        notice.save()
        tie(ground, second, report)
        assert notice not in Notice.objects.all().handled_by(second)
        assert notice in Notice.objects.all().handled_by(editor)
        Recusal.objects.all().delete()
        article.authors.remove(second)
        article.editors.remove(second)
    loose = Notice(
        newsroom=article.newsroom, article=article, revision=article.current, words="خطأ.", drafted_by=editor
    )
    loose.save()
    assert loose in Notice.objects.all().handled_by(second), "a notice without a case is nobody's conflict"


def test_refusals_tell_no_ground() -> None:
    with override("en"):
        assert (
            issubclass(Recused, Refused) and "a report is about you" in str(Recused()) and "you wrote" in str(Recused())
        )


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one write at a time, and a test's in memory no two"
)
@pytest.mark.django_db(transaction=True)
def test_two_who_recuse_themselves_on_an_articles_cases_at_once_wait_for_each_other() -> None:
    newsroom = cast.found_newsroom()
    pair = [cast.hire(newsroom, name) for name in ("hala", "karim")]
    cast.hire(newsroom, "salma")
    article = cast.publish_article(newsroom, cast.hire(newsroom, "nizar"))
    cases = [cast.write_report(article).report.case for _ in range(12)]
    for at, case in enumerate(cases):
        case.take(by=pair[at % 2], now=cast.NOW)
    start = Barrier(2)

    def recuse(at: int) -> None:
        start.wait(20)
        try:
            declare(cases[-at], "قرابة مع رئيس المجلس.", by=pair[at], now=cast.NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        list(both.map(recuse, range(2)))
    assert set(Case.objects.values_list("referred_to", "holder")) == {(Role.STANDARDS.value, None)}
