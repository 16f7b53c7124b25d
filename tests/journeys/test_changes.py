"""A published text that changes: what readers see of it, what the desk is asked, and what becomes of a report on it."""

from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from scripts.demo_server import DemoServer
from tests.journeys import desk, reader
from tests.journeys.articles import Article
from tests.journeys.conftest import Visit
from tests.journeys.reader import Said
from tests.journeys.visitor import Visitor

ORPHANED = (
    "The article has changed since: in revision %(now)s these words no longer stand. "
    "They are shown as they stood in revision %(old)s."
)
Edit = tuple[str, str]


@dataclass(frozen=True)
class Story:
    """An article whose text is changed three times in a figure and once in its spelling, and one that loses a passage.

    `readings` are the figures as the guard names them.
    """

    article: Article
    edits: tuple[Edit, Edit, Edit]
    readings: tuple[Edit, Edit, Edit]
    spelling: Edit
    cut: Article
    marked: str
    said: Said
    why: str


ARABIC = Story(
    article={
        "id": "journeys/pump",
        "author": "مازن الطرّاف",
        "published": "2026-11-20T10:00:00+03:00",
        "title": "مضخة مرساة الشرقية تعود إلى الخدمة",
        "paragraphs": [
            "أعلنت مؤسسة المياه في مرساة، الجمعة 20 من تشرين الثاني، أن المضخة الشرقية عادت إلى الخدمة بعد اصلاح شامل، وأنها "
            "تغذي 93.5% من بيوت المدينة.",
            "وقال مدير المؤسسة، رامي الساقية، إن العمل استغرق 14 أسبوعًا ولم تنقطع المياه خلاله عن المشفى.",
            "وبلغ عدد المشتركين 5120 مشتركًا، وفق سجل المؤسسة الذي اطلعت عليه «السارية».",
        ],
    },
    edits=(("93.5%", "88.5%"), ("14 أسبوعًا", "17 أسبوعًا"), ("5120 مشتركًا", "5210 مشتركين")),
    readings=(("93.5%", "88.5%"), ("14 أسبوعًا", "17 أسبوعًا"), ("5120", "5210")),
    spelling=("اصلاح", "إصلاح"),
    cut={
        "id": "journeys/quay",
        "author": "مازن الطرّاف",
        "published": "2026-11-20T11:00:00+03:00",
        "title": "رصيف الصيادين يستقبل القوارب من جديد",
        "paragraphs": [
            "فتحت بلدية مرساة رصيف الصيادين أمام القوارب، السبت 14 من تشرين الثاني، بعد تدعيم حافته بالحجر.",
            "وقالت البلدية إن القوارب الكبيرة سترسو مجانًا طوال الشتاء.",
            "ويتسع الرصيف لثلاثين قاربًا، بحسب نقيب الصيادين، عدنان الشبك.",
        ],
    },
    marked="سترسو مجانًا طوال الشتاء",
    said=Said(wrong="الرسو المجاني للقوارب الصغيرة وحدها."),
    why="سألنا المؤسسة، وهذا ما تقوله سجلاتها اليوم.",
)
ENGLISH = Story(
    article={
        "id": "journeys/library",
        "author": "Mazen al-Tarraf",
        "published": "2026-11-20T10:00:00+03:00",
        "title": "Marsat library opens its reading room at night",
        "paragraphs": [
            "The public library in Marsat opened its reading room at night on Friday, 20 November, after years of "
            "poor maintainance. It holds 62% of the books that the city owns.",
            "“The lamps took us 23 weeks,” its director, Rima al-Waraq, told Al-Sariya.",
            "The room has 147 seats, and pupils need no ticket, according to the library’s register.",
        ],
    },
    edits=(("62%", "57%"), ("23 weeks", "32 weeks"), ("147 seats", "174 seats")),
    readings=(("62%", "57%"), ("23 weeks", "32 weeks"), ("147", "174")),
    spelling=("maintainance", "maintenance"),
    cut={
        "id": "journeys/orchard",
        "author": "Mazen al-Tarraf",
        "published": "2026-11-20T11:00:00+03:00",
        "title": "The old orchard behind the station is open to walkers",
        "paragraphs": [
            "The old orchard behind the station opened to walkers on Saturday, 14 November, the city council said.",
            "Its gate stays open until midnight on every day of the week, the council added.",
            "Forty almond trees were planted there last winter, according to the gardeners.",
        ],
    },
    marked="open until midnight on every day of the week",
    said=Said(wrong="On Fridays it closes at eight."),
    why="We asked the library, and this is what its register says today.",
)
STORIES = {"ar": ARABIC, "en": ENGLISH}


@pytest.fixture(scope="module")
def pages(served: DemoServer) -> dict[str, str]:
    """The page of each article, by its name: those of the figures came in five times, the others once."""
    told = [article for story in STORIES.values() for article in (*revisions(story), story.cut)]
    return {article["id"]: path for article, path in zip(told, served.ingest(*told), strict=True)}


def revisions(story: Story) -> list[Article]:
    told = [story.article]
    for old, new in (*story.edits, story.spelling):
        paragraphs = [words.replace(old, new) for words in told[-1]["paragraphs"]]
        assert paragraphs != told[-1]["paragraphs"]
        told.append(told[-1] | {"paragraphs": paragraphs})
    return told


@pytest.mark.parametrize("language", STORIES)
def test_a_reader_sees_what_changed_and_what_it_means(visit: Visit, pages: dict[str, str], language: str) -> None:
    story, someone = STORIES[language], visit(language, phone=language == "ar")
    (was, now), page = story.readings[0], pages[story.article["id"]]
    someone.go(f"{page}/history")
    expect(
        someone.find(".timeline li", has_text=someone.say("Revision %(number)s seen") % {"number": 5})
    ).to_be_visible()
    someone.click(someone.find(".timeline a[href$='/changes/2']").first)
    for view in ("In one text", "Side by side"):
        someone.follow(view)
        expect(someone.find(".diff del")).to_contain_text(was)
        expect(someone.find(".diff ins")).to_contain_text(now)
        expect(someone.find(".diff ins + .diff-label")).to_have_text(someone.say("number"))
    someone.go(f"{page}/changes/5")
    expect(someone.find(".diff ins + .diff-label")).not_to_have_text(someone.say("number"))


@pytest.mark.parametrize("language", STORIES)
def test_the_desk_is_asked_of_every_figure_that_changed_and_answers_in_three_ways(
    visit: Visit, pages: dict[str, str], language: str
) -> None:
    story = STORIES[language]
    editor = desk.sign_in(visit(language), "hala")
    expect_in_queue(editor, story)
    publish_notice(editor, story.readings[0])
    say_update(editor, story)
    dismiss(editor, story)

    someone = visit(language)
    someone.go(f"{pages[story.article['id']]}/history")
    for said, number in (("it is an update.", 3), ("no notice is needed.", 4)):
        told = someone.say(f"The desk looked at what changed in revision %(number)s: {said}") % {"number": number}
        assert someone.sees(told)
    assert not someone.sees(story.why)
    someone.follow("Read the notice")
    assert all(someone.sees(figure) for figure in story.readings[0])


def expect_in_queue(editor: Visitor, story: Story) -> None:
    """One case for each figure, which names both readings, and none for the spelling."""
    editor.write("q", story.article["title"])
    editor.press("Search")
    rows = editor.find("a.row-link").all_inner_texts()
    assert len(rows) == len(story.readings)
    for was, now in story.readings:
        assert any(was in row and now in row for row in rows), (was, now, rows)


def publish_notice(editor: Visitor, reading: Edit) -> None:
    """As it comes filled in."""
    desk.open_case(editor, reading[0])
    for name, words in zip(("was", "now"), reading, strict=True):
        expect(editor.find(f"#announcement [name={name}]")).to_have_value(words)
    editor.press("Publish the notice")
    expect(editor.find("#edit")).to_contain_text(editor.say("a notice says so"))


def say_update(editor: Visitor, story: Story) -> None:
    desk.open_case(editor, story.readings[1][0])
    editor.open("It is an update")
    editor.write("words", story.why, within="#update")
    editor.press("Keep it as an update")
    expect(editor.find("#edit")).to_contain_text(story.why)


def dismiss(editor: Visitor, story: Story) -> None:
    desk.open_case(editor, story.readings[2][0])
    editor.open("No notice is needed")
    editor.write("words", story.why, within="#dismissal")
    editor.press("Dismiss it")
    expect(editor.find("#edit")).to_contain_text(editor.say("no notice needed"))


@pytest.mark.parametrize("language", STORIES)
def test_a_report_outlives_the_words_that_it_was_about(
    visit: Visit, served: DemoServer, pages: dict[str, str], language: str
) -> None:
    story, someone = STORIES[language], visit(language)
    page = pages[story.cut["id"]]
    someone.go(f"{page}/report?{urlencode({'kind': 'error', 'revision': 1, 'quote': story.marked})}")
    receipt = reader.send(someone, story.said)
    first, _, last = story.cut["paragraphs"]
    served.ingest(story.cut | {"paragraphs": [first, last]})

    editor = desk.sign_in(visit(language), "hala")
    desk.open_case(editor, story.marked)
    reader.open_thread(someone, receipt)
    for each in (editor, someone):
        assert each.sees(each.say(ORPHANED) % {"now": 2, "old": 1})
        expect(each.find("mark").first).to_have_text(story.marked)
    someone.click(someone.find("a[href$='/revisions/1']"))
    assert someone.sees(story.marked)
    someone.go(page)
    assert not someone.sees(story.marked)
