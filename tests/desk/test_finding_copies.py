"""Finding the copies of a notice's error in the archive, each in its own words and with its own fix."""

from datetime import UTC, datetime

import pytest

from taswib.archive.article import Article
from taswib.archive.incoming import Incoming
from taswib.archive.taking_in import take_in
from taswib.desk.confirming import confirm
from taswib.desk.copy import Copy, Likeness
from taswib.desk.finding_copies import changed_facts, find_copies, trace_untraced
from taswib.desk.notice import Notice, Severity
from taswib.desk.own_fix import accept_fixes
from taswib.desk.refusals import NoFix, NothingToTrace, Recused
from taswib.desk.repair import Repair
from taswib.desk.repair_state import RepairState
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.public.published_notice import publish_notice

NOW = cast.NOW
OPENING = "أقرّ مجلس بلدة وادي السرو، الخميس 19 من تشرين الثاني، خطة لترميم الجسر الحجري بكلفة 48 مليون ليرة."
NEAR = (
    "وكان مجلس بلدة وادي السرو قد أقر، الخميس 19 تشرين الثاني، خطةً لترميم الجسر الحجري بكلفة ٤٨ مليون ليرة، وفق بيانه."
)
OTHER_FACT = "أقرّ مجلس بلدة وادي السرو، الخميس 19 من تشرين الثاني، خطة لترميم الجسر الحجري بكلفة 84 مليون ليرة."
CUT = "وقال رئيس المجلس سامر الحلو إن الأعمال ستبدأ “قبل منتصف كانون الأول”، مضيفًا أن الجسر سيُغلق أمام الشاحنات."


def bring_in(
    newsroom: Newsroom, name: str, *paragraphs: str, outlet: str = "مدى", address: str | None = None
) -> Article:
    where = f"https://{name}.example/news/1" if address is None else address
    return take_in(
        newsroom,
        Incoming(
            identity=where or f"line:{name}",
            address=where,
            text="\n".join((f"أخبار المحافظات: نشرة {name}", *paragraphs)),
            seen_from=where or name,
            outlet=outlet,
            published_at=datetime(2026, 11, 21, 7, 0, tzinfo=UTC),
        ),
        now=NOW,
    ).article


@pytest.fixture
def notice(article: Article, editor: Person) -> Notice:
    return publish_notice(article, editor, severity=Severity.SUBSTANTIVE)


def found_in(article: Article) -> Copy | None:
    return Copy.objects.filter(article=article).first()


def test_finds_each_copy_with_its_words_and_its_own_fix(notice: Notice, newsroom: Newsroom) -> None:
    verbatim = bring_in(newsroom, "mada", OPENING, "وحضر الجلسة ممثلون عن النقل والآثار والأهالي.")
    near = bring_in(newsroom, "barid", "عقد المجلس جلسته الأسبوعية في مبنى البلدية.", NEAR, outlet="البريد")
    find_copies(notice, now=NOW)
    assert found_in(verbatim).likeness == Likeness.VERBATIM
    assert found_in(near).likeness == Likeness.NEAR
    (place,) = found_in(near).passages
    assert "٤٨ مليون" in place.exact and "٨٤ مليون" in place.stands
    assert place.stands.replace("٨٤", "٤٨") == place.exact


def test_the_corrected_article_itself_is_one_as_long_as_it_carries_the_error(notice: Notice, article: Article) -> None:
    find_copies(notice, now=NOW)
    assert found_in(article).is_own


def test_another_fact_and_what_only_stood_beside_the_error_are_no_copies(notice: Notice, newsroom: Newsroom) -> None:
    right = bring_in(newsroom, "sahih", OTHER_FACT, "وحضر الجلسة ممثلون عن النقل.", outlet="الصحيح")
    beside = bring_in(newsroom, "janib", CUT, "وحضر الجلسة ممثلون عن النقل.")
    find_copies(notice, now=NOW)
    assert found_in(right) is None and found_in(beside) is None
    assert [fact.article for fact in changed_facts(notice)] == [right]


def test_twice_finds_nothing_new_and_what_was_dismissed_stays_so(notice: Notice, newsroom: Newsroom) -> None:
    bring_in(newsroom, "mada", OPENING, "وحضر الجلسة ممثلون عن النقل والآثار والأهالي.")
    assert find_copies(notice, now=NOW)
    assert find_copies(notice, now=NOW) == []


def test_a_headline_that_repeats_the_error_is_a_passage_of_the_same_copy(notice: Notice, newsroom: Newsroom) -> None:
    article = bring_in(newsroom, "mada", OPENING, "العدد الجديد: ترميم الجسر الحجري بكلفة 48 مليون ليرة يثير الجدل.")
    find_copies(notice, now=NOW)
    assert len(found_in(article).passages) == 2


def test_the_duty_traces_what_publishing_left(notice: Notice, newsroom: Newsroom) -> None:
    bring_in(newsroom, "mada", OPENING, "وحضر الجلسة ممثلون عن النقل والآثار والأهالي.")
    assert trace_untraced(NOW) == 1
    assert trace_untraced(NOW) == 0
    assert Copy.objects.exists()


def test_refuses_a_notice_that_was_withdrawn(notice: Notice, editor: Person) -> None:
    notice.withdraw("أُعلن خطأً.", by=editor, now=NOW)
    with pytest.raises(NothingToTrace):
        find_copies(notice, now=NOW)


class TestOwnFixes:
    @pytest.fixture
    def own(self, notice: Notice, newsroom: Newsroom, editor: Person) -> Repair:
        article = bring_in(newsroom, "archive", "نشرة المساء من وادي السرو.", NEAR, outlet="نهر", address="")
        find_copies(notice, now=NOW)
        return confirm(found_in(article), by=editor, now=NOW)

    def test_an_article_of_this_archive_gets_its_next_revision_and_is_read_as_fixed(
        self, own: Repair, notice: Notice, editor: Person
    ) -> None:
        assert accept_fixes(notice, [own.pk], by=editor, now=NOW) == 1
        mended = Repair.objects.get(pk=own.pk)
        assert mended.state == RepairState.FIXED and "٨٤ مليون" in mended.latest.words
        article = Article.objects.get(pk=own.copy.article_id)
        assert article.current.number == 2 and "٤٨" not in article.current.text

    def test_one_on_our_site_is_asked_of_whoever_keeps_it(
        self, notice: Notice, article: Article, editor: Person
    ) -> None:
        find_copies(notice, now=NOW)
        repair = confirm(found_in(article), by=editor, now=NOW)
        accept_fixes(notice, [repair.pk], by=editor, now=NOW)
        assert Repair.objects.get(pk=repair.pk).state == RepairState.ASKED

    def test_nothing_is_put_where_the_words_no_longer_stand(
        self, own: Repair, notice: Notice, newsroom: Newsroom, editor: Person
    ) -> None:
        bring_in(newsroom, "archive", "حُذف الخبر من النشرة، وهذا نص بديل قصير.", outlet="نهر", address="")
        with pytest.raises(NoFix):
            accept_fixes(notice, [own.pk], by=editor, now=NOW)
        assert Repair.objects.get(pk=own.pk).state == RepairState.CONFIRMED

    def test_refuses_who_wrote_it(self, own: Repair, notice: Notice, writing_editor: Person) -> None:
        own.copy.article.authors.add(writing_editor)
        with pytest.raises(Recused):
            accept_fixes(notice, [own.pk], by=writing_editor, now=NOW)
