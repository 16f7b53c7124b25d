"""The page on which the newsroom's deadlines, rules and holidays are kept."""

from datetime import date

import pytest
from django.test import Client

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.deadline_profile import DeadlineProfile
from taswib.desk.holiday import Holiday
from taswib.desk.profile_library import library
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast
from tests.console.staff import at, of, signed_in, text_of

RULE = {
    "name_ar": "قاعدة الدار", "name_en": "House rule", "source": "§ 4", "kinds": ["error"], "duty": "answer", "days": "2",
    "unit": "calendar", "verification": "house", "is_active": "on",
}  # fmt: skip


@pytest.fixture
def keeper(standards: Person) -> Client:
    return signed_in(standards)


def test_whoever_is_measured_by_the_rules_does_not_set_them(editor: Person, author: Person) -> None:
    for person in (editor, author):
        assert signed_in(person).get(at("deadlines")).status_code == 403


def test_a_rule_of_the_library_is_looked_at_before_it_is_kept(keeper: Client, article: Article) -> None:
    page = keeper.get(at("new-profile") + "?from=egypt").content.decode()
    assert library()["egypt"].ar in page and not DeadlineProfile.objects.exists()
    assert keeper.post(at("new-profile") + "?from=egypt", RULE).status_code == 303
    profile = DeadlineProfile.objects.get()
    assert (profile.key, profile.days, profile.kinds) == ("egypt", 2, ["error"])
    assert cast.write_report(article).report.case.deadlines.count() == 2


def test_a_repealed_text_is_history_and_starts_nothing(keeper: Client) -> None:
    page = keeper.get(at("new-profile") + "?from=morocco-2002").content.decode()
    assert library()["morocco-2002"].ar not in page


@pytest.mark.parametrize(
    "wrong", [{"days": "0"}, {"days": "x"}, {"kinds": ["gossip"]}, {"unit": "moons"}, {"name_ar": " "}]
)
def test_a_rule_that_is_not_whole_is_refused_and_stays_in_the_form(keeper: Client, wrong: dict[str, object]) -> None:
    answer = keeper.post(at("new-profile"), RULE | wrong)
    assert answer.status_code == 422 and "§ 4" in answer.content.decode()
    assert not DeadlineProfile.objects.exists()


def test_a_rule_out_of_use_measures_no_new_case(keeper: Client, newsroom: Newsroom, article: Article) -> None:
    profile = library()["egypt"].taken_by(newsroom)
    profile.save()
    keeper.post(at("profile", profile_id=profile.pk), {name: RULE[name] for name in RULE if name != "is_active"})
    assert cast.write_report(article).report.case.deadlines.count() == 1


def test_another_week_moves_what_is_running(keeper: Client, case: Case) -> None:
    assert keeper.post(at("house"), {"promise_days": "5", "weekend": ["6"]}).status_code == 303
    case.refresh_from_db()
    assert case.due_on == date(2026, 11, 27)
    assert keeper.post(at("house"), {"promise_days": "5", "weekend": list("0123456")}).status_code == 422


def test_holidays_are_proposed_confirmed_moved_and_taken_out(keeper: Client, newsroom: Newsroom) -> None:
    keeper.post(at("holiday-proposal"), {"year": "2027"})
    first = Holiday.objects.filter(is_confirmed=False).earliest("day")
    assert "calculated" in text_of(keeper.get(at("deadlines")))
    keeper.post(at("holiday", holiday_id=first.pk), {"day": "2027-03-08", "name_ar": first.name_ar})
    first.refresh_from_db()
    assert first.is_confirmed and first.day == date(2027, 3, 8)
    keeper.post(at("holiday", holiday_id=first.pk), {"remove": "on"})
    assert not Holiday.objects.filter(pk=first.pk).exists()
    assert keeper.post(at("holiday-proposal"), {"year": "2999"}).status_code == 422


def test_a_day_can_stand_on_the_table_once(keeper: Client, newsroom: Newsroom) -> None:
    day = {"day": "2027-01-01", "name_ar": "رأس السنة"}
    assert keeper.post(at("holidays"), day).status_code == 303
    assert keeper.post(at("holidays"), day).status_code == 422
    assert keeper.post(at("holidays"), {"day": "soon", "name_ar": "س"}).status_code == 422


def test_another_newsrooms_rule_is_not_there(keeper: Client, db: None) -> None:
    other = Newsroom.objects.create(slug="other", name_ar="أخرى")
    profile = DeadlineProfile.objects.create(newsroom=other, name_ar="لهم", days=3)
    assert keeper.get(at("profile", profile_id=profile.pk)).status_code == 404


def test_the_case_shows_each_of_its_clocks_with_the_flag(newsroom: Newsroom, article: Article, editor: Person) -> None:
    library()["egypt"].taken_by(newsroom).save()
    DeadlineProfile.objects.update(verification="unverified", name_en="Press law")
    page = text_of(signed_in(editor).get(of(cast.write_report(article).report.case)))
    assert "Press law" in page and "(not verified)" in page and "Answer due" in page


def test_readers_see_the_rules_and_the_flag_on_the_policy(newsroom: Newsroom) -> None:
    library()["ofcom"].taken_by(newsroom).save()
    page = text_of(Client(headers={"accept-language": "en"}).get("/policy?lang=en"))
    assert library()["ofcom"].ar in page or library()["ofcom"].en in page
