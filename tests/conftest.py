"""The cast as fixtures."""

import pytest

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.report import Report
from taswib.desk.reporting import Sent
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from tests import cast


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    return cast.found_newsroom()


@pytest.fixture
def editor(newsroom: Newsroom) -> Person:
    return cast.hire(newsroom, "hala")


@pytest.fixture
def second_editor(newsroom: Newsroom) -> Person:
    return cast.hire(newsroom, "karim")


@pytest.fixture
def standards(newsroom: Newsroom) -> Person:
    return cast.hire(newsroom, "salma")


@pytest.fixture
def author(newsroom: Newsroom) -> Person:
    return cast.hire(newsroom, "nizar")


@pytest.fixture
def writing_editor(newsroom: Newsroom) -> Person:
    """An editor who also writes: recused on her own articles."""
    return cast.hire(newsroom, "rima")


@pytest.fixture
def administrator(newsroom: Newsroom) -> Person:
    return cast.hire(newsroom, "wael")


@pytest.fixture
def article(newsroom: Newsroom, author: Person) -> Article:
    return cast.publish_article(newsroom, author)


@pytest.fixture
def sent(article: Article) -> Sent:
    return cast.write_report(article)


@pytest.fixture
def report(sent: Sent) -> Report:
    return sent.report


@pytest.fixture
def case(report: Report) -> Case:
    return report.case
