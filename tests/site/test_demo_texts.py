"""The demo's texts hold together: files, people, dates, quotes, and a story for every state."""

import re
import tomllib
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

DEMO = Path(__file__).parents[2] / "taswib" / "site" / "demo"
LOADED_NO_EARLIER_THAN = datetime(2026, 11, 23, tzinfo=UTC)
ROLES = {"editor", "standards", "author", "administrator"}
EDITORS_STEPS = {"take", "admit", "ask", "brief", "decide", "draft", "second", "publish", "close", "reply"}
READERS_STEPS = {"answer", "add", "withdraw"}
SAID = {
    "take": [],
    "publish": [],
    "withdraw": [],
    "decide": ["outcome", "reasons"],
    "draft": ["kind", "severity", "was", "now", "words"],
}
DAYS = {
    "الاثنين": 0, "الثلاثاء": 1, "الأربعاء": 2, "الخميس": 3, "الجمعة": 4, "السبت": 5, "الأحد": 6,
    "Monday": 0, "Tuesday": 1, "Wednesday": 2, "Thursday": 3, "Friday": 4, "Saturday": 5, "Sunday": 6,
}  # fmt: skip
MONTHS = {"أيلول": 9, "تشرين الأول": 10, "تشرين الثاني": 11, "September": 9, "October": 10, "November": 11}
ALSO_CALLED = {"تشرين الأول": "أكتوبر", "تشرين الثاني": "نوفمبر", "آب": "أغسطس", "نيسان": "أبريل"}
DATED = re.compile(rf"({'|'.join(DAYS)}),? (\d{{1,2}}) (?:من )?({'|'.join(MONTHS)})")
BARE_ALEF = re.compile(
    r"(?<![\w\u064b-\u0652])[وفبل]?(?:الى|ان|انه|انها|انهم|اي|او|اول|اكثر|اخر|الان|ايضا|اكد|اضاف|اعلن|اشار|اوضح|امام|اذا|الا|اما"
    r"|الاحد|الاربعاء|الاول|ايلول|اربعة|اقل|اكبر|اعلى|ارقام|ابو|ام)(?![\w\u064b-\u0652])"
)


def told(name: str) -> dict[str, Any]:
    return tomllib.loads((DEMO / name).read_text(encoding="utf-8"))


NEWSROOM = told("newsroom.toml")
ARTICLES = {one["slug"]: one for one in told("articles.toml")["article"]}
STORIES = {one["id"]: one for one in told("stories.toml")["story"]}
ROLES_OF = {one["username"]: set(one["roles"]) for one in NEWSROOM["people"]}
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted((DEMO / "articles").glob("*.txt"))}
STEPS = [(story, step) for story in STORIES.values() for step in story.get("step", [])]
every_story = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)


def revisions(article: dict[str, Any]) -> list[str]:
    files = [article["file"], *(one["file"] for one in article.get("revision", []))]
    return [TEXTS[Path(name).name] for name in files]


def steps(story: dict[str, Any], do: str) -> list[dict[str, Any]]:
    return [one for one in story.get("step", []) if one["do"] == do]


def reported(story: dict[str, Any]) -> datetime:
    return story.get("at") or LOADED_NO_EARLIER_THAN - timedelta(hours=story["hours_ago"])


def state(story: dict[str, Any]) -> str:
    """How the story ends, by its last step that counts."""
    if "join" in story:
        return "joined"
    done = [one["do"] for one in story.get("step", []) if one["do"] not in ("add", "reply", "admit")]
    if not done:
        return "overdue" if story["hours_ago"] > 9 * 24 else "arrived"
    if "withdraw" in done:
        return "withdraw"
    outcome = steps(story, "decide")[0]["outcome"] if "decide" in done else ""
    return f"decide {outcome}" if done[-1] == "decide" else done[-1]


def test_articles_are_fourteen_eleven_of_them_arabic() -> None:
    assert Counter(one["language"] for one in ARTICLES.values()) == {"ar": 11, "en": 3}
    assert len(told("articles.toml")["article"]) == len(ARTICLES)


def test_every_story_has_its_own_id() -> None:
    assert len(told("stories.toml")["story"]) == len(STORIES)


def test_every_text_is_listed_and_every_listed_text_exists() -> None:
    listed = [one["file"] for one in ARTICLES.values()]
    listed += [one["file"] for article in ARTICLES.values() for one in article.get("revision", [])]
    assert sorted(Path(name).name for name in listed) == sorted(TEXTS)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_a_headline_and_six_to_fourteen_paragraphs(name: str) -> None:
    lines = TEXTS[name].removesuffix("\n").split("\n")
    assert all(line and line == line.strip() for line in lines)
    assert 6 <= len(lines) - 1 <= 14


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_articles_appear_in_the_demos_weeks_and_change_only_later(article: dict[str, Any]) -> None:
    moments = [article["published"], *(one["seen"] for one in article.get("revision", []))]
    assert date(2026, 9, 20) <= moments[0].date() <= date(2026, 11, 20)
    assert moments == sorted(moments)
    assert all(one.utcoffset() == timedelta(hours=3) for one in moments)
    assert len(set(revisions(article))) == len(moments)


def test_people_have_known_roles_and_the_desk_is_complete() -> None:
    assert set().union(*ROLES_OF.values()) == ROLES
    assert {"author", "editor"} in ROLES_OF.values()
    assert sum("author" in roles for roles in ROLES_OF.values()) == 3


def test_authors_are_people_who_write_and_only_the_agencys_story_has_none() -> None:
    for article in ARTICLES.values():
        assert all("author" in ROLES_OF[one] for one in article["authors"])
    assert [one["slug"] for one in ARTICLES.values() if "byline" in one] == ["dam-level"]


def test_weekdays_agree_with_the_calendar_except_the_one_that_a_reader_reports() -> None:
    found = [(name, match) for name, text in TEXTS.items() for match in DATED.finditer(text)]
    wrong = {
        (name, match[0])
        for name, match in found
        if date(2026, MONTHS[match[3]], int(match[2])).weekday() != DAYS[match[1]]
    }
    assert len(found) > 30
    assert wrong == {("medicines-verdict.txt", STORIES["verdict-weekday"]["quote"])}


def test_a_month_told_twice_is_the_same_month() -> None:
    pairs = re.findall(r"(تشرين الأول|تشرين الثاني|آب|نيسان)/(\w+)", TEXTS["dam-level.txt"])
    assert pairs and all(ALSO_CALLED[levantine] == other for levantine, other in pairs)


@pytest.mark.parametrize("slugs", [("water-network", "pipes-contract"), ("salsal-flood", "dam-level")])
def test_two_articles_share_one_wrong_sentence(slugs: tuple[str, str]) -> None:
    first, second = (set(revisions(ARTICLES[slug])[0].splitlines()) for slug in slugs)
    assert len(first & second) == 1


@pytest.mark.parametrize("name", [name for name in TEXTS if not name.startswith("en-")])
def test_articles_keep_their_hamzas(name: str) -> None:
    assert not BARE_ALEF.findall(TEXTS[name])


def test_the_newsrooms_own_words_keep_their_hamzas() -> None:
    for story, step in STEPS:
        if step["by"] != "reader":
            said = " ".join(step.get(field, "") for field in ("words", "reasons", "was", "now"))
            assert not BARE_ALEF.findall(said), story["id"]


def test_some_readers_drop_theirs() -> None:
    said = [" ".join(story.get(field, "") for field in ("wrong", "right", "how")) for story in STORIES.values()]
    assert sum(bool(BARE_ALEF.search(words)) for words in said) >= 3


@every_story
def test_a_quote_stands_once_in_its_revision(story: dict[str, Any]) -> None:
    text = revisions(ARTICLES[story["article"]])[story.get("revision", 1) - 1]
    assert text.count(story.get("quote", text)) == 1


@every_story
def test_a_report_follows_what_it_speaks_of(story: dict[str, Any]) -> None:
    article = ARTICLES[story["article"]]
    moments = [article["published"], *(one["seen"] for one in article.get("revision", []))]
    assert ("at" in story) != ("hours_ago" in story)
    assert reported(story) > moments[story.get("revision", 1) - 1]


@every_story
def test_steps_come_in_order_and_none_lies_ahead(story: dict[str, Any]) -> None:
    hours = [one["hours_after"] for one in story.get("step", [])]
    assert hours == sorted(hours)
    assert reported(story) + timedelta(hours=max(hours, default=0)) < LOADED_NO_EARLIER_THAN


@every_story
def test_each_step_is_done_by_someone_who_may(story: dict[str, Any]) -> None:
    authors = ARTICLES[story["article"]]["authors"]
    for step in story.get("step", []):
        if step["do"] in READERS_STEPS:
            assert step["by"] == "reader"
        elif step["do"] == "explain":
            assert step["by"] in authors
        else:
            assert step["do"] in EDITORS_STEPS and "editor" in ROLES_OF[step["by"]]
            assert step["by"] not in authors


@every_story
def test_what_must_be_said_is_said(story: dict[str, Any]) -> None:
    for step in story.get("step", []):
        needed = ["words"] if step.get("kind") == "decision" else SAID.get(step["do"], ["words"])
        assert all(step[field] for field in needed), step


@every_story
def test_a_decision_follows_taking_and_precedes_its_notice(story: dict[str, Any]) -> None:
    wanted = ["take", "decide", "draft", "publish"]
    order = [one["do"] for one in story.get("step", []) if one["do"] in wanted]
    assert order == wanted[: len(order)]


@every_story
def test_a_notice_quotes_what_stood_and_where_mended_what_stands(story: dict[str, Any]) -> None:
    texts = revisions(ARTICLES[story["article"]])
    for notice in (one for one in steps(story, "draft") if one["kind"] != "decision"):
        assert any(text.count(notice["was"]) == 1 for text in texts)
        if steps(story, "publish") and notice["kind"] not in ("retraction", "removal"):
            assert texts[-1].count(notice["now"]) == 1 and notice["now"] not in texts[0]


@every_story
def test_nothing_said_to_authors_or_public_names_the_reader(story: dict[str, Any]) -> None:
    contact = story.get("contact", "nobody@nowhere.example")
    for step in steps(story, "brief") + steps(story, "draft"):
        assert contact not in step["words"] and story.get("how", "no words") not in step["words"]


def test_joined_reports_follow_the_one_that_leads_on_the_same_article() -> None:
    joined = [one for one in STORIES.values() if "join" in one]
    assert len(joined) == 2
    for story in joined:
        leading = STORIES[story["join"]]
        assert leading["article"] == story["article"] and reported(leading) < reported(story)


def test_every_kind_of_report_and_every_state_is_there() -> None:
    assert {one["kind"] for one in STORIES.values()} == {"error", "addition", "complaint", "reply"}
    assert {state(one) for one in STORIES.values()} == {
        "arrived", "overdue", "joined", "take", "ask", "answer", "explain", "draft", "publish", "close",
        "withdraw", "decide rejected", "decide noted", "decide inadmissible",
    }  # fmt: skip
    assert {one["outcome"] for _, one in STEPS if one["do"] == "decide"} == {
        "upheld", "partly", "rejected", "noted", "inadmissible",
    }  # fmt: skip


def test_notices_show_every_severity_their_kinds_and_one_apology() -> None:
    published = [steps(one, "draft")[0] for one in STORIES.values() if steps(one, "publish")]
    kinds = {"correction", "clarification", "update", "retraction", "reply", "removal", "decision"}
    assert {one["kind"] for one in published} == kinds
    assert {one["severity"] for one in published} == {"minor", "limited", "substantive"}
    assert sum(one.get("apology", False) for one in published) == 1


def test_an_english_reader_writes_about_english_articles() -> None:
    for story in STORIES.values():
        assert story["language"] == ARTICLES[story["article"]]["language"]
