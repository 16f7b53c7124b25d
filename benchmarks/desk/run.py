"""One database: take the reports in, open the queue and the case, handle all together, decide once."""

import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from taswib.archive.article import Article  # noqa: E402
from taswib.console.case_page import VOICES  # noqa: E402
from taswib.desk.case import Case  # noqa: E402
from taswib.desk.decision import Outcome  # noqa: E402
from taswib.desk.gathering import go_on_gathering  # noqa: E402
from taswib.desk.report import Kind, Report  # noqa: E402
from taswib.desk.reporting import Words, _Letter, _store, new_submission, quote_of_words, token_in  # noqa: E402
from taswib.people.person import Person  # noqa: E402
from tests import cast  # noqa: E402
from tests.console.staff import at, of, signed_in  # noqa: E402

GOAL = 300.0  # milliseconds
_LOT, _TIMES = 250, 7


def main(count: int) -> int:
    setup_test_environment()
    call_command("migrate", verbosity=0)
    editor, article = _newsroom()
    seconds = _timed(lambda: _take_in(article, count))
    _say(f"{connection.vendor}: {count} reports on one article, each sealed, taken in", seconds * 1000)
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")
    desk, case = signed_in(editor), Case.objects.earliest("pk")
    slow = _pages(desk, case, "each in a case of its own")
    began = perf_counter()
    slow += _over(
        "  one press to handle all together, answered after", _timed(lambda: desk.post(of(case, "gathering"))), 2000
    )
    while go_on_gathering(cast.NOW):
        pass
    _say("  all joined, by the watcher, after", (perf_counter() - began) * 1000)
    assert case.reports.count() == count
    slow += _pages(desk, case, "all in one case", f"?page={count // VOICES}")
    case = Case.objects.get(pk=case.pk)
    seconds = _timed(lambda: case.decide(Outcome.REJECTED, "النص صحيح.", by=editor, now=cast.NOW))
    slow += _over(f"  one decision, read by all {count}, after", seconds, GOAL)
    last = Report.objects.select_related("case__decision").latest("pk")
    assert last.case.decision.outcome == Outcome.REJECTED
    return 1 if slow else 0


def _newsroom() -> tuple[Person, Article]:
    newsroom = cast.found_newsroom()
    editor = cast.hire(newsroom, "hala")
    return editor, cast.publish_article(newsroom, cast.hire(newsroom, "nizar"))


def _take_in(article: Article, count: int) -> None:
    """By the statements that a shared commit runs, in larger lots."""
    quote = quote_of_words(article.current, cast.MISTAKE)
    for first in range(0, count, _LOT):
        letters = [
            _Letter(
                article, article.current, Kind.ERROR, quote, Words(f"البلاغ رقم {number}: الرقم 84.", "84 مليون ليرة"),
                token_in(new_submission()), cast.NOW, None, waited=False, files=(),
            )
            for number in range(first, min(count, first + _LOT))
        ]  # fmt: skip
        with transaction.atomic():
            _store(letters)


def _pages(desk: Client, case: Case, how: str, last: str = "") -> int:
    print(f"  {how}:")
    floor = _median(lambda: desk.get(at("replies")))
    _say("    a page of the desk that asks nothing of cases (the floor)", floor)
    slow = 0
    pages = {"the queue": at("queue"), "the queue, overdue": at("queue") + "?show=overdue", "the case": of(case)}
    if last:
        pages["the case, its last page of reports"] = of(case) + last
    for name, path in pages.items():
        slow += _over(f"    {name}", _median(lambda path=path: desk.get(path)) / 1000, GOAL)
    return slow


def _median(act: Callable[[], object]) -> float:
    """Milliseconds, of seven times after one."""
    act()
    return median(_timed(act) for _ in range(_TIMES)) * 1000


def _timed(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def _over(what: str, seconds: float, goal: float) -> int:
    _say(what, seconds * 1000, f"goal {goal:.0f}")
    return int(seconds * 1000 > goal)


def _say(what: str, milliseconds: float, goal: str = "") -> None:
    print(f"{what:70}{milliseconds:10.0f} ms  {goal}", flush=True)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
