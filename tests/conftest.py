"""The cast as fixtures; on PostgreSQL only the tests that touch a database run again; drills on request."""

import os
from collections.abc import Iterator

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations
from hypothesis import settings

from taswib.archive.article import Article
from taswib.desk.case import Case
from taswib.desk.flood import MEMORY
from taswib.desk.report import Report
from taswib.desk.reporting import Sent
from taswib.ledger.append_only import protect, release
from taswib.people.newsroom import Newsroom
from taswib.people.person import Person
from taswib.public.conditional import forget
from tests import cast

# A submission must not fail for an example that nobody saw before; at a desk each run tries others. No test measures time.
settings.register_profile("taswib", derandomize=os.environ.get("CI") == "true", deadline=None)
settings.load_profile("taswib")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--drill", action="store_true", help="run the drills (times, loads, faults) and nothing else")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen = [item for item in items if (item.get_closest_marker("drill") is not None) == config.getoption("--drill")]
    if os.environ.get("TASWIB_TESTS_ON") == "postgresql":
        chosen = [item for item in chosen if _touches_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = chosen


def _touches_the_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("once"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(fixtures & {"db", "transactional_db"}) or item.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True, scope="session")
def _flush_with_the_ledger_open() -> Iterator[None]:
    """Tests that commit empty the database afterwards, which the ledger's tables refuse."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def open_and_flush(operations: BaseDatabaseOperations, statements: list[str]) -> None:
        release(operations.connection)
        try:
            flush(operations, statements)
        finally:
            protect(operations.connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", open_and_flush)
        yield


@pytest.fixture(autouse=True)
def _calm() -> None:
    """No test pays for the reports that another one sent."""
    MEMORY.forget()


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """What one test's newsroom answered is not another's, though their numbers and moments are the same."""
    forget()


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
def reviewer(newsroom: Newsroom) -> Person:
    return cast.hire(newsroom, "thurayya")


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
