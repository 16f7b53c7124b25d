"""Pages of many content systems: the story comes out whole and alone, with what its page says of it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from taswib.archive.incoming import Incoming
from taswib.archive.intake.given import Given
from taswib.archive.intake.page import read_page
from taswib.text.passages import joined
from tests.archive.intake.builds import ADDRESS, BUILDS
from tests.archive.intake.builds_later import LATER
from tests.archive.intake.stories import STORIES, Story

pytestmark = pytest.mark.pure
GIVEN = Given(zone=ZoneInfo("Asia/Damascus"), now=datetime(2026, 11, 22, 9, 40, tzinfo=UTC))
EVERY = BUILDS | LATER
every_page = pytest.mark.parametrize(
    ("build", "story"),
    [(name, story) for name in EVERY for story in STORIES],
    ids=[f"{name}-{story.section}" for name in EVERY for story in STORIES],
)


def read(build: str, story: Story) -> Incoming:
    return read_page(EVERY[build](story), "file:/page.html", GIVEN)


@every_page
def test_a_story_comes_out_whole_and_alone(build: str, story: Story) -> None:
    assert read(build, story).text == joined(story.headline, story.paragraphs)


@pytest.mark.parametrize("build", EVERY)
def test_what_the_page_says_of_it_comes_out_too(build: str) -> None:
    story = STORIES[0]
    found = read(build, story)
    assert (found.byline, found.section, found.outlet) == (story.byline, story.section, "نهر")
    assert (found.address, found.language) == (ADDRESS, "ar")
    assert found.published_at == datetime.fromisoformat(story.published)


def test_a_theme_that_says_english_makes_no_arabic_text_english() -> None:
    page = BUILDS["wordpress_classic"](STORIES[0]).replace('lang="ar"', 'lang="en-US"')
    assert read_page(page, "file:/page.html", GIVEN).language == "ar"


def test_a_part_that_is_most_of_the_page_is_the_article_whatever_it_is_called() -> None:
    page = BUILDS["opengraph_alone"](STORIES[1]).replace("class='news-text' id='news-text'", "class='topics'")
    assert read_page(page, "file:/page.html", GIVEN).text == joined(STORIES[1].headline, STORIES[1].paragraphs)


def test_a_form_around_the_whole_page_takes_nothing_away() -> None:
    page = BUILDS["line_breaks"](STORIES[2]).replace("<body>", "<body><form id='aspnetForm' method='post'>")
    assert read_page(page, "file:/page.html", GIVEN).text == joined(STORIES[2].headline, STORIES[2].paragraphs)


def test_broken_linked_data_takes_nothing_away() -> None:
    story = STORIES[0]
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    page = BUILDS["microdata"](story).replace("</head>", broken + "</head>")
    assert read_page(page, "file:/page.html", GIVEN).byline == story.byline
