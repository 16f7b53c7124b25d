"""The main story, from an article that comes in to a correction that people can follow, in both languages."""

import json
from dataclasses import dataclass
from typing import Any

import feedparser
import pytest
from playwright.sync_api import expect

from scripts.demo_server import DemoServer
from tests.journeys import articles, desk, reader
from tests.journeys.articles import Article
from tests.journeys.conftest import Visit
from tests.journeys.desk import NoticeWords
from tests.journeys.marking import drag_over, mark_with_handles
from tests.journeys.reader import Said
from tests.journeys.visitor import Visitor


@dataclass(frozen=True)
class Story:
    """Everything that people say in it. `reader_phone`: the reader holds a phone; the desk never does."""

    language: str
    article: Article
    marked: str
    said: Said
    question: str
    answer: str
    brief: str
    explanation: str
    reasons: str
    notice: NoticeWords
    reader_phone: bool = False


ARABIC = Story(
    language="ar",
    article=articles.FERRY,
    marked=articles.FERRY_MISTAKE,
    said=Said(
        wrong="الرحلات أربع في اليوم وليست ستًا.",
        right="أربع رحلات يوميًا",
        how="أعمل في شباك التذاكر، والجدول معلّق أمامي.",
        contact="0900 000 733",
    ),
    question="هل يشمل الجدول الذي أمامك رحلتي الجمعة الإضافيتين؟",
    answer="لا، الجمعة رحلتان فقط، والجدول ساري المفعول منذ السبت.",
    brief="من أين جاء عدد الرحلات اليومية في الفقرة الأولى؟",
    explanation="أخذته من مسودة البيان، ثم عدّلته الهيئة في البيان المنشور إلى أربع رحلات.",
    reasons="طابقنا الجدول المعلن على موقع الهيئة: الرحلات أربع يوميًا، فالملاحظة في محلها.",
    notice=NoticeWords(
        kind="correction",
        severity="substantive",
        now="بواقع أربع رحلات يوميًا",
        words="ذكرت نسخة سابقة أن العبّارة تسيّر ست رحلات في اليوم، والصحيح أربع بحسب الجدول الذي أعلنته الهيئة.",
    ),
)
ENGLISH = Story(
    language="en",
    article=articles.LIGHTHOUSE,
    marked=articles.LIGHTHOUSE_MISTAKE,
    said=Said(
        wrong="The repairs began in May, so they took six months.",
        right="repairs that took six months",
        how="I live across the road and saw the scaffolding go up.",
    ),
    question="Do you remember on which day the scaffolding went up?",
    answer="On the second of May; my daughter's birthday.",
    brief="What does the length of the repairs rest on?",
    explanation="On the authority's statement, which counts the months of planning as well.",
    reasons="The permit is dated 2 May, so the work itself took six months.",
    notice=NoticeWords(
        kind="correction",
        severity="substantive",
        now="repairs that took six months",
        words="An earlier version counted the months of planning; the repairs themselves took six months.",
    ),
    reader_phone=True,
)


@pytest.mark.parametrize("story", [ARABIC, ENGLISH], ids=["Arabic", "English"])
def test_a_report_becomes_a_correction_that_everybody_can_follow(
    served: DemoServer, visit: Visit, story: Story
) -> None:
    (article,) = served.ingest(story.article)
    someone = visit(story.language, phone=story.reader_phone)
    editor, author = visit(story.language), visit(story.language)

    receipt = report_marked_words(someone, article, story)
    case = ask_the_reader(editor, story)
    answer_the_desk(someone, receipt, story)
    explain_without_seeing_the_reader(editor, author, case, story)
    decide_and_publish(editor, case, story)

    expect_notice_on_top(someone, article, story)
    expect_structured_correction(someone, story)
    expect_notice_in_log(someone, story)
    expect_notice_in_feeds(served, article, story)
    expect_outcome_in_thread(someone, receipt, story)


def report_marked_words(someone: Visitor, article: str, story: Story) -> str:
    """Mark the words in the article, and send the form that the button opens."""
    someone.go(article)
    mark = mark_with_handles if story.reader_phone else drag_over
    mark(someone, story.marked)
    someone.press("Report these words")
    expect(someone.find("blockquote.quoted")).to_have_text(story.marked)
    receipt = reader.send(someone, story.said)
    assert len(receipt) == 29
    assert receipt not in someone.page.url
    return receipt


def ask_the_reader(editor: Visitor, story: Story) -> str:
    desk.sign_in(editor, "hala")
    case = desk.open_case(editor, story.marked)
    expect(editor.find(".passage-disputed mark")).to_have_text(story.marked)
    for words in (story.said.wrong, story.said.right, story.said.how):
        assert editor.sees(words)
    assert not story.said.contact or not editor.sees(story.said.contact)
    desk.take(editor)
    desk.ask_reader(editor, story.question)
    return case


def answer_the_desk(someone: Visitor, receipt: str, story: Story) -> None:
    reader.open_thread(someone, receipt)
    assert someone.sees(story.question)
    assert someone.sees(someone.say("The desk asked you something and waits for your answer."))
    reader.answer(someone, story.answer)
    expect(someone.find("#latest .message-text")).to_have_text(story.answer)


def explain_without_seeing_the_reader(editor: Visitor, author: Visitor, case: str, story: Story) -> None:
    editor.go(case)
    assert editor.sees(story.answer)
    desk.ask_author(editor, story.brief)
    desk.sign_in(author, "mazen", to="/desk/my-articles/")
    author.click(author.find("a.row-link", has_text=story.article["title"]))
    assert author.sees(story.brief)
    desk.explain(author, story.explanation)
    assert author.sees(story.explanation)
    shown = author.page.content()
    assert [words for words in (*story.said.all, story.question, story.answer) if words in shown] == []
    assert author.find("#decision").count() == 0


def decide_and_publish(editor: Visitor, case: str, story: Story) -> None:
    editor.go(case)
    assert editor.sees(story.explanation)
    desk.decide(editor, "upheld", story.reasons)
    editor.follow("Write the notice")
    expect(editor.find("[name=was]")).to_have_value(story.marked)
    desk.write_notice(editor, story.notice)
    expect(editor.find("#preview .notice-substantive")).to_contain_text(story.notice.words)
    desk.publish(editor)
    assert editor.page.url.endswith(case)


def expect_notice_on_top(someone: Visitor, article: str, story: Story) -> None:
    someone.go(article)
    notice = someone.find(".article .notice-substantive")
    expect(notice).to_contain_text(story.notice.words)
    assert _top(someone, ".article .notice-substantive") < _top(someone, ".article .body")
    struck = notice.locator(".change-was .change-text").evaluate(
        "e => (e.querySelectorAll('.visually-hidden').forEach(n => n.remove()), e.textContent)"
    )
    assert struck == story.marked


def expect_structured_correction(someone: Visitor, story: Story) -> None:
    """The article's JSON-LD, read as a program would."""
    whole: dict[str, Any] = json.loads(someone.find("script[type='application/ld+json']").inner_text())
    (correction,) = whole["correction"]
    assert whole["headline"] == story.article["title"]
    assert correction["@type"] == "CorrectionComment"
    assert correction["text"] == story.notice.words
    assert correction["datePublished"] <= whole["dateModified"]


def expect_notice_in_log(someone: Visitor, story: Story) -> None:
    someone.click(someone.find(".notice-foot a"))
    assert someone.path.startswith("/corrections/")
    assert someone.sees(story.notice.words)
    someone.go("/corrections")
    first = someone.find(".log .entry").first
    expect(first).to_contain_text(story.article["title"])


def expect_notice_in_feeds(served: DemoServer, article: str, story: Story) -> None:
    for path in ("/corrections.atom", f"{article}/corrections.atom"):
        feed = feedparser.parse(served.get(path))
        assert not feed.bozo
        assert story.notice.words in feed.entries[0].content[0].value
    for path in ("/corrections.json", f"{article}/corrections.json"):
        first = json.loads(served.get(path))["items"][0]
        assert first["_taswib"]["was"] == story.marked
        assert first["_taswib"]["now"] == story.notice.now


def expect_outcome_in_thread(someone: Visitor, receipt: str, story: Story) -> None:
    reader.open_thread(someone, receipt)
    expect(someone.find("#outcome .state-upheld")).to_be_visible()
    assert someone.sees(story.reasons)
    expect(someone.find("#outcome .notice")).to_contain_text(story.notice.words)


def _top(someone: Visitor, selector: str) -> float:
    box = someone.find(selector).first.bounding_box()
    assert box
    return box["y"]
